import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { bundleCost } from './bundleCost.ts';

const dependencies = ['date-fns-tz', 'date-fns'];

const costOf = async (names: string, external: string[] = []): Promise<number> =>
  (await bundleCost(`export ${names} from './dist/index.js'`, external)).bytes;

test.each([
  ['nps', 1.5 * 1024],
  ['KpiError', 400],
])('%s alone costs less than %i bytes, minified and gzipped, and takes no time zones along', async (name, most) => {
  const own = await costOf(`{ ${name} }`, dependencies);
  console.log(`${name}: ${own} bytes`);
  expect(own).toBeLessThan(most);
  // A little of date-fns-tz stays in any bundle: its modules do some work when they load.
  expect((await costOf(`{ ${name} }`)) - own).toBeLessThan(200);
});

test('the whole main door costs less than 20 KiB beside date-fns-tz', async () => {
  const bytes = await costOf('*', dependencies);
  console.log(`everything: ${bytes} bytes, and ${(await costOf('*')) - bytes} of date-fns-tz`);
  expect(bytes).toBeLessThan(20 * 1024);
});

test('every export of the main door bundles alone: this is what each costs', async () => {
  const { names } = await bundleCost("export * from './dist/index.js'");
  const costs = await Promise.all(
    names.map(async (name) => ({
      name,
      all: await costOf(`{ ${name} }`),
      own: await costOf(`{ ${name} }`, dependencies),
    })),
  );
  costs.sort((a, b) => b.own - a.own);
  const lines = costs.map(
    ({ name, own, all }) => `${`${own}`.padStart(5)}  ${`${all}`.padStart(21)}  ${name}`,
  );
  console.log(['bytes  including date-fns-tz  export', ...lines].join('\n'));
  expect(names).toEqual(expect.arrayContaining(['KpiError', 'nps']));
});

test('of business hours, a question alone takes none of the rest along: this is what each costs', async () => {
  const door = './dist/schedule.js';
  const { names } = await bundleCost(`export * from '${door}'`);
  const costs = new Map<string, number>();
  for (const name of [...names, '*']) {
    const what = name === '*' ? '*' : `{ ${name} }`;
    costs.set(name, (await bundleCost(`export ${what} from '${door}'`, dependencies)).bytes);
  }
  console.log([...costs].map(([name, bytes]) => `${bytes}`.padStart(5).concat(`  ${name}`)).join('\n'));
  // What reads definitions, or puts an answer into words, costs more.
  const readers = /^(define|read|from|explain|\*)/;
  for (const [name, bytes] of costs) expect(bytes, name).toBeLessThan((readers.test(name) ? 20 : 8) * 1024);
});

test('the measure sees what a bundler cannot drop, and nothing that it can', async () => {
  const ballast = JSON.stringify(randomBytes(3_000).toString('base64'));
  const dropped = await bundleCost(`const ballast = ${ballast}; export const one = 1;`);
  const kept = await bundleCost(`globalThis.ballast = ${ballast}; export const one = 1;`);
  expect(dropped.bytes).toBeLessThan(100);
  expect(kept.bytes).toBeGreaterThan(3_000);
  expect(kept.names).toEqual(['one']);

  const used = "import { format } from 'date-fns-tz'; export const one = format;";
  expect((await bundleCost(used)).bytes).toBeGreaterThan(
    (await bundleCost(used, dependencies)).bytes + 3_000,
  );
});
