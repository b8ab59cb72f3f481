import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/stats/', import.meta.url);
const files = readdirSync(folder).sort();
const sources = files.map((file): [string, string] => [file, readFileSync(new URL(file, folder), 'utf8')]);
const scope: Record<string, unknown> = {};
for (const file of files) Object.assign(scope, await import(new URL(file, folder).href));

test.each(sources)('the examples in %s give what they say', (_file, source) => {
  const examples = [...source.matchAll(/```ts\n([^`]*)```/g)].map(([, text = '']) =>
    text.replace(/^ \* ?/gm, ''),
  );
  for (const example of examples) {
    let setup = '';
    for (const line of example.trim().split('\n')) {
      const [, expression, value] = /^(.*); \/\/ (.*)$/.exec(line) ?? [];
      if (expression === undefined) {
        setup += `${line}\n`;
        continue;
      }
      const call = new Function(...Object.keys(scope), `${setup}return [${expression}, ${value}];`);
      const [actual, stated] = call(...Object.values(scope));
      expect(actual, line).toEqual(stated);
    }
  }
});

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
