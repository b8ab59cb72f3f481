/** A result without the places of what it leaves out: summaries and databases have the counts only. */
export function withoutPlaces(result: object): object {
  return Object.fromEntries(Object.entries(result).filter(([name]) => name !== 'excludedAt'));
}
