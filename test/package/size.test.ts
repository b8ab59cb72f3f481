import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import { bundleCost } from './bundleCost.ts';
import { root } from './doors.ts';
import { readTree } from './sources.ts';

/** The file of the build that holds what comes from date-fns-tz. */
const zones = [...readTree('dist', '.js')].filter(([, text]) => text.includes('// on-demand:date-fns-tz'));
const dateFnsTz = zones.map(([path]) => path.replace('dist', '.'));

const costOf = async (names: string, external: string[] = []): Promise<number> =>
  (await bundleCost(`export ${names} from './dist/index.js'`, external)).bytes;

test.each([
  // The aim is 2 KiB: one way to run carries what reports and summaries need too.
  ['nps', 10.1 * 1024],
  ['KpiError', 500],
])('%s alone costs at most %i bytes, minified and gzipped, and takes no time zones along', async (name, most) => {
  const bytes = await costOf(`{ ${name} }`);
  console.log(`${name}: ${bytes} bytes`);
  expect(bytes).toBeLessThanOrEqual(most);
  expect(bytes).toBeLessThanOrEqual(await costOf(`{ ${name} }`, dateFnsTz));
});

const metrics = Object.entries(library).flatMap(([name, it]) =>
  'plan' in it && 'needs' in it ? [name] : [],
);

// The aim is 8 KiB.
test('any one metric costs at most 22.75 KiB, minified and gzipped, and takes no time zones along', async () => {
  expect(metrics).toEqual(expect.arrayContaining(['nps', 'firstReplyTime', 'costPerTicket']));
  for (const name of metrics) {
    const bytes = await costOf(`{ ${name} }`);
    expect(bytes, name).toBeLessThanOrEqual(22.75 * 1024);
    expect(bytes, name).toBeLessThanOrEqual(await costOf(`{ ${name} }`, dateFnsTz));
  }
});

test('the bundle for a script tag holds everything: this is what it costs', () => {
  const bundle = readFileSync(new URL('dist/support-kpi.global.js', root));
  console.log(
    `support-kpi.global.js: ${bundle.length} bytes, ${gzipSync(bundle, { level: 9 }).length} gzipped`,
  );
  for (const name of Object.keys(library)) expect(bundle.toString()).toContain(name);
});

test('the measure sees what a bundler cannot drop, and nothing that it can', async () => {
  const ballast = JSON.stringify(randomBytes(3_000).toString('base64'));
  const dropped = await bundleCost(`const ballast = ${ballast}; export const one = 1;`);
  const kept = await bundleCost(`globalThis.ballast = ${ballast}; export const one = 1;`);
  expect(dropped.bytes).toBeLessThan(100);
  expect(kept.bytes).toBeGreaterThan(3_000);
  expect(kept.names).toEqual(['one']);

  expect(dateFnsTz).toHaveLength(1);
  expect(await costOf('{ report }')).toBeGreaterThan((await costOf('{ report }', dateFnsTz)) + 3_000);
});
