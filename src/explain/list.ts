import { allTime } from '../define/foldPlan.ts';
import type { Metric } from '../define/metric.ts';
import { readPlan } from '../define/readPlan.ts';
import { ensure } from '../errors.ts';
import { checkNames, unknownName } from '../nearestName.ts';
import type { RecordName } from '../records/records.ts';
import type { Word } from '../records/word.ts';
import { readWhere, type Where } from '../report/where.ts';
import { inCell, inCells, partsOf, type RowsOfPart, rowsBehind } from './behind.ts';
import type { PartName } from './partName.ts';
import { readRecords } from './readRecords.ts';
import type { RecordBehind } from './recordsBehind.ts';

/** What a list shows of a figure. */
export interface ListOptions<Names extends string = string> {
  /** Which part: `'open'`, `'breached'`, `'detractors'` …; `explain` says which there are. Default: the only one. */
  readonly part?: Word<Names> | undefined;
  /** Which records count: by what their fields hold, or by a function. Default: all. */
  readonly where?: Where | undefined;
  /** By what it is ordered: the value, the instant, or a column of the fact that the figure is read off. Default `'value'`. */
  readonly by?: string | undefined;
  /** The order; what has no such value comes last. Default: that of the records. */
  readonly order?: 'ascending' | 'descending' | undefined;
  /** How many at most. Default: all. */
  readonly limit?: number | undefined;
}

/** An entry of a list. */
export interface Listed extends RecordBehind {
  /** What the fact says of it: its columns, with NaN as `null`, and its labels. */
  readonly row: Readonly<Record<string, number | string | null>>;
}

/**
 * Who is behind a part of a figure: who waits longest, what is about to breach, which scores are low?
 *
 * Lists one part of a figure as `explain` does, ordered and cut. The value is how long it took or has waited, how late it
 * is (`breached`), how much time is left (`notYetDue`), the score, what it adds to a sum. No record gives no entry.
 *
 * O(n log n).
 *
 * @param metric - a metric, with its options fixed by `with`
 * @param input - the records that it takes
 * @throws KpiError `invalid-option` for a part or a column that there is not, and for totals in place of records
 * @throws KpiError `unknown-option` for an option that there is not
 * @throws KpiError as the metric does
 * @example
 * ```ts
 * import { slaCompliance } from 'support-kpi';
 * import { list } from 'support-kpi/explain';
 *
 * const conversations = [
 *   { id: 'a', channel: 'email', messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' }] },
 *   { id: 'b', channel: 'email', messages: [{ at: '2026-03-02T09:40:00Z', from: 'customer' }] },
 *   { id: 'c', channel: 'chat', messages: [{ at: '2026-03-02T08:00:00Z', from: 'customer' }] },
 * ] as const;
 * const metric = slaCompliance.with({ firstReply: '1h', asOf: '2026-03-02T09:50:00Z' });
 *
 * const dueNext = list(metric, conversations, { part: 'notYetDue', order: 'ascending', limit: 1 });
 * dueNext.map(({ id, value }) => [id, value]); // [['a', 600000]]
 * list(metric, conversations, { part: 'breached', where: { channel: 'chat' } })[0]?.value; // 3000000
 * ```
 */
export function list<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  input: Input,
  options: ListOptions<PartName<Content>> = {},
): readonly Listed[] {
  checkNames(options, ['part', 'where', 'by', 'order', 'limit']);
  const { where, by = 'value', order, limit = Number.POSITIVE_INFINITY } = options;
  const isOrder = order === undefined || order === 'ascending' || order === 'descending';
  ensure(isOrder, 'invalid-option', 'order', order, "Give 'ascending' or 'descending'.");
  const isText = typeof by === 'string';
  ensure(isText, 'invalid-option', 'by', by, "Give 'value', 'at', or the name of a column.");
  const isLimit = typeof limit === 'number' && limit >= 0;
  ensure(isLimit, 'invalid-option', 'limit', limit, 'Give how many at most, such as 10.');
  const plan = readPlan(metric);
  const parts = new Map(Object.entries(partsOf(plan)));
  const part = partOf(options.part, parts);
  const { lists, read } = readRecords(plan, input, where === undefined ? [] : [readWhere(where)]);
  const measures = read.map((each) => inCell(inCells(each, allTime(each)), 0, lists));
  const entries = rowsBehind(part, measures).flatMap(entriesOf);
  if (order !== undefined) {
    const direction = order === 'ascending' ? 1 : -1;
    const keyOf = keyBy(by, entries[0]);
    entries.sort((a, b) => compare(keyOf(a), keyOf(b), direction));
  }
  return entries.slice(0, limit);
}

/** The part that is asked for, by its name; the only one where none is. */
function partOf<Part>(name: string | undefined, parts: ReadonlyMap<string, Part>): Part {
  const names = [...parts.keys()];
  const asked = name ?? (names.length === 1 ? names[0] : undefined);
  const part = parts.get(asked ?? '');
  ensure(part !== undefined, 'invalid-option', 'part', name, unknownName(asked, names));
  return part;
}

function entriesOf({ rows, in: { read } }: RowsOfPart): Listed[] {
  const { reading, judged } = read;
  const columns = Object.keys(reading.fact.columns).map((name) => [name, judged.rows.values(name)] as const);
  const labels = reading.fact.labels.map((name) => [name, judged.rows.label(name)] as const);
  return rows.map(({ row, ...entry }) => ({
    ...entry,
    row: Object.fromEntries([
      ...columns.map(
        ([name, values]) => [name, Number.isFinite(values[row]) ? Number(values[row]) : null] as const,
      ),
      ...labels.map(([name, label]) => [name, label?.names[label.codes[row] ?? -1] ?? null] as const),
    ]),
  }));
}

type Key = number | string | null;

/** What entries are ordered by. */
function keyBy(name: string, first: Listed | undefined): (entry: Listed) => Key {
  if (name === 'value') return ({ value }) => value;
  if (name === 'at') return ({ at }) => at;
  const known = ['value', 'at', ...Object.keys(first?.row ?? {})];
  const isKnown = first === undefined || known.includes(name);
  ensure(isKnown, 'invalid-option', 'by', name, unknownName(name, known));
  return ({ row }) => row[name] ?? null;
}

/** What is not known comes last, whatever the order. */
function compare(a: Key, b: Key, direction: 1 | -1): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -direction : direction;
}
