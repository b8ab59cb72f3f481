/** An id as text: of a text, a whole or broken number, a bigint. `undefined` for anything else. */
export function readId(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))
    ? String(value)
    : undefined;
}

/** A label as text: what can be an id, and `true` and `false`. `undefined` for anything else. */
export function readLabel(value: unknown): string | undefined {
  return typeof value === 'boolean' ? String(value) : readId(value);
}
