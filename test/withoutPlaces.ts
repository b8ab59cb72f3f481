/** A result without the places of what it leaves out: summaries and databases have the counts only. */
export function withoutPlaces(result: object): object {
  return Object.fromEntries(Object.entries(result).filter(([name]) => name !== 'excludedAt'));
}

/** A report without these places, in its rows and its total. */
export function reportWithoutPlaces(result: {
  readonly rows: readonly object[];
  readonly total: object;
}): object {
  return { ...result, rows: result.rows.map(rowWithoutPlaces), total: rowWithoutPlaces(result.total) };
}

/** A row of a report without these places. */
export function rowWithoutPlaces(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && 'excluded' in value ? withoutPlaces(value) : value,
    ]),
  );
}
