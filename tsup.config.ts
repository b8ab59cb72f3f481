import { readFileSync, writeFileSync } from 'node:fs';
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
    // What needs time zones gets a file of its own, and so does what it shares with the rest: where none is needed,
    // bundlers then drop both.
    entry: { ...doors, zoneOffset: 'src/time/zoneOffset.ts', errors: 'src/errors.ts' },
    esbuildOptions(options) {
      options.entryPoints = { ...Object(options.entryPoints), 'date-fns-tz': 'date-fns-tz/format' };
    },
    format: ['esm'],
    splitting: true,
    clean: true,
    dts: types,
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
