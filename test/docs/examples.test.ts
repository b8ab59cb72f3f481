import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { doors, root } from '../package/doors.ts';
import { readTree } from '../package/sources.ts';
import { commentBlocks, markdownBlocks } from './blocks.ts';
import { buildLibrary } from './buildLibrary.ts';
import { exportsWithoutExample } from './exportsWithoutExample.ts';
import { runExample } from './runExample.ts';
import { typeFaults } from './typeFaults.ts';

const readme = markdownBlocks('README.md', readFileSync(new URL('README.md', root), 'utf8'));
const guides = [...readTree('docs', '.md')]
  .filter(([path]) => !path.startsWith('docs/site/'))
  .flatMap(([path, text]) => markdownBlocks(path, text));
const comments = [...readTree('src', '.ts')].flatMap(([path, source]) => commentBlocks(path, source));
const blocks = [...readme, ...guides, ...comments];

const folder = mkdtempSync(join(tmpdir(), 'support-kpi-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const library = await buildLibrary(folder);

test('the README shows examples', () => {
  expect(readme).not.toEqual([]);
});

const named = blocks.map((block) => [`${block.path}:${block.line}`, block] as const);
test.each(named)('the example at %s gives what it says', async (_, block) => {
  expect(await runExample(block, library.doors, library.within(block.path))).toEqual([]);
});

test('what the README and the guides show compiles', () => {
  expect(typeFaults([...readme, ...guides])).toEqual([]);
});

test('everything that can be called has an example', () => {
  const files = Object.values(doors).map((path) => fileURLToPath(new URL(path, root)));
  expect(exportsWithoutExample(files)).toEqual([]);
});
