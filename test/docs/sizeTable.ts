import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as library from '../../src/index.ts';
import { bundleCost } from '../package/bundleCost.ts';
import { doors, root } from '../package/doors.ts';
import { readTree } from '../package/sources.ts';

/** What an import costs, in bytes, minified and gzipped, without date-fns-tz. */
export interface Size {
  readonly door: string;
  /** The export; `*` for all of the door. */
  readonly name: string;
  readonly bytes: number;
}

/** The aim for a metric, in bytes, and that for `nps`, from which the others are the further. */
const AIM = 8 * 1024;
const AIM_NPS = 2 * 1024;

/** The file of the build that holds what comes from date-fns-tz. */
const dateFnsTz = (): string[] =>
  [...readTree('dist', '.js')]
    .filter(([, text]) => text.includes('// on-demand:date-fns-tz'))
    .map(([path]) => path.replace('dist', '.'));

/** What each export of each door costs in the build that stands in `dist`. */
export async function measureSizes(): Promise<readonly Size[]> {
  const external = dateFnsTz();
  const all = Object.keys(doors).map(async (door) => {
    const file = `./dist/${door.split('/')[1] ?? 'index'}.js`;
    const whole = await bundleCost(`export * from '${file}'`, external);
    const each = whole.names.sort().map(async (name) => {
      const { bytes } = await bundleCost(`export { ${name} } from '${file}'`, external);
      return { door, name, bytes };
    });
    return [{ door, name: '*', bytes: whole.bytes }, ...(await Promise.all(each))];
  });
  return (await Promise.all(all)).flat();
}

const metrics: ReadonlySet<string> = new Set(
  Object.entries(library).flatMap(([name, it]) => ('plan' in it && 'needs' in it ? [name] : [])),
);

/** The page of the sizes. */
export function sizeTable(sizes: readonly Size[]): string {
  const bundle = readFileSync(new URL('dist/support-kpi.global.js', root));
  const rows = Object.keys(doors).map((door) => {
    const own = sizes.filter((size) => size.door === door);
    const whole = own.find(({ name }) => name === '*')?.bytes ?? 0;
    const lines = own.filter(({ name }) => name !== '*').map(lineOf);
    return `## \`${door}\`\n\nAll of it: ${whole} bytes.\n\n| export | bytes | aim |\n|---|---:|---:|\n${lines.join('\n')}\n`;
  });
  return `${HEAD}
The bundle for a \`<script>\` holds all of the main door, date-fns-tz with it: ${gzipSync(bundle, { level: 9 }).length} bytes.

${rows.join('\n')}`;
}

const HEAD = `# Sizes

<!-- Written by test/docs/writeTables.ts from the build. -->

What a bundler takes along where one export is imported, in bytes, minified and gzipped. What is built in of date-fns-tz is not
counted: it is a chunk of its own, runs when a time zone is first asked for, and comes along with what needs schedules.
`;

function lineOf({ door, name, bytes }: Size): string {
  const isMetric = door === 'support-kpi' && metrics.has(name);
  const aim = name === 'nps' ? AIM_NPS : AIM;
  return `| \`${name}\` | ${bytes} | ${isMetric ? `${aim}` : ''} |`;
}

/** The sizes that a page tells. */
export function readSizeTable(page: string): readonly Size[] {
  const sizes: Size[] = [];
  let door = '';
  for (const line of page.split('\n')) {
    door = /^## `(.*)`$/.exec(line)?.[1] ?? door;
    const [, name = '*', bytes] = /^(?:\| `(\w+)` \||All of it:) (\d+)\b/.exec(line) ?? [];
    if (bytes !== undefined) sizes.push({ door, name, bytes: Number(bytes) });
  }
  return sizes;
}
