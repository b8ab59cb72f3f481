import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Format } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { doors } from '../doors.ts';
import { installPacked } from '../packed.ts';
import { run } from '../run.ts';
import { runtimes, warnOfMissing } from './runtimes.ts';

const missing = warnOfMissing();

test('no runtime is missing where it must not be, in CI on Linux', () => {
  const mustBe = Boolean(process.env['CI']) && process.platform === 'linux' && process.arch === 'x64';
  expect(mustBe ? missing : []).toEqual([]);
});

const consumer = installPacked(afterAll);

/** Writes a program that has the figures into the consumer's folder, and says where. */
async function program(
  file: string,
  format: Format,
  ending: string,
  bundled: boolean = false,
): Promise<string> {
  const { folder } = await consumer;
  const outfile = join(folder, file);
  await build({
    stdin: {
      contents: `import { figures } from './figures.ts';\n${ending}`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    outfile,
    bundle: true,
    packages: 'external',
    // The package as it is installed there, not the paths of this repository.
    tsconfigRaw: {},
    format: bundled ? 'esm' : format,
    target: 'es2022',
    logLevel: 'silent',
  });
  if (!bundled) return outfile;
  await build({
    entryPoints: [outfile],
    outfile: `${outfile}.bundle.js`,
    bundle: true,
    format,
    logLevel: 'silent',
  });
  return `${outfile}.bundle.js`;
}

/** The figures that a program prints; it must end well. */
async function printed(command: string, args: readonly string[]): Promise<string> {
  const { folder } = await consumer;
  const env = { DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' };
  const { code, output } = await run(command, args, folder, env);
  expect(code, output).toBe(0);
  return output.split('\n').find((line) => line.startsWith('[[')) ?? output;
}

const PRINT = 'console.log(figures());';

/** The figures of the Node that runs the tests. */
let known: Promise<string> | undefined;
const reference = (): Promise<string> => {
  known ??= program('reference.mjs', 'esm', PRINT).then((file) => printed(process.execPath, [file]));
  return known;
};

test('the figures are figures', async () => {
  const text = await reference();
  expect(text.length).toBeGreaterThan(10_000);
  expect(JSON.parse(text)[0]).toHaveLength(Object.keys(doors).length);
  expect(text).toContain('Europe/London');
});

const deno = ['run', '--quiet', '--no-lock', '--cached-only', '--node-modules-dir=manual', '--allow-env'];
const commands: readonly (readonly [string, string | undefined, readonly string[], Format])[] = [
  ['this Node', process.execPath, [], 'cjs'],
  ['Node 22', runtimes.node22, [], 'esm'],
  ['Node 22', runtimes.node22, [], 'cjs'],
  ['Node 24', runtimes.node24, [], 'esm'],
  ['Node 24', runtimes.node24, [], 'cjs'],
  ['Deno', runtimes.deno, deno, 'esm'],
  ['Bun', runtimes.bun, ['run', '--no-install'], 'esm'],
  ['Bun', runtimes.bun, ['run', '--no-install'], 'cjs'],
];

for (const [name, command, args, format] of commands) {
  test.skipIf(command === undefined)(
    `${name} loads every door (${format}) and gives the same figures`,
    async () => {
      const { folder } = await consumer;
      writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "support-kpi": "*" } }');
      const file = await program(`${name}.${format === 'esm' ? 'mjs' : 'cjs'}`, format, PRINT);
      expect(await printed(command ?? '', [...args, file])).toBe(await reference());
    },
  );
}

test.skipIf(runtimes.workerd === undefined)(
  'workerd loads every door and gives the same figures',
  async () => {
    const { folder, installed } = await consumer;
    const entry = await program('worker.mjs', 'esm', `export default { test() { ${PRINT} } };`);
    // workerd has no packages: the built files are its modules, as they are.
    const named = readFileSync(entry, 'utf8').replaceAll(
      /"support-kpi(?:\/(\w+))?"/g,
      (_, door = 'index') => `"./dist/${door}.js"`,
    );
    writeFileSync(entry, named);
    const files = readdirSync(join(installed, 'dist')).filter((name) => /(?<!global)\.js$/.test(name));
    const modules = [
      `(name = "worker.mjs", esModule = embed "worker.mjs")`,
      ...files.map(
        (name) => `(name = "dist/${name}", esModule = embed "node_modules/support-kpi/dist/${name}")`,
      ),
    ];
    writeFileSync(
      join(folder, 'worker.capnp'),
      `using Workerd = import "/workerd/workerd.capnp";
     const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
     const worker :Workerd.Worker = (compatibilityDate = "2026-01-01", modules = [${modules.join(',\n')}]);`,
    );
    expect(await printed(runtimes.workerd ?? '', ['test', 'worker.capnp'])).toBe(await reference());
  },
);

test.skipIf(runtimes.edgeRuntime === undefined)(
  'edge-runtime loads every door and gives the same figures',
  async () => {
    const { folder } = await consumer;
    const file = await program('edge.mjs', 'iife', 'globalThis.said = figures();', true);
    const host = join(folder, 'host.cjs');
    writeFileSync(
      host,
      `const { EdgeVM } = require(${JSON.stringify(runtimes.edgeRuntime)});
     const vm = new EdgeVM();
     vm.evaluate(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'));
     console.log(vm.evaluate('said'));`,
    );
    expect(await printed(process.execPath, [host])).toBe(await reference());
  },
);

test.skipIf(runtimes.hermesc === undefined).each(Object.keys(doors))('Hermes compiles %s', async (door) => {
  const { folder, installed } = await consumer;
  const file = join(installed, 'dist', `${door.split('/')[1] ?? 'index'}.cjs`);
  const compiled = join(folder, `${basename(file)}.hbc`);
  const { code, output } = await run(
    runtimes.hermesc ?? '',
    ['-emit-binary', '-O', '-w', '-out', compiled, file],
    folder,
  );
  expect([code, output]).toEqual([0, '']);
  expect(readFileSync(compiled).length).toBeGreaterThan(10_000);
});

test.skipIf(runtimes.hermesc === undefined)(
  'the compiler of Hermes refuses what Hermes cannot run',
  async () => {
    const { folder } = await consumer;
    writeFileSync(join(folder, 'later.js'), 'const late = await import("support-kpi");');
    expect(
      (await run(runtimes.hermesc ?? '', ['-emit-binary', '-out', 'later.hbc', 'later.js'], folder)).code,
    ).not.toBe(0);
  },
);
