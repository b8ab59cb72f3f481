import { pathToFileURL } from 'node:url';

/** What the benches use of this library, or of an earlier build of it. */
export type Library = typeof import('../../src/index.ts');

/**
 * An earlier build, to be compared with; nothing where `BASELINE` names none. One is made like this:
 *
 *     git worktree add ../baseline <commit> && cd ../baseline && npm ci && npm run build
 *     BASELINE=../baseline/dist/index.js npm run bench -- report
 */
export async function baseline(): Promise<Library | undefined> {
  const { BASELINE } = process.env;
  if (BASELINE === undefined) {
    console.log('  no baseline given');
    return undefined;
  }
  return import(pathToFileURL(BASELINE).href);
}
