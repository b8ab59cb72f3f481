import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commentBlocks, markdownBlocks } from './blocks.ts';
import { exportsWithoutExample } from './exportsWithoutExample.ts';
import { runExample } from './runExample.ts';
import { typeFaults } from './typeFaults.ts';

const door = `data:text/javascript,${encodeURIComponent(
  'export class KpiError extends Error { name = "KpiError"; code = "invalid-option" }' +
    'export const fail = () => { throw new KpiError("confidence: Give a share.") };',
)}`;
const run = (code: string): Promise<string[]> =>
  runExample({ path: 'guide.md', line: 10, code }, { 'support-kpi': door });

test.each([
  '1 + 1; // 2',
  '-0.5; // -0.5',
  "'a'; // 'a'",
  'null; // null',
  '[1, [2]]; // [1, [2]]',
  "({ a: { 'b-c': [null, true] } }); // { a: { 'b-c': [null, true] } }",
  '({\n  a: 1,\n}); // { a: 1 }',
  '[1, 2]; // [\n//   1,\n//   2,\n// ]\n// And a remark.',
  '2 / 3; // ≈ 0.6667',
  '({ share: 2 / 3 }); // ≈ { share: 0.67 }',
  'await Promise.resolve(3); // 3',
  'const given: number = 1; // a remark\ngiven; // 1',
  'for (const n of [2, 2]) {\n  n; // 2\n}',
  'try {\n  throw 1;\n} catch (error) {\n  error; // 1\n}',
  "const url = 'http://x'; // none\nurl; // 'http://x'",
  "import { fail } from 'support-kpi';\nfail(); // throws KpiError",
  "import { fail } from 'support-kpi';\nfail(); // throws KpiError invalid-option confidence: Give…",
  "const { fail } = await import('support-kpi');\nawait (async () => fail())(); // throws KpiError",
])('a true example passes: %j', async (code) => {
  expect(await run(code)).toEqual([]);
});

test.each([
  ['1 + 1; // 3', 'guide.md:10 1 + 1 gives 2, not 3'],
  ['const a = 1;\n\na; // 2', 'guide.md:12 a gives 1, not 2'],
  ["1; // '1'", "gives 1, not '1'"],
  ['-0; // 0', 'gives -0, not 0'],
  ['[1, 2]; // [1]', 'gives [ 1, 2 ], not [1]'],
  ['({ a: 1, b: 2 }); // { a: 1 }', 'gives { a: 1, b: 2 }, not { a: 1 }'],
  ['({}); // { a: undefined }', 'gives {}, not { a: undefined }'],
  ['new Date(0); // {}', 'gives 1970-01-01T00:00:00.000Z, not {}'],
  ['2 / 3; // ≈ 0.6666', 'not ≈ 0.6666'],
  ['Number.NaN; // ≈ 0.6667', 'gives NaN'],
  ['[2, 3].forEach((n) => {\n  n; // 2\n});\n1; // 1', 'n gives 3, not 2'],
  ['throw new RangeError("no");\n1; // 1', 'guide.md:10 does not run: RangeError: no'],
  ['missing(); // 1', 'guide.md:10 does not run: ReferenceError: missing is not defined'],
  ['const broken = ;\n1; // 1', 'does not run'],
  ["import { gone } from 'support-kpi';\ngone; // 1", 'does not run'],
  ['if (Date.now() === 0) {\n  1; // 1\n}', 'guide.md:11 1 is never reached'],
  ['try {\n  1; // 2\n} catch {}', 'gives 1, not 2'],
  ['1; // the first one', 'is followed by words, not by a value: the first one'],
  ['1; // 1 (the first one)', 'is followed by words'],
  ['1; // { a: 1 b: 2 }', 'is followed by words'],
  ['1; // throws KpiError', 'does not throw KpiError'],
  ["import { fail } from 'support-kpi';\nfail(); // throws TypeError", 'throws KpiError: invalid-option'],
  [
    "import { fail } from 'support-kpi';\nfail(); // throws KpiError: Give a number",
    'not KpiError Give a number',
  ],
  ['const a = 1; // 2', 'guide.md:10 shows no value'],
])('a false example fails: %j', async (code, reason) => {
  const problems = await run(code);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(reason);
});

test('inside the library an example needs no import for its neighbours, and may hide one', async () => {
  const within = { half: 'data:text/javascript,export const half = 0.5; export const word = 1;' };
  const outcome = (code: string): Promise<string[]> =>
    runExample({ path: 'src/half.ts', line: 1, code }, {}, { ...within, word: within.half });
  expect(await outcome('half; // 0.5')).toEqual([]);
  expect(await outcome('half; // 0.6')).toHaveLength(1);
  expect(await outcome('const word = 2;\nhalf; // 0.5\nword; // 2')).toEqual([]);
});

test('blocks are found in Markdown, with their lines', () => {
  const text = [
    '# Guide',
    '```ts',
    'const a = 1;',
    '```',
    '```sh',
    'npm install',
    '```',
    '```ts continued',
    'a; // 1',
    '```',
    '- item',
    '  ```ts',
    '  2; // 2',
    '  ```',
    '```ts no-check',
    'nowhere();',
    '```',
    '````md',
    '```ts',
    'shown();',
    '```',
    '````',
  ].join('\n');
  expect(markdownBlocks('guide.md', text)).toEqual([
    { path: 'guide.md', line: 3, code: 'const a = 1;\n\n\n\n\n\na; // 1' },
    { path: 'guide.md', line: 13, code: '2; // 2' },
  ]);
});

test('blocks are found in doc comments at any depth, and nowhere else', () => {
  const source = [
    "const text = '/** ```ts';",
    '/** One. */',
    'export class Sum {',
    '  /**',
    '   * Adds.',
    '   * @example',
    '   * ```ts',
    '   * if (true) {',
    '   *   1; // 1',
    '   * }',
    '   * ```',
    '   */',
    '  add(): void {}',
    '}',
  ].join('\n');
  expect(commentBlocks('src/sum.ts', source)).toEqual([
    { path: 'src/sum.ts', line: 8, code: 'if (true) {\n  1; // 1\n}' },
  ]);
});

test('an export without an executed example is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'support-kpi-examples-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const example = (info: string): string =>
    `/**\n * Text.\n * @example\n * \`\`\`${info}\n * 1; // 1\n * \`\`\`\n */\n`;
  writeFileSync(
    join(folder, 'all.ts'),
    `${example('ts')}export function good() {}
     ${example('ts')}export const goodValue = () => 1;
     ${example('ts no-check')}export function unchecked() {}
     /** Text. */ export const bare = 1;
     export class Bare {}
     export enum Kind { One }
     export interface Shape { a: 1 }
     /** @example good() */ export function unfenced() {}`,
  );
  const door = join(folder, 'door.ts');
  writeFileSync(
    door,
    "export * from './all.ts'; export { bare as renamed, type Bare as Shown } from './all.ts';",
  );
  const names = exportsWithoutExample([door]).map((text) => text.split(' ')[0]);
  expect(names.sort()).toEqual(['Bare', 'Kind', 'bare', 'renamed', 'unchecked', 'unfenced']);
});

test('an example that does not compile is found, by its line', () => {
  const good =
    "import { nps } from 'support-kpi';\nconst value = (scores) => nps(scores).value;\nvalue([9]); // 100";
  const misspelt = "import { nps } from 'support-kpi';\n\nnps([9]).vlaue; // 100";
  const broken = "import { nps } from 'support-kpi';\nnps([9].value;";
  const faults = typeFaults([good, misspelt, broken].map((code, i) => ({ path: `${i}.md`, line: 10, code })));
  expect(faults[0]).toMatch(/^1\.md:12 Property 'vlaue' does not exist/);
  expect(faults.slice(1)).not.toEqual([]);
  for (const fault of faults.slice(1)) expect(fault).toMatch(/^2\.md:1\d /);
});
