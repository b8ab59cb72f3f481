import { ensure } from '../errors.ts';
import type { Fact, FactTable } from '../facts/fact.ts';
import { foldOf } from '../fold/foldOf.ts';
import { addCounts } from '../metrics/addCounts.ts';
import { leftOut } from '../metrics/leftOut.ts';
import { firstPlaces, placesOf } from '../metrics/placesOf.ts';
import { checkNames } from '../nearestName.ts';
import type { Dimension } from '../records/dimensions.ts';
import { RECORD_NAMES, type RecordKinds, type RecordName } from '../records/records.ts';
import { type Period, period } from '../time/period.ts';
import { type Cell, Cells } from './cells.ts';
import { fill, type Split } from './fill.ts';
import { Groups } from './groups.ts';
import type { ReportPlan } from './reportPlan.ts';
import type { Measures, ReportResult } from './reportResult.ts';

/** Lists of records by kind. */
export type Lists = Readonly<Record<string, readonly RecordKinds[RecordName][]>>;

/** More figures than this, in all periods of all groups, are refused: they would only fill the memory. */
const MOST_FIGURES = 1_000_000;

/** Computes a report. */
export function runReport<By extends Dimension, Timed extends boolean, M extends Measures>(
  { options, by, unit, between, measures }: ReportPlan,
  lists: Lists,
): ReportResult<By, Timed, M> {
  const isObject = typeof lists === 'object' && lists !== null && !Array.isArray(lists);
  ensure(
    isObject,
    'invalid-option',
    'records',
    lists,
    'Give the lists by name, such as { conversations: […] }.',
  );
  checkNames(lists, RECORD_NAMES);
  const { schedule } = options;
  const own = schedule && 'timeZone' in schedule ? schedule.timeZone : 'UTC';
  const timeZone = options.timeZone ?? own;
  const split = { by, period: unit && period(unit, timeZone, options.weekStart), between };
  const metrics = Object.entries(measures).map(([name, metric]) => ({
    name,
    unit: metric.unit,
    plan: metric.plan(options),
  }));
  if (split.period && between) checkSize(split.period, ...between, metrics.length);
  const folds = metrics.flatMap(({ plan }) => plan.measures.map((measure) => foldOf(measure.fold)));
  const cells = new Cells(folds);
  const groups = new Groups();
  if (by.length === 0) groups.numberOf([]);

  const tables = new Map<string, FactTable>();
  const tableOf = new Map<Fact, FactTable>();
  const given: unknown[] = [];
  const undated = new Map<string, number>();
  let slot = 0;
  for (const { name, plan } of metrics) {
    for (const { fact, at } of plan.measures) {
      const records = listOf(lists, fact.needs);
      const key = keyOf(fact, given);
      const table = tables.get(key) ?? fact.read(records);
      tables.set(key, table);
      tableOf.set(fact, table);
      const fold = folds[slot];
      const lost = fold ? fill(table, records, at, split, fold, slot, groups, cells) : 0;
      if (lost > 0) undated.set(name, (undated.get(name) ?? 0) + lost);
      slot++;
    }
  }

  const present = (cell: Cell, whole: boolean): [string, unknown][] => {
    let next = 0;
    return metrics.map(({ name, unit: counted, plan }) => {
      const results = plan.measures.map(() => folds[next]?.result(cell[next++]));
      const content = plan.present(results);
      const unusable = whole ? plan.measures.map(({ fact }) => tableOf.get(fact)?.excluded ?? {}) : [];
      const places = whole
        ? plan.measures.map((measure) => placesOf(measure, tableOf.get(measure.fact)))
        : [];
      return [
        name,
        {
          unit: counted,
          ...Object(content),
          ...leftOut(addCounts([...new Set(unusable), content.excluded ?? {}]), firstPlaces(places)),
          definition: plan.definition,
        },
      ];
    });
  };

  const order = groups.sorted();
  const starts = startsOf(split.period, between, cells, order.length * metrics.length);
  const periods = starts.map((start) => (split.period ? periodOf(split.period, start) : []));
  // Most cells of a long report are empty, and all of these say the same.
  const nothing = present(cells.empty(), false);
  const rows = order.flatMap((group) =>
    starts.map((start, i) => {
      const cell = cells.get(group, start);
      return Object.fromEntries([
        ...by.map((dimension, i): [string, unknown] => [dimension, groups.values[group]?.[i] ?? null]),
        ...(periods[i] ?? []),
        ...(cell
          ? present(cell, false)
          : nothing.map(([name, result]) => [name, { ...Object(result) }] as const)),
      ]);
    }),
  );
  const result: unknown = {
    rows,
    total: Object.fromEntries(present(cells.total(), true)),
    by,
    per: unit === undefined ? null : { unit, timeZone },
    measures: metrics.map(({ name, unit: counted }) => ({ name, unit: counted })),
    undated: Object.fromEntries(undated),
  };
  // The rows hold the measures and dimensions that the type parameters have gathered on the way.
  return result as ReportResult<By, Timed, M>;
}

/** Facts that read the same records by the same rules are the same. */
function keyOf({ name, needs, options }: Fact, given: unknown[]): string {
  // A function in the options is the instant that counts as now.
  const text = JSON.stringify(options, (_, value) => (typeof value === 'function' ? String(value()) : value));
  // Or one that the user gave, which its text does not tell from another.
  const numbers = Object.values(options).map((option) => {
    const own: unknown = Object(option).given;
    given.push(own);
    return given.indexOf(own);
  });
  return `${name} ${needs} ${text} ${numbers}`;
}

function listOf(lists: Lists, name: string): readonly RecordKinds[RecordName][] {
  const list = Object(lists)[name];
  ensure(Array.isArray(list), 'invalid-option', name, list, `Give the records as { ${name}: […] }.`);
  return list;
}

function startsOf(
  unit: Period | undefined,
  between: Split['between'],
  cells: Cells,
  figuresEach: number,
): readonly number[] {
  if (unit === undefined) return [0];
  const seen = cells.starts();
  const first = between?.[0] ?? seen.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const end = between?.[1] ?? seen.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) + 1;
  if (first >= end) return [];
  checkSize(unit, first, end, figuresEach);
  return unit.starts(first, end);
}

/**
 * Holds that a report is not larger than anybody reads.
 *
 * @param figuresEach - how many figures each period has
 * @throws KpiError `invalid-option` where it is
 */
function checkSize(unit: Period, from: number, to: number, figuresEach: number): void {
  const typical = unit.nextStart(from) - unit.startOf(from);
  const count = Math.round((figuresEach * (to - from)) / typical);
  const remedy = `These are about ${count} figures (periods × groups × measures), of at most ${MOST_FIGURES}: take a longer unit, less time with between, or fewer measures.`;
  ensure(count <= MOST_FIGURES, 'invalid-option', 'per', count, remedy);
}

function periodOf(unit: Period, start: number): [string, unknown][] {
  return [
    ['period', unit.label(start)],
    ['start', start],
    ['end', unit.nextStart(start)],
  ];
}
