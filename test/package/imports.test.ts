import { expect, test } from 'vitest';
import { violations } from './importRules.ts';
import { readTree } from './sources.ts';

test('imports in src go one way, between files, without cycles and without Node', () => {
  const files = readTree('src', '.ts');
  expect(files.has('src/index.ts')).toBe(true);
  expect(violations(files)).toEqual([]);
});

const sound = {
  'src/errors.ts': 'export class KpiError extends Error {}',
  'src/time/zone.ts': "import { toDate } from 'date-fns-tz'; export const zone = toDate;",
  'src/time/instant.ts': "import type { zone } from './zone.ts'; export type Zone = typeof zone;",
  'src/schedule/week.ts': "import { zone } from '../time/zone.ts'; export const week = zone;",
  'src/stats/mean.ts': 'export const mean = 1;',
  'src/fold/expression.ts': "import { mean } from '../stats/mean.ts'; export const expression = mean;",
  'src/fold/sum.ts': 'export const sum = 1;',
  'src/records/conversation.ts': 'export interface Conversation { id: string }',
  'src/facts/waits.ts':
    "import { expression } from '../fold/expression.ts'; export const waits = [expression];",
  'src/define/points.ts':
    "import { week } from '../schedule/week.ts'; import { sum } from '../fold/sum.ts'; export const points = [week, sum];",
  'src/metrics/nps.ts': "import { points } from '../define/points.ts'; export const nps = points;",
  'src/report/report.ts': "import { nps } from '../metrics/nps.ts'; export const report = [nps];",
  'src/sql/compile.ts': "import { report } from '../report/report.ts'; export const compile = report;",
  'src/sql/index.ts': "export { compile } from './compile.ts';",
  'src/index.ts': "export { nps } from './metrics/nps.ts';",
};

test('a sound tree has no violations', () => {
  expect(violations(new Map(Object.entries(sound)))).toEqual([]);
});

const cyclic = (path: string): string => `import cycle: ${path}`;

test.each([
  ['src/time/instant.ts', "import '../schedule/week.ts';", 'time may not import schedule'],
  ['src/schedule/week.ts', "import '../fold/sum.ts';", 'schedule may not import fold'],
  ['src/fold/sum.ts', "import type { week } from '../schedule/week.ts';", 'fold may not import schedule'],
  ['src/fold/sum.ts', "import '../time/zone.ts';", 'fold may not import time'],
  ['src/stats/mean.ts', "export const late = () => import('../fold/sum.ts');", 'stats may not import fold'],
  ['src/errors.ts', "import './time/zone.ts';", 'errors may not import time'],
  ['src/records/r.ts', "export type W = import('../facts/waits.ts').waits;", 'records may not import facts'],
  ['src/facts/waits.ts', "import '../fold/sum.ts';", 'facts may not import fold'],
  ['src/facts/waits.ts', "import '../metrics/nps.ts';", 'facts may not import metrics'],
  ['src/facts/waits.ts', "import type { week } from '../schedule/week.ts';", 'facts may not import schedule'],
  ['src/fold/sum.ts', "import '../facts/waits.ts';", 'fold may not import facts'],
  ['src/define/points.ts', "import '../metrics/nps.ts';", 'define may not import metrics'],
  ['src/define/points.ts', "import '../report/report.ts';", 'define may not import report'],
  ['src/metrics/nps.ts', "import '../report/report.ts';", 'metrics may not import report'],
  ['src/metrics/nps.ts', "import '../index.ts';", 'metrics may not import index'],
  ['src/index.ts', "export { compile } from './sql/compile.ts';", 'index may not import sql'],
  ['src/utils/pad.ts', '', 'src/utils/pad.ts stands in no known room'],
  ['src/fold/all.ts', "export * from './sum.ts';", 'src/fold/all.ts re-exports another file'],
  ['src/fold/all.ts', "export type { sum } from './sum.ts';", 're-exports'],
  ['src/fold/all.ts', "import { sum as s } from './sum.ts'; export { s as sum };", 're-exports'],
  ['src/fold/all.ts', "import * as all from './sum.ts'; export { all };", 're-exports'],
  ['src/fold/all.ts', "import sum from './sum.ts'; export default sum;", 're-exports'],
  ['src/metrics/nps.ts', "import '../fold/sum';", '../fold/sum, which does not end in .ts'],
  ['src/metrics/nps.ts', "import '../fold/gone.ts';", 'src/fold/gone.ts, which does not exist'],
  ['src/time/instant.ts', "import 'node:fs';", 'imports node:fs, which only Node has'],
  ['src/time/instant.ts', "import { join } from 'path'; export const j = join;", 'imports path, which only'],
  [
    'src/time/instant.ts',
    "import fs = require('fs/promises'); export const f = fs;",
    'fs/promises, which only',
  ],
  ['src/time/instant.ts', "import 'date-fns';", 'src/time/instant.ts imports the package date-fns'],
  ['src/time/instant.ts', "import 'date-fns-tz';", 'not by [src/time/zone.ts, src/time/instant.ts]'],
  ['src/time/zone.ts', 'export const zone = 1;', 'not by []'],
  ['src/stats/mean.ts', "import './mean.ts';", cyclic('src/stats/mean.ts → src/stats/mean.ts')],
  [
    'src/time/zone.ts',
    "import 'date-fns-tz'; import type { Zone } from './instant.ts';",
    cyclic('src/time/zone.ts → src/time/instant.ts → src/time/zone.ts'),
  ],
])('in %s, %j is caught: %s', (path, source, sentence) => {
  const found = violations(new Map(Object.entries({ ...sound, [path]: source })));
  expect(found).toContainEqual(expect.stringContaining(sentence));
});

test('date-fns-tz outside time is caught', () => {
  const moved = {
    ...sound,
    'src/time/zone.ts': 'export const zone = 1;',
    'src/schedule/week.ts': "import 'date-fns-tz';",
  };
  expect(violations(new Map(Object.entries(moved)))).toEqual([
    'date-fns-tz must be imported by one file of time, not by [src/schedule/week.ts]',
  ]);
});
