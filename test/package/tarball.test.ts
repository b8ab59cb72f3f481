import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { doors, root } from './doors.ts';
import { installPacked } from './packed.ts';
import { runNode } from './run.ts';

test('the package holds the built files, its licence, its texts and nothing else', async () => {
  const { paths } = await installPacked(onTestFinished);
  expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist',
    'docs',
    'package.json',
    'src',
  ]);
  expect(paths).toContain('dist/support-kpi.global.js');
});

test('every door leads to its files, as ES module and CommonJS, typed, with a source behind it', () => {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  for (const [door, source] of Object.entries(doors)) {
    const file = `./dist/${door.split('/')[1] ?? 'index'}`;
    expect(exports[door.replace('support-kpi', '.')]).toEqual({
      import: { types: `${file}.d.ts`, default: `${file}.js` },
      require: { types: `${file}.d.cts`, default: `${file}.cjs` },
      default: `${file}.js`,
    });
    expect(existsSync(new URL(source, root)), source).toBe(true);
  }
  const files = ['./dist/support-kpi.global.js', './package.json'];
  expect(Object.keys(exports)).toEqual([
    ...Object.keys(doors).map((name) => name.replace('support-kpi', '.')),
    ...files,
  ]);
});

test('what the README links to is in the package', async () => {
  const { paths, installed } = await installPacked(onTestFinished);
  const readme = readFileSync(join(installed, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path);
  expect(links).toContain('docs/business-hours.md');
  expect(paths).toEqual(expect.arrayContaining(links));
});

test('every door gives the same names to import and to require', async () => {
  const { folder } = await installPacked(onTestFinished);
  for (const door of Object.keys(doors)) {
    const imported = await runNode(
      ['--input-type=module', '-e', `${list(`await import('${door}')`)}`],
      folder,
    );
    const required = await runNode(['--input-type=commonjs', '-e', list(`require('${door}')`)], folder);
    expect(imported.code, imported.output).toBe(0);
    expect(required).toEqual(imported);
    if (door === 'support-kpi') expect(JSON.parse(imported.output)).toContain('nps');
  }
});

const list = (door: string): string => `console.log(JSON.stringify(Object.keys(${door}).sort()))`;

test.each([
  ['an ES module', 'esm', 'consumer.mjs'],
  ['a CommonJS module', 'cjs', 'consumer.cjs'],
] as const)('an everyday program gets its figures from the installed package as %s', async (_, format, file) => {
  const { folder, installed } = await installPacked(onTestFinished);
  const source = readFileSync(new URL('test/package/consumers/everyday.ts', root), 'utf8');
  writeFileSync(join(folder, file), transformSync(source, { loader: 'ts', format }).code);
  expect(await runNode([file], folder)).toEqual({ code: 0, output: '' });

  rmSync(join(installed, 'dist', format === 'esm' ? 'index.js' : 'index.cjs'));
  expect((await runNode([file], folder)).output).toContain('Cannot find module');
});
