/**
 * The offset that a zone word in capitals or small letters names, in milliseconds, or `NaN`. Only words that mean one
 * offset: those of RFC 5322 (there `CST` is of North America), and those of Europe in English and German. `BST` and
 * `IST` mean several and are not known.
 */
export function zoneWordOffset(word: string): number {
  return (HOURS.get(word.toUpperCase()) ?? Number.NaN) * 3_600_000;
}

/** The words, for messages. */
export function zoneWords(): string {
  return [...HOURS.keys()].join(', ');
}

const HOURS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ['UTC', 0],
  ['UT', 0],
  ['GMT', 0],
  ['Z', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['WET', 0],
  ['WEST', 1],
  ['CET', 1],
  ['CEST', 2],
  ['MEZ', 1],
  ['MESZ', 2],
  ['EET', 2],
  ['EEST', 3],
]);
