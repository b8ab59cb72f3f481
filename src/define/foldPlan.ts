import { ensure } from '../errors.ts';
import type { LeftOutRecords, Lists } from '../facts/fact.ts';
import type { Counts, Places } from '../facts/reading/tally.ts';
import { addCounts } from './addCounts.ts';
import {
  byFrame,
  type Cells,
  type FoldedMeasure,
  foldMeasure,
  type Judged,
  judge,
  placesOf,
} from './foldMeasure.ts';
import { ALL_TIME } from './frames.ts';
import { firstPlaces } from './places.ts';
import type { Measure, Plan } from './plan.ts';
import { type Input, readInput } from './readInput.ts';
import { type AskedOfReadings, type Reading, readFacts } from './readings.ts';

/** What a plan has folded from some records. */
export interface FoldedPlan {
  /** What each measure has folded. */
  readonly measures: readonly FoldedMeasure[];
  /** The records that could not be used, counted by reason. */
  readonly excluded: Counts;
  /** Where the first few of each reason stand, where the records are at hand. */
  readonly excludedAt?: Places;
  /** The instant that counts as now, in epoch milliseconds; not there where nothing says it. */
  readonly now?: number;
  /** Whether rows were placed by now, so that another moment needs the records again. */
  readonly heldNow?: boolean;
  /** The currency of all amounts, `null` where it is not named; not there where there are no amounts. */
  readonly currency?: string | null;
  /** Whose records were read, where all records of one must be kept together. */
  readonly keys?: readonly string[];
}

/**
 * Folds one input as a plan says: the list of records where it needs one kind, or lists and totals by name.
 *
 * @throws KpiError `unknown-option` for a name that is none of records or totals
 */
export function foldPlan({ measures }: Plan<unknown>, input: unknown): FoldedPlan {
  const { lists, totals } = readInput(measures, input);
  const read = measures.filter((_, i) => totals[i] === undefined);
  return foldRead(measures, totals, readMeasures(read, lists));
}

/** A measure, read. */
export interface ReadMeasure {
  readonly measure: Measure;
  readonly reading: Reading;
  readonly judged: Judged;
}

/** Reads what measures need, and tells apart which rows each is about. */
export function readMeasures(
  measures: readonly Measure[],
  lists: Lists,
  asked?: AskedOfReadings,
): readonly ReadMeasure[] {
  const readings = readFacts(measures, lists, asked);
  return measures.flatMap((measure, i) => {
    const reading = readings[i];
    return reading ? { measure, reading, judged: judge(measure, reading) } : [];
  });
}

/** By what rows are put into the one cell of a bare call. */
export function allTime({ reading: { table } }: ReadMeasure): Cells {
  return { frames: ALL_TIME, now: table.now ?? Number.NEGATIVE_INFINITY, spread: byFrame };
}

/**
 * Folds what was read.
 *
 * @param totals - for each measure what stands in place of its records; the others were read
 */
export function foldRead(
  measures: readonly Measure[],
  totals: Input['totals'],
  read: readonly ReadMeasure[],
): FoldedPlan {
  const cells = read.map((each) => foldMeasure(each.measure, each.judged, allTime(each)));
  const folded = cells.map((each) => each.at(0));
  const heldNow = cells.some((each) => each.heldNow);
  let next = 0;
  return {
    measures: measures.map((measure, i) => totalsAsStates(measure, totals[i]) ?? folded[next++] ?? NOTHING),
    ...headOfRead(measures, totals, read, heldNow),
  };
}

/** What is told of a figure beside what its measures have folded. */
export function headOfRead(
  measures: readonly Measure[],
  totals: Input['totals'],
  read: readonly ReadMeasure[],
  heldNow: boolean,
): Omit<FoldedPlan, 'measures'> {
  const readings = read.map(({ reading }) => reading);
  const tables = [...new Set(readings.map(({ table }) => table))];
  const leftOut = leftOutBy(readings);
  const now = latestOf(tables.map((table) => table.now));
  const named = tables.find((table) => table.currency !== undefined)?.currency;
  const hasUnnamed = measures.some(({ of }, i) => totals[i] !== undefined && of.hasCurrency === true);
  const currency = named === undefined && hasUnnamed ? null : named;
  const keys = needKeys(measures) && [...new Set(readings.flatMap(keysOf))].sort();
  return {
    excluded: addCounts(leftOut.map(({ excluded }) => excluded)),
    excludedAt: firstPlaces([
      ...leftOut.map(({ excludedAt }) => excludedAt),
      ...read.map(({ measure, reading, judged }) => placesOf(measure, reading, judged)),
    ]),
    ...(now !== undefined && { now }),
    ...(now !== undefined && heldNow && { heldNow: true }),
    ...(currency !== undefined && { currency }),
    ...(keys && { keys }),
  };
}

/** Whether records must be kept together that some measure is read from, so that a summary says whose they are. */
export function needKeys(measures: readonly Measure[]): boolean {
  return measures.some(({ of }) => of.alone !== 'record');
}

/** Whose records were read; what says that they must be kept together and not whose they are could be cut unseen. */
function keysOf({ fact, table: { keys } }: Reading): readonly string[] {
  if (fact.alone === 'record') return [];
  const remedy = `Give the keys of each ${fact.alone} in the table of ${fact.name}.`;
  ensure(keys !== undefined, 'invalid-option', 'keys', keys, remedy);
  return keys;
}

const NOTHING: FoldedMeasure = { states: {}, leftOut: {} };

/** What was left out by whatever was read, each counted once. */
export function leftOutBy(readings: readonly Reading[]): readonly LeftOutRecords[] {
  return [...new Set([...readings.map(({ before }) => before), ...readings.map(({ table }) => table)])];
}

/** The latest of instants of which some may not be known. */
export function latestOf(instants: readonly (number | undefined)[]): number | undefined {
  let latest: number | undefined;
  for (const instant of instants) {
    if (instant !== undefined && !(latest !== undefined && latest > instant)) latest = instant;
  }
  return latest;
}

/** States that totals stand for. */
function totalsAsStates(
  { folds, totals = {} }: Measure,
  given: ReadonlyMap<string, number> | undefined,
): FoldedMeasure | undefined {
  if (given === undefined) return undefined;
  const values = new Map<string, number>();
  for (const [name, total] of given) {
    for (const [fold, value] of Object.entries(totals[name]?.(total) ?? {})) {
      if (value !== undefined) values.set(fold, (values.get(fold) ?? 0) + value);
    }
  }
  const states = Object.entries(folds).map(([name, fold]) => {
    const value = values.get(name);
    if (value === undefined) return [name, fold.empty()];
    return [name, 'count' in fold.spec ? value : value === 0 ? [] : [value]];
  });
  return { states: Object.fromEntries(states), leftOut: {} };
}
