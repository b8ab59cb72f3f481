import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './doors.ts';
import { run } from './run.ts';

/** A project of somebody else, with the packed package installed in it. */
export interface Consumer {
  /** The project's folder. */
  readonly folder: string;
  /** Where the package is installed. */
  readonly installed: string;
  /** The packed file. */
  readonly tarball: string;
  /** The paths in the packed file. */
  readonly paths: readonly string[];
}

/**
 * Packs the built package as npm would publish it, and installs that in an empty project.
 *
 * @param whenDone - vitest's hook that removes the project: `onTestFinished` or `afterAll`
 */
export async function installPacked(whenDone: (remove: () => void) => void): Promise<Consumer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'support-kpi-consumer-')));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  await succeed('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], fileURLToPath(root));
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const listing = await succeed('tar', ['-tzf', tarball], folder);
  await succeed('tar', ['-xzf', tarball], folder);
  const installed = join(modules, 'support-kpi');
  renameSync(join(folder, 'package'), installed);
  for (const name of ['date-fns', 'date-fns-tz'])
    symlinkSync(fileURLToPath(new URL(`node_modules/${name}`, root)), join(modules, name));
  const paths = listing
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
  return { folder, installed, tarball, paths };
}

/** Packs an installed package again, after it was altered. */
export async function repack({ installed, folder }: Consumer): Promise<string> {
  const tarball = join(folder, 'altered.tgz');
  await succeed('tar', ['-czf', tarball, '--transform', 's,^\\.,package,', '-C', installed, '.'], folder);
  return tarball;
}

async function succeed(program: string, args: readonly string[], folder: string): Promise<string> {
  const { code, output } = await run(program, args, folder);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${output}`);
  return output;
}
