/** A result of any metric, or a part of one, as far as it is shown: what it holds is looked at field by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a result; none where it is no object. */
export function fieldsOf(result: unknown): Fields {
  return Object(result);
}

/** A number that a field holds; `null` where it holds none. */
export function numberIn(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The parts that a field holds as a list. */
export function partsIn(fields: Fields, name: string): Fields[] {
  const list = fields[name];
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}
