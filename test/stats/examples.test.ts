import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/stats/', import.meta.url);
const files = readdirSync(folder).sort();
const sources = files.map((file): [string, string] => [file, readFileSync(new URL(file, folder), 'utf8')]);

test.each(sources)('every export in %s has a comment with an example of its own', (_file, source) => {
  const exported = [...source.matchAll(/^export /gm)].length;
  const documented = [...source.matchAll(/@example\n \* ```ts\n(?:(?!\*\/)[\s\S])*\*\/\nexport /g)].length;
  expect(exported).toBeGreaterThan(0);
  expect(documented).toBe(exported);
});

test.each(
  sources,
)('%s is named after what it exports and imports nothing but its neighbours', (file, source) => {
  const name = file.replace('.ts', '');
  expect(source).toMatch(new RegExp(`^export (function|interface) ${name}\\b`, 'im'));
  for (const [, from = ''] of source.matchAll(/ from '([^']*)'/g)) {
    expect(from).toMatch(/^(\.\.\/errors\.ts|\.\/[a-zA-Z]+\.ts)$/);
  }
});
