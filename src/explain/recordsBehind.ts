import type { Spreading } from '../define/foldMeasure.ts';
import type { FoldPart, When } from '../define/plan.ts';
import type { Reading } from '../define/readings.ts';
import { ensure } from '../errors.ts';
import type { Lists } from '../facts/fact.ts';
import type { Expression } from '../fold/expression.ts';
import type { Folds } from '../fold/fold.ts';
import type { Rows } from '../fold/rows.ts';
import type { FoldSpec } from '../fold/spec.ts';
import { unknownName } from '../nearestName.ts';
import { fieldOf } from '../report/dimensions.ts';

/** One thing behind a figure: the record that it was read from, and what is told of it. */
export interface RecordBehind {
  /** The record's id; `null` where it has none, as bare scores have. */
  readonly id: string | number | bigint | null;
  /** Where the record stands: `conversations[17]`; of what was left out, what in it: `conversations[17].messages[3].at`. */
  readonly path: string;
  /** When it counts, in epoch milliseconds; `null` where that is not known. */
  readonly at: number | null;
  /** What is told of it: how long it took or has waited, what it adds to a sum, the score; `null` where it is just counted. */
  readonly value: number | null;
}

/** Rows of a measure, in one cell. */
export interface RowsInCell {
  readonly reading: Reading;
  readonly spreading: Spreading;
  readonly cell: number;
  readonly lists: Lists;
  readonly when: When;
  readonly now: number;
}

/** A row that is behind something. */
export interface RowBehind extends RecordBehind {
  /** Its number among the rows of its fact. */
  readonly row: number;
}

/**
 * The rows that a part of a figure is made of: those that its fold takes in.
 *
 * @throws KpiError `invalid-option` for a fold that the measure does not have
 */
export function rowsOfPart(
  { fold, without, holds, value }: FoldPart,
  folds: Folds,
  cell: RowsInCell,
): RowBehind[] {
  const { rows } = cell.spreading;
  const spec = specOf(fold, folds);
  const other = without === undefined ? undefined : specOf(without, folds);
  const taken = takenBy(spec, rows);
  const not = other && takenBy(other, rows);
  const told = typeof value === 'function' || value === undefined ? undefined : rows.values(value);
  return rowsIn(cell, (row) => {
    if (!taken.has(row) || not?.has(row)) return undefined;
    const kept = taken.valueAt(row);
    if (holds && !holds(kept, cell.now)) return undefined;
    return typeof value === 'function' ? value(kept, cell.now) : (told?.[row] ?? kept);
  });
}

function specOf(name: string, folds: Folds): FoldSpec {
  const fold = Object.hasOwn(folds, name) ? folds[name] : undefined;
  ensure(fold !== undefined, 'invalid-option', 'parts', name, unknownName(name, Object.keys(folds)));
  return fold.spec;
}

/** All rows in a cell, without any value. */
export function rowsInCell(cell: RowsInCell): RowBehind[] {
  return rowsIn(cell, () => Number.NaN);
}

/** The rows in a cell of which something is told. */
function rowsIn(
  { reading, spreading, cell, lists, when }: RowsInCell,
  valueAt: (row: number) => number | undefined,
): RowBehind[] {
  const { rows, chosen, cell: cells, source } = spreading;
  const at = rows.values(instantOf(when));
  const kind = reading.fact.needs[0] ?? '';
  const found: RowBehind[] = [];
  for (let row = 0; row < rows.length; row++) {
    if ((chosen && chosen[row] === 0) || (cells ? cells[row] : 0) !== cell) continue;
    const value = valueAt(row);
    if (value === undefined) continue;
    const from = source ? (source[row] ?? 0) : row;
    const record = reading.table.record[from] ?? 0;
    found.push({
      id: idAt(lists, kind, record),
      path: `${kind}[${record}]`,
      at: finite(at[row]),
      value: finite(value),
      row: from,
    });
  }
  return found;
}

/** Which rows a fold takes in, and the value of each; NaN where it has none. */
function takenBy(spec: FoldSpec, rows: Rows): { has(row: number): boolean; valueAt(row: number): number } {
  if ('count' in spec) {
    const holds = rows.holds(spec.count);
    return { has: (row) => holds?.[row] !== 0, valueAt: () => Number.NaN };
  }
  const holds = rows.holds(spec.where);
  if ('each' in spec) {
    const values = rows.label(spec.each)?.codes ?? rows.values(spec.each);
    return { has: (row) => holds?.[row] !== 0 && !Number.isNaN(values[row]), valueAt: () => Number.NaN };
  }
  const values = rows.values('sum' in spec ? spec.sum : spec.sample);
  const valueAt = (row: number): number => values[row] ?? Number.NaN;
  // What adds nothing to a sum is not behind it.
  const isSum = 'sum' in spec;
  return {
    has: (row) => holds?.[row] !== 0 && !Number.isNaN(valueAt(row)) && !(isSum && valueAt(row) === 0),
    valueAt,
  };
}

/** The instant that is told of a row. */
function instantOf(when: When): Expression {
  if ('at' in when) return when.at;
  return 'span' in when ? when.span[0] : when.state[0];
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** The id of a record of a list. */
export function idAt(lists: Lists, kind: string, index: number): RecordBehind['id'] {
  const list = lists.get(kind);
  const id = Array.isArray(list) ? idOf(list[index]) : null;
  return typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint' ? id : null;
}

const idOf = /* @__PURE__ */ fieldOf('id');
