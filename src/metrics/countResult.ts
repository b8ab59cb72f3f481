/** A number of things. */
export interface CountResult {
  /** How many; 0 when there are none. */
  readonly value: number;
  /** The same number: a count is its own base. */
  readonly n: number;
}

/** Makes the result of a count. */
export function countResult(value: number): CountResult {
  return { value, n: value };
}
