import { join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { doors, root } from '../package/doors.ts';
import { readTree } from '../package/sources.ts';
import type { Urls } from './instrument.ts';

/** The library as examples import it. */
export interface Library {
  /** The packages: name → URL. */
  readonly doors: Urls;
  /**
   * What an example in a file of `src` may use without an import: what the file and its neighbours export
   * to each other, but no door to users. Name → URL.
   */
  within(path: string): Urls;
}

/** Compiles every file of `src` into a folder, all sharing their modules. */
export async function buildLibrary(folder: string): Promise<Library> {
  const { metafile } = await build({
    entryPoints: [...readTree('src', '.ts').keys()],
    absWorkingDir: fileURLToPath(root),
    outdir: folder,
    outbase: 'src',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  const names = new Map(
    Object.values(metafile.outputs).map(({ entryPoint = '', exports }) => [entryPoint, exports]),
  );
  const urlOf = (path: string): string =>
    pathToFileURL(join(folder, path.replace(/^src\/(.*)\.ts$/, '$1.mjs'))).href;
  const shown = new Set(Object.values(doors).flatMap((path) => names.get(path) ?? []));
  return {
    doors: Object.fromEntries(Object.entries(doors).map(([name, path]) => [name, urlOf(path)])),
    within: (path) =>
      Object.fromEntries(
        [...names]
          .filter(([other]) => posix.dirname(other) === posix.dirname(path))
          .flatMap(([other, exports]) => exports.map((name) => [name, urlOf(other)]))
          .filter(([name = '']) => !shown.has(name)),
      ),
  };
}
