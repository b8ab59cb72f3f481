import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './doors.ts';

/**
 * Bytes, minified and gzipped, of the bundle that a user's bundler makes of `source`, and what it exports.
 *
 * @param external - packages to leave out of the count
 */
export async function bundleCost(
  source: string,
  external: string[] = [],
): Promise<{ bytes: number; names: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(root) },
    bundle: true,
    write: false,
    metafile: true,
    outfile: 'bundle.js',
    format: 'esm',
    platform: 'neutral',
    minify: true,
    logLevel: 'silent',
    external,
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
  return { bytes, names: Object.values(metafile.outputs).flatMap((output) => output.exports) };
}
