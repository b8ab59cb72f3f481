import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from './doors.ts';
import { installPacked } from './packed.ts';
import { type Ended, runNode } from './run.ts';

const consumers = new URL('test/package/consumers/', root);
const sources = ['everyday', 'mistakes'].map((name) => ({
  name,
  text: readFileSync(new URL(`${name}.ts`, consumers), 'utf8'),
}));

/** TypeScript as found from a folder: ours, and the oldest that the types are made for. */
function compilerOf(folder: URL): { version: string; tsc: string } {
  const manifest = createRequire(new URL('package.json', folder)).resolve('typescript/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { version, tsc: join(dirname(manifest), 'lib', 'tsc.js') };
}

const newest = compilerOf(root);
const oldest = compilerOf(new URL('test/package/oldest-consumer/', root));
const node16 = { settings: { module: 'node16' }, endings: ['.mts', '.cts'] };
const bundler = { settings: { module: 'esnext', moduleResolution: 'bundler' }, endings: ['.ts'] };

const consumer = installPacked(afterAll);

/** Typechecks the sources, written with each ending, in a folder of the consumer's project. */
async function typecheck(
  { tsc }: typeof newest,
  { settings, endings }: typeof node16 | typeof bundler,
  texts: typeof sources,
  exactOptionalPropertyTypes: boolean,
): Promise<Ended> {
  const folder = mkdtempSync(join((await consumer).folder, 'check-'));
  const files = texts.flatMap(({ name, text }) => endings.map((ending) => ({ name: name + ending, text })));
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const compilerOptions = {
    ...settings,
    exactOptionalPropertyTypes,
    target: 'es2022',
    lib: ['es2022'],
    types: [],
    strict: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: files.map(({ name }) => name) }),
  );
  return runNode([tsc, '--project', 'tsconfig.json', '--pretty', 'false'], folder);
}

describe.concurrent.each([newest, oldest])('with TypeScript $version', (compiler) => {
  describe.each([node16, bundler])('and $settings', (resolution) => {
    test.each([true, false])('users typecheck, with exactOptionalPropertyTypes %s', async (exact) => {
      const ended = await typecheck(compiler, resolution, sources, exact);
      expect(ended).toEqual({ code: 0, output: '' });
    });
  });
});

test('the compilers are an old and a new one', () => {
  expect([oldest.version, newest.version]).toEqual([
    expect.stringMatching(/^5\.4\./),
    expect.stringMatching(/^6\.0\./),
  ]);
});

test('every mistake of the consumers is a type error of its own', async () => {
  const marker = /\/\/ @ts-expect-error/g;
  const bare = sources.map(({ name, text }) => ({ name, text: text.replace(marker, '//') }));
  const mistakes = sources.flatMap(({ text }) => text.match(marker) ?? []).length;
  const { output } = await typecheck(newest, bundler, bare, true);
  expect(mistakes).toBeGreaterThan(3);
  expect(output.match(/^mistakes\.ts\(.*error TS/gm), output).toHaveLength(mistakes);
});
