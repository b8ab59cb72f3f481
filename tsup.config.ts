import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { defineConfig, type Options } from 'tsup';
import manifest from './package.json' with { type: 'json' };

/** The source behind each door, read off `exports`: `./sql` is `src/sql/index.ts`. A new door is made there alone. */
const doors = Object.fromEntries(
  Object.keys(manifest.exports)
    .filter((path) => !/.\.\w+$/.test(path))
    .map((path) => [path.slice(2) || 'index', path.replace('.', 'src').concat('/index.ts')]),
);

/**
 * Builds in the one function of date-fns-tz that is used, and runs its modules when that is first called. Loaded as a
 * package they are 318 files; run at once they set up `Intl`, which alone takes longer than all that is ours.
 */
const zonesOnDemand: Plugin = {
  name: 'date-fns-tz on demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^date-fns-tz\/format$/ }, ({ path }) => ({ path, namespace: 'on-demand' }));
    onLoad({ filter: /.*/, namespace: 'on-demand' }, async ({ path }) => {
      const { outputFiles } = await build({
        stdin: { contents: `export { format } from '${path}'`, resolveDir: import.meta.dirname },
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'loaded',
        minify: true,
        target: 'es2022',
      });
      return {
        contents: `let loaded;
export function format(date, tokens, options) {
  loaded ??= load();
  return loaded.format(date, tokens, options);
}
function load() {
  ${outputFiles[0]?.text ?? ''}
  return loaded;
}`,
      };
    });
  },
};

/** The chunks that a built file needs, itself or through others; what is built in from date-fns-tz stays by itself. */
function chunksBehind(path: string, found: Set<string> = new Set()): Set<string> {
  for (const [, chunk = ''] of readFileSync(path, 'utf8').matchAll(/"\.\/(chunk-\w+\.js)"/g)) {
    const behind = join(dirname(path), chunk);
    if (found.has(chunk) || isOnDemand(behind)) continue;
    chunksBehind(behind, found.add(chunk));
  }
  return found;
}

function isOnDemand(path: string): boolean {
  return readFileSync(path, 'utf8').includes('// on-demand:');
}

/** The names that each chunk exports, with those that they have in the one file of all: two chunks may use a name for two things. */
function exportsOf(chunks: readonly string[], folder: string): Map<string, Map<string, string>> {
  const taken = new Set<string>();
  return new Map(
    chunks.map((chunk) => {
      const [, list = ''] =
        /export \{([^}]*)\};?\s*(?:\/\/.*)?$/.exec(readFileSync(join(folder, chunk), 'utf8')) ?? [];
      const names = list.split(',').map((each) => each.trim().split(' as ').at(-1) ?? '');
      const own = names
        .filter((name) => name !== '')
        .map((name): [string, string] => {
          let free = name;
          while (taken.has(free)) free += '_';
          taken.add(free);
          return [name, free];
        });
      return [chunk, new Map(own)];
    }),
  );
}

/** A file that imports from one file what it imported from its chunks. */
function importingFrom(file: string, text: string, exported: Map<string, Map<string, string>>): string {
  return text.replace(
    /(?:import \{([^}]*)\} from|import) "\.\/(chunk-\w+\.js)"/g,
    (all, list: string | undefined, chunk) => {
      const names = exported.get(chunk);
      if (names === undefined) return all;
      const imports = (list ?? '')
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '');
      const renamed = imports.map((each) => {
        const [name = '', local = name] = each.split(' as ');
        return `${names.get(name) ?? name} as ${local}`;
      });
      return list === undefined ? `import "./${file}"` : `import { ${renamed.join(', ')} } from "./${file}"`;
    },
  );
}

/**
 * Puts the chunks behind the main door into one file that all doors share, `core.js`, and what only other doors share into
 * another, `shared.js`: a file more costs a loader as much as some 20 KB more, and bundlers drop what is not used all the same.
 */
async function mergeAllChunks(folder: string): Promise<void> {
  const core = chunksBehind(join(folder, 'index.js'));
  await mergeChunks(folder, core, 'core.js');
  const others = readdirSync(folder).filter(
    (name) => /^chunk-\w+\.js$/.test(name) && !isOnDemand(join(folder, name)),
  );
  await mergeChunks(folder, new Set(others), 'shared.js');
}

async function mergeChunks(folder: string, chunks: ReadonlySet<string>, outfile: string): Promise<void> {
  if (chunks.size === 0) return;
  const exported = exportsOf([...chunks], folder);
  const files = readdirSync(folder).filter((name) => name.endsWith('.js') && !name.includes('.global.'));
  const apart = files.filter((name) => name === 'core.js' || isOnDemand(join(folder, name)));
  await build({
    stdin: {
      contents: [...exported]
        .map(
          ([chunk, names]) =>
            `export { ${[...names].map(([name, own]) => `${name} as ${own}`)} } from './${chunk}';`,
        )
        .join('\n'),
      resolveDir: resolve(folder),
    },
    outfile,
    // The paths in comments are those of the folder, whatever it is called.
    absWorkingDir: resolve(folder),
    bundle: true,
    external: apart.map((name) => `./${name}`),
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
  });
  for (const name of files) {
    const path = join(folder, name);
    if (chunks.has(name)) {
      rmSync(path);
      rmSync(`${path}.map`);
      continue;
    }
    writeFileSync(path, importingFrom(outfile, readFileSync(path, 'utf8'), exported));
  }
}

/** The licences of what is built in. */
async function writeLicences(): Promise<void> {
  const texts = ['date-fns-tz', 'date-fns'].map((name) => {
    const text = readFileSync(new URL(`node_modules/${name}/LICENSE.md`, import.meta.url), 'utf8');
    return `${name}, parts of which are built into these files:\n\n${text.trim()}\n`;
  });
  writeFileSync(new URL('dist/LICENSES.md', import.meta.url), texts.join('\n---\n\n'));
}

const shared: Options = {
  target: 'es2022',
  sourcemap: true,
  noExternal: [/^date-fns-tz/],
  esbuildPlugins: [zonesOnDemand],
};
const types: Options['dts'] = { entry: doors, compilerOptions: { ignoreDeprecations: '6.0' } };

export default defineConfig([
  {
    ...shared,
    entry: doors,
    esbuildOptions(options) {
      // What needs time zones gets a file of its own: where none is needed, bundlers then drop it.
      options.entryPoints = { ...Object(options.entryPoints), 'date-fns-tz': 'date-fns-tz/format' };
    },
    format: ['esm'],
    splitting: true,
    clean: true,
    dts: types,
    plugins: [
      {
        name: 'one core',
        buildEnd() {
          return mergeAllChunks(this.options.outDir);
        },
      },
    ],
    onSuccess: writeLicences,
  },
  { ...shared, entry: doors, format: ['cjs'], dts: types },
  {
    ...shared,
    entry: { 'support-kpi': 'src/index.ts' },
    format: ['iife'],
    globalName: 'SupportKpi',
    platform: 'browser',
    minify: true,
  },
]);
