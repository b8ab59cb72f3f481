import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { doors } from './doors.ts';
import { installPacked } from './packed.ts';
import { runNode } from './run.ts';

const consumer = installPacked(afterAll);

/** Tells the path of each file that is loaded, on a line of its own. */
const TELL = `import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  if (url.startsWith('file:')) writeSync(1, 'loaded ' + url + '\\n');
  return next(url, context);
}`;

/** Loads a door in a Node of its own, does something with it, and says what that took. */
async function load(
  door: string,
  format: 'import' | 'require',
  use: string = '',
): Promise<{ files: string[]; said: string }> {
  const get = format === 'import' ? `await import('${door}')` : `require('${door}')`;
  const program = `
    let zones = 0;
    const { DateTimeFormat } = Intl;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (target, given) => (zones++, new target(...given)),
    });
    const door = ${get};
    ${use};
    console.log('said ' + zones);
    if (typeof require === 'function') for (const path of Object.keys(require.cache)) console.log('loaded ' + path);`;
  const { folder } = await consumer;
  const hook = `import { register } from 'node:module'; register('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(TELL))});`;
  const tell = format === 'import' ? ['--import', `data:text/javascript,${encodeURIComponent(hook)}`] : [];
  const args = [...tell, `--input-type=${format === 'import' ? 'module' : 'commonjs'}`, '-e', program];
  const { code, output } = await runNode(args, folder);
  expect(code, output).toBe(0);
  const lines = (word: string): string[] =>
    output.split('\n').flatMap((line) => (line.startsWith(word) ? [line.slice(word.length + 1)] : []));
  return { files: lines('loaded'), said: lines('said')[0] ?? '' };
}

/** How long a Node of its own takes to load a door, the shortest of a few: to be shown, not judged. */
async function shortestMs(door: string, format: 'import' | 'require'): Promise<string> {
  const get = format === 'import' ? `await import('${door}')` : `require('${door}')`;
  const program = `const before = performance.now(); ${get}; console.log(performance.now() - before);`;
  const args = [`--input-type=${format === 'import' ? 'module' : 'commonjs'}`, '-e', program];
  const times: number[] = [];
  for (let i = 0; i < 4; i++) times.push(Number((await runNode(args, (await consumer).folder)).output));
  return Math.min(...times).toFixed(1);
}

const ways = Object.keys(doors).flatMap((door) =>
  (['import', 'require'] as const).map((format) => [door, format] as const),
);

test.each(ways)('%s, by %s, loads a few files of its own, and no time zones', async (door, format) => {
  const { files, said } = await load(door, format);
  console.log(`${format} ${door}: ${await shortestMs(door, format)} ms, ${files.length} files`);
  const dist = join('node_modules', 'support-kpi', 'dist');
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThanOrEqual(6);
  expect(files.filter((path) => !path.includes(dist))).toEqual([]);
  expect(said).toBe('0');
});

test.each([
  'import',
  'require',
] as const)('a metric without time zones loads none of them, by %s', async (format) => {
  const conversation = `{ id: '1', messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' }] }`;
  const use = `door.nps([10, 9]); door.firstReplyTime([${conversation}]); door.report().measure({ nps: door.nps }).run({ surveyResponses: [] })`;
  expect((await load('support-kpi', format, use)).said).toBe('0');
});

test('the measure sees time zones that are used, and files of others', async () => {
  const hours = `door.defineSchedule({ timeZone: 'Europe/Rome', weekly: {} })`;
  expect(Number((await load('support-kpi', 'import', hours)).said)).toBeGreaterThan(0);
  for (const format of ['import', 'require'] as const) {
    expect((await load('date-fns-tz', format)).files.length).toBeGreaterThan(200);
  }
});
