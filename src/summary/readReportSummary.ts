import type { FoldedMeasure } from '../define/foldMeasure.ts';
import type { FoldedPlan } from '../define/foldPlan.ts';
import { ensure } from '../errors.ts';
import type { Counts } from '../facts/reading/tally.ts';
import { checkNames } from '../nearestName.ts';
import type { Plans } from '../report/plansOf.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../time/instant.ts';
import { readCounts, readList } from './readNumbers.ts';
import { readMeasure, readSummary } from './readSummary.ts';
import { FORMAT, type Range, type StoredPeriods } from './reportSummary.ts';

/** A cell, read. */
export interface ReadCell {
  readonly group: readonly (string | null)[] | null;
  readonly start: number | null;
  /** For each metric that is asked for what its measures have folded. */
  readonly measures: ReadonlyMap<string, readonly FoldedMeasure[]>;
}

/** A summary of a report, read. */
export interface ReadReportSummary {
  readonly by: readonly string[];
  readonly attribute: readonly string[];
  readonly where: readonly string[];
  readonly per: StoredPeriods | null;
  readonly ranges: ReadonlyMap<string, Range | null>;
  readonly several: readonly string[];
  readonly missing: readonly string[];
  readonly heads: ReadonlyMap<string, FoldedPlan>;
  readonly undated: Counts;
  readonly cells: readonly ReadCell[];
}

/**
 * Reads a summary of a report that was stored.
 *
 * @param plans - the metrics that are asked for
 * @throws KpiError `invalid-option` where it is not as it was made; the path names the part
 * @throws KpiError `different-definitions` where a metric is missing, or was another
 */
export function readReportSummary(stored: unknown, plans: Plans, path: string): ReadReportSummary {
  checkNames(stored, NAMES, path, 'invalid-option');
  const of = (name: string): unknown => Reflect.get(stored, name);
  const format = `Expected ${FORMAT}.`;
  ensure(of('format') === FORMAT, 'different-definitions', `${path}.format`, of('format'), format);
  const by = readNames(of('by'), `${path}.by`);
  const given = objectAt(of('heads'), `${path}.heads`);
  const heads = new Map(
    [...plans].map(([name, plan]) => {
      const own = `${path}.heads.${name}`;
      const remedy = `The summary has no ${name}: it holds ${[...given.keys()].join(', ')}.`;
      ensure(given.has(name), 'different-definitions', own, undefined, remedy);
      return [name, readSummary(given.get(name), plan, own)];
    }),
  );
  const ranges = objectAt(of('ranges'), `${path}.ranges`);
  return {
    by,
    attribute: readNames(of('attribute'), `${path}.attribute`),
    where: readNames(of('where'), `${path}.where`),
    per: readPeriods(of('per'), `${path}.per`),
    ranges: new Map(
      [...plans.keys()].map((name) => [name, readRange(ranges.get(name), `${path}.ranges.${name}`)]),
    ),
    several: readNames(of('several'), `${path}.several`),
    missing: readNames(of('missing'), `${path}.missing`),
    heads,
    undated: readCounts(of('undated'), `${path}.undated`),
    cells: readList(of('cells'), `${path}.cells`).map((cell, i) =>
      readCell(cell, plans, by.length, `${path}.cells[${i}]`),
    ),
  };
}

const NAMES = [
  'format',
  'by',
  'attribute',
  'where',
  'per',
  'ranges',
  'several',
  'missing',
  'heads',
  'undated',
  'cells',
] as const;

function readCell(stored: unknown, plans: Plans, dimensions: number, path: string): ReadCell {
  checkNames(stored, ['group', 'start', 'measures'], path, 'invalid-option');
  const [group, start]: unknown[] = [Reflect.get(stored, 'group'), Reflect.get(stored, 'start')];
  const measures = objectAt(Reflect.get(stored, 'measures'), `${path}.measures`);
  return {
    group:
      group === null
        ? null
        : readList(group, `${path}.group`, dimensions).map((value, i) => {
            const isOne = value === null || typeof value === 'string';
            ensure(
              isOne,
              'invalid-option',
              `${path}.group[${i}]`,
              value,
              'Give a text or null, as it was made.',
            );
            return value;
          }),
    start: start === null ? null : readInstantAt(start, `${path}.start`),
    measures: new Map(
      [...plans].map(([name, plan]) => {
        const own = `${path}.measures.${name}`;
        const list = readList(measures.get(name), own, plan.measures.length);
        return [name, plan.measures.map((measure, i) => readMeasure(measure, list[i], `${own}[${i}]`))];
      }),
    ),
  };
}

function readPeriods(stored: unknown, path: string): StoredPeriods | null {
  if (stored === null) return null;
  checkNames(stored, ['unit', 'timeZone', 'weekStart'], path, 'invalid-option');
  for (const [name, value] of Object.entries(stored)) {
    ensure(
      typeof value === 'string',
      'invalid-option',
      `${path}.${name}`,
      value,
      'Give a text, as it was made.',
    );
  }
  // Which texts a calendar takes is checked where it is made.
  return stored as StoredPeriods;
}

function readRange(stored: unknown, path: string): Range | null {
  if (stored === null) return null;
  const [start, end] = readList(stored, path, 2).map((at, i) => readInstantAt(at, `${path}[${i}]`));
  const isRange = start !== undefined && end !== undefined && start < end;
  ensure(isRange, 'invalid-option', path, stored, 'Give a start and a later end, as it was made.');
  return [start, end];
}

function readInstantAt(stored: unknown, path: string): number {
  const isOne = typeof stored === 'number' && stored >= MIN_INSTANT - DAYS && stored <= MAX_INSTANT + DAYS;
  ensure(isOne, 'invalid-option', path, stored, 'Give epoch milliseconds, as it was made.');
  return stored;
}

/** The first year may begin before the first instant that is accepted. */
const DAYS = 400 * 86_400_000;

function readNames(stored: unknown, path: string): string[] {
  return readList(stored, path).map((name, i) => {
    ensure(typeof name === 'string', 'invalid-option', `${path}[${i}]`, name, 'Give a text, as it was made.');
    return name;
  });
}

function objectAt(stored: unknown, path: string): ReadonlyMap<string, unknown> {
  const isObject = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
  ensure(isObject, 'invalid-option', path, stored, 'Give an object, as it was made.');
  return new Map(Object.entries(stored));
}
