import { readdirSync, readFileSync } from 'node:fs';
import { root } from './doors.ts';

/** Files below a folder of the repository whose names end as asked: path from the root → text. */
export function readTree(folder: string, ending: string): Map<string, string> {
  const paths = readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(new URL(path, root), 'utf8')]));
}
