import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { root } from './doors.ts';
import { installPacked } from './packed.ts';
import { run } from './run.ts';
import { readTree } from './sources.ts';

test('a second build is the same, byte for byte', async () => {
  // Beside the first: the names of chunks come from the paths to their sources.
  const folder = mkdtempSync(fileURLToPath(new URL('dist-', root)));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tsup = fileURLToPath(new URL('node_modules/.bin/tsup', root));
  const { code, output } = await run(tsup, ['--silent', '--out-dir', folder], fileURLToPath(root));
  expect(code, output).toBe(0);
  const built = readTree('dist', '');
  // The licences are written beside the built files of the repository alone.
  const names = [...built.keys()]
    .map((path) => path.slice('dist/'.length))
    .filter((name) => name !== 'LICENSES.md');
  expect(readdirSync(folder).sort()).toEqual(names.sort());
  for (const name of names) {
    expect(readFileSync(join(folder, name), 'utf8') === built.get(`dist/${name}`), name).toBe(true);
  }
}, 300_000);

test('the licences of what is built in are there', async () => {
  const { installed } = await installPacked(onTestFinished);
  const text = readFileSync(join(installed, 'dist/LICENSES.md'), 'utf8');
  for (const holder of ['Marnus Weststrate', 'Sasha Koss and Lesha Koss', 'Permission is hereby granted']) {
    expect(text).toContain(holder);
  }
});

test('every source map leads to a file of the package, or holds its text', async () => {
  const { installed, paths } = await installPacked(onTestFinished);
  const code = paths.filter((path) => /^dist\/.*\.c?js$/.test(path));
  expect(code.length).toBeGreaterThan(10);
  const sources = new Set<string>();
  for (const path of code) {
    const text = readFileSync(join(installed, path), 'utf8');
    const [, name = ''] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text) ?? [];
    const map = join(installed, dirname(path), name);
    const { sources: listed, sourcesContent } = JSON.parse(readFileSync(map, 'utf8'));
    for (const [i, source] of listed.entries()) {
      const file = join(dirname(map), source);
      expect(existsSync(file) || typeof sourcesContent?.[i] === 'string', `${path}: ${source}`).toBe(true);
      if (source.startsWith('../src/')) {
        sources.add(source.slice(3));
        expect(readFileSync(file, 'utf8') === sourcesContent[i], source).toBe(true);
      }
    }
  }
  expect([...sources]).toEqual(
    expect.arrayContaining(['src/metrics/satisfaction/nps.ts', 'src/time/zoneOffset.ts']),
  );
});
