/** Figures by name; one that is not there is nothing, as `null` and 0 are. */
export type Figures = ReadonlyMap<string, number | null>;

/** What there is to compare of a duration. */
export const SUMMARY = ['n', 'mean', 'median', 'p90', 'min', 'max'] as const;

/** Reads a figure by its path, such as `calendar.mean`; `undefined` where there is none. */
export function figureAt(result: unknown, path: string): number | null | undefined {
  const value = path.split('.').reduce((of: unknown, name) => Reflect.get(Object(of), name), result);
  return value === null || typeof value === 'number' ? value : undefined;
}

/** Prints whether others have found the same. */
export function compareFigures(ours: Figures, theirs: Figures): void {
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  const wrong = [...names].filter((name) => !isSame(ours.get(name), theirs.get(name)));
  console.log(
    `    ${names.size.toLocaleString('en')} figures: the answers are ${wrong.length === 0 ? 'the same' : `NOT THE SAME, ${wrong.length} differ`}`,
  );
  for (const name of wrong.slice(0, 3))
    console.log(`      ${name}: ${ours.get(name)} here, ${theirs.get(name)} there`);
}

function isSame(one: number | null = 0, other: number | null = 0): boolean {
  const [a, b] = [one ?? 0, other ?? 0];
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
