/** Numbers the combinations of values that rows fall under, in the order in which they are first met. */
export class Groups {
  /** The values of each group. */
  readonly values: (readonly (string | null)[])[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of the group of these values. */
  numberOf(values: readonly (string | null)[]): number {
    // Each value carries its length, so that no two combinations are written alike.
    const key = values.map((value) => (value === null ? '' : `${value.length}:${value}`)).join(';');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(values) - 1;
  }

  /** The groups' numbers, ordered by their values; `null` comes last. */
  sorted(): number[] {
    return this.values
      .map((_, group) => group)
      .sort((a, b) => compare(this.values[a] ?? [], this.values[b] ?? []));
  }
}

function compare(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
