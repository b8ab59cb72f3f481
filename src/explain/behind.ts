import { type Cells, type SpreadMeasure, spreadMeasure } from '../define/foldMeasure.ts';
import type { ReadMeasure } from '../define/foldPlan.ts';
import type { FoldPart, Parts, Plan } from '../define/plan.ts';
import type { LeftOutRecords, Lists } from '../facts/fact.ts';
import { exactSum } from '../stats/exactSum.ts';
import type { ExclusionBehind, PartBehind } from './explanation.ts';
import { REASONS } from './reasons.ts';
import {
  idAt,
  type RecordBehind,
  type RowBehind,
  type RowsInCell,
  rowsInCell,
  rowsOfPart,
} from './recordsBehind.ts';

/** The rows of a measure in the cell of a figure: those that stay, and those that are left out, by reason. */
export interface MeasureInCell {
  readonly read: ReadMeasure;
  readonly kept: RowsInCell;
  readonly gone: readonly (readonly [reason: string, rows: RowsInCell])[];
}

/** The rows of a measure in all cells. */
export interface MeasureInCells {
  readonly read: ReadMeasure;
  readonly now: number;
  readonly spread: SpreadMeasure;
}

/** Puts the rows of a measure into cells. */
export function inCells(read: ReadMeasure, cells: Cells): MeasureInCells {
  return { read, now: cells.now, spread: spreadMeasure(read.measure, read.judged, cells) };
}

/** The rows of a measure in one of the cells. */
export function inCell({ read, now, spread }: MeasureInCells, cell: number, lists: Lists): MeasureInCell {
  const { measure, reading } = read;
  const where = { reading, cell, lists, when: measure.when, now };
  return {
    read,
    kept: { ...where, spreading: spread.kept },
    gone: [...spread.gone].map(([reason, spreading]) => [reason, { ...where, spreading }]),
  };
}

/** The parts of a plan: those that it names, else each fold by its name. */
export function partsOf({ parts, measures }: Plan<unknown>): Parts {
  if (parts) return parts;
  const own = measures.flatMap(({ folds }, measure) =>
    Object.keys(folds).map((fold) => [fold, { measure, fold }] as const),
  );
  const named = new Map<string, FoldPart[]>();
  for (const [name, part] of own) named.set(name, [...(named.get(name) ?? []), part]);
  return Object.fromEntries(named);
}

/** Rows that a fold of a part takes in. */
export interface RowsOfPart {
  readonly rows: readonly RowBehind[];
  /** Whether their values add up to the part. */
  readonly isSum: boolean;
  /** The measure that they are of. */
  readonly in: MeasureInCell;
}

/** The rows behind a part, for each of its folds. */
export function rowsBehind(parts: readonly FoldPart[], measures: readonly MeasureInCell[]): RowsOfPart[] {
  return parts.flatMap((part) => {
    const measure = measures[part.measure ?? 0];
    if (measure === undefined) return [];
    const { folds } = measure.read.measure;
    const isSum = 'sum' in Object(folds[part.fold]?.spec);
    return { rows: rowsOfPart(part, folds, measure.kept), isSum, in: measure };
  });
}

/** Each part with the records that it is made of. */
export function partsBehind(
  parts: Parts,
  measures: readonly MeasureInCell[],
): Readonly<Record<string, PartBehind>> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, own]) => {
      const found = rowsBehind(own, measures);
      const amounts = found.flatMap(({ rows, isSum }) => rows.map(({ value }) => (isSum ? (value ?? 0) : 1)));
      const records = found.flatMap(({ rows }) => rows.map(recordOf));
      const adds = found.some(({ isSum }) => isSum) ? 'values' : 'records';
      return [name, { total: exactSum(Float64Array.from(amounts)), adds, records }];
    }),
  );
}

/** What the measures of a figure leave out, and what could not be used at all, by reason. */
export function excludedBehind(
  measures: readonly MeasureInCell[],
  unusable: readonly LeftOutRecords[],
  lists: Lists,
): Readonly<Record<string, ExclusionBehind>> {
  const found = new Map<string, { readonly of: string; readonly records: RecordBehind[]; n: number }>();
  const add = (reason: string, of: string, n: number, records: readonly RecordBehind[]): void => {
    const known = found.get(reason) ?? { of, n: 0, records: [] };
    found.set(reason, known);
    known.n += n;
    for (const record of records) known.records.push(record);
  };
  for (const { excluded, excludedAt } of unusable) {
    for (const [reason, n] of Object.entries(excluded)) {
      const paths = excludedAt[reason] ?? [];
      add(
        reason,
        countedAs(reason, paths[0]),
        n,
        paths.map((path) => unusableAt(path, lists)),
      );
    }
  }
  for (const { gone, read } of measures) {
    for (const [reason, rows] of gone) {
      const records = rowsInCell(rows).map(recordOf);
      if (records.length > 0) add(reason, read.reading.fact.name, records.length, records);
    }
  }
  return Object.fromEntries(
    [...found].map(([reason, { of, n, records }]) => [reason, { n, of, why: whyOf(reason), records }]),
  );
}

/** A reason in words; one of your own is its own. */
function whyOf(reason: string): string {
  const [, field] = /^invalid-(.+)$/.exec(reason) ?? [];
  return REASONS.get(reason) ?? (field === undefined ? reason : `Its ${field} cannot be used.`);
}

function recordOf({ id, path, at, value }: RowBehind): RecordBehind {
  return { id, path, at, value };
}

/** Something that could not be used, by where it stands. */
function unusableAt(path: string, lists: Lists): RecordBehind {
  const [, kind = '', index = ''] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
  return { id: idAt(lists, kind, Number(index)), path, at: null, value: null };
}

/** What is counted under a reason: the innermost list in which it stands. Of waits each is counted, under its conversation. */
function countedAs(reason: string, path: string | undefined): string {
  if (reason === 'negative-duration') return 'waits';
  return [...(path ?? '').matchAll(/(\w+)\[\d+\]/g)].at(-1)?.[1] ?? 'records';
}
