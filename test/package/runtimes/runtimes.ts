import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const installed = new URL('node_modules/', import.meta.url);

/** Where a runtime's program is, below what `npm install` puts into this folder; `undefined` where it is not there. */
function found(path: string): string | undefined {
  const file = fileURLToPath(new URL(path, installed));
  return existsSync(file) ? file : undefined;
}

/** The runtimes that can be installed here, and their programs where they are. */
export const runtimes: Readonly<Record<Runtime, string | undefined>> = {
  node22: found('node22/bin/node'),
  node24: found('node24/bin/node'),
  deno: found('@deno/linux-x64-glibc/deno'),
  bun: found('@oven/bun-linux-x64/bin/bun'),
  workerd: found('@cloudflare/workerd-linux-64/bin/workerd'),
  edgeRuntime: found('@edge-runtime/vm/dist/index.js'),
  hermesc: found('hermes-compiler/hermesc/linux64-bin/hermesc'),
};

/** A runtime, as the tests call it. */
export type Runtime = 'node22' | 'node24' | 'deno' | 'bun' | 'workerd' | 'edgeRuntime' | 'hermesc';

/** Says aloud that something is not tested. */
export function warnOfMissing(): string[] {
  const missing = Object.entries(runtimes).flatMap(([name, path]) => (path === undefined ? [name] : []));
  if (missing.length > 0) {
    console.warn(
      `NOT TESTED IN ${missing.join(', ')}: run "npm install --prefix test/package/runtimes" to have them.`,
    );
  }
  return missing;
}
