/**
 * Yes or no, as files and databases write it: `true`, 1, and in any letter case `'true'`, `'t'`, `'yes'`, `'y'`,
 * `'on'`, `'1'`, and their opposites. `undefined` for anything else: a word such as `'auto'` is neither.
 */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
  return isPlain ? BOOLEANS.get(String(value).trim().toLowerCase()) : undefined;
}

const BOOLEANS: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ['true', true],
  ['t', true],
  ['yes', true],
  ['y', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['f', false],
  ['no', false],
  ['n', false],
  ['off', false],
  ['0', false],
]);
