import type { Metric } from '../define/metric.ts';
import { explain } from '../explain/explain.ts';
import type { Explanation } from '../explain/explanation.ts';
import { checkNames } from '../nearestName.ts';
import type { RecordName } from '../records/records.ts';
import { exactSum } from '../stats/exactSum.ts';
import type { Summary } from '../summary/storeSummary.ts';
import { mergeSummaries, presentSummary, summarize } from '../summary/summary.ts';
import { differenceOf } from './differenceOf.ts';

/** The same records as a whole, and cut into pieces: each record is in one. */
export interface Pieces<Input> {
  /** All records. */
  readonly whole: Input;
  /** The same in pieces, of which some may be empty. */
  readonly pieces: readonly Input[];
}

/** What every metric promises, whatever the records. */
export interface Law<Input> {
  /** The law, as a sentence. */
  readonly name: string;
  /**
   * Holds that it is kept for these records.
   *
   * @throws Error where it is not; the message says where
   */
  check(records: Pieces<Input>): void;
}

/** Which laws are asked for. */
export interface LawOptions {
  /**
   * Whether later records decide what earlier ones are, since now is the latest of them: then what is listed of some may change
   * when others are added. Fix `asOf`, or say so. Default false.
   */
  readonly movesWithNow?: boolean | undefined;
}

/**
 * The laws of a metric, for your own tests: that it can be cut, stored and merged, and that each number knows its records.
 *
 * Hand over records of many kinds, also such as cannot be used, cut at random: a library of property tests makes them. The
 * laws say nothing of what a figure means; that is for examples to show.
 *
 * - Records split in any way present exactly what one call presents.
 * - Summaries may be merged in any order and grouping, and one of nothing changes nothing.
 * - A summary survives JSON.
 * - Records stay unchanged.
 * - Each part and each exclusion lists as many records as its number says.
 * - What is listed of some records does not change when others are added.
 * - Every number of a result is finite.
 *
 * @param metric - the metric, with its options fixed
 * @throws KpiError `unknown-option`, `invalid-option` for options that cannot be used; each law throws an Error where it is broken
 * @example
 * ```ts
 * import { nps } from 'support-kpi';
 * import { metricLaws } from 'support-kpi/laws';
 *
 * const records = { whole: [10, 9, 3, null], pieces: [[10, 9], [], [3, null]] };
 * for (const { check } of metricLaws(nps)) check(records);
 * metricLaws(nps).length; // 7
 * ```
 */
export function metricLaws<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  options: LawOptions = {},
): readonly Law<Input>[] {
  checkNames(options, ['movesWithNow']);
  const { movesWithNow = false } = options;
  const present = (summaries: readonly Summary[]): object =>
    presentSummary(metric, mergeSummaries(metric, summaries));
  const summariesOf = (pieces: readonly Input[]): Summary[] =>
    pieces.map((piece) => summarize(metric, piece));
  const laws: (Law<Input> | false)[] = [
    {
      name: 'records split in any way present exactly what one call presents',
      check({ whole, pieces }) {
        hold(differenceOf(present(summariesOf(pieces)), withoutPlaces(metric(whole))));
      },
    },
    {
      name: 'merging is associative and commutative, and a summary of nothing changes nothing',
      check({ pieces }) {
        const parts = summariesOf(pieces);
        const [first, ...rest] = parts;
        const once = present(parts);
        hold(differenceOf(present([...parts].reverse()), once, 'reversed'));
        const grouped = [...(first ? [first] : []), mergeSummaries(metric, rest)];
        hold(differenceOf(present(grouped), once, 'grouped'));
        hold(differenceOf(present([mergeSummaries(metric, []), ...parts]), once, 'with nothing'));
      },
    },
    {
      name: 'a summary survives JSON',
      check({ pieces }) {
        const parts = summariesOf(pieces);
        hold(differenceOf(present(JSON.parse(JSON.stringify(parts))), present(parts)));
      },
    },
    {
      name: 'records stay unchanged',
      check({ whole }) {
        const before = copyOf(whole);
        metric(whole);
        hold(differenceOf(whole, before, 'records'));
      },
    },
    {
      name: 'each part and each exclusion lists as many records as its number says',
      check({ whole }) {
        const { result, parts, excluded } = explain(metric, whole);
        hold(differenceOf(result, metric(whole)));
        for (const [name, { total, adds, records }] of Object.entries(parts)) {
          const values = records.map(({ value }) => (adds === 'values' ? (value ?? 0) : 1));
          hold(differenceOf(exactSum(Float64Array.from(values)), total, `parts.${name}`));
          const figure = figureOf(result, name);
          if (figure !== undefined) hold(differenceOf(total, figure, `parts.${name}.total`));
        }
        const counts = Object.entries(excluded).map(([reason, { n, records }]) => {
          hold(differenceOf(records.length, n, `excluded.${reason}.records.length`));
          return [reason, n] as const;
        });
        hold(differenceOf(Object.fromEntries(counts), result.excluded, 'excluded'));
      },
    },
    !movesWithNow && {
      name: 'what is listed of some records does not change when others are added',
      check({ whole, pieces }) {
        const apart = pieces.map((piece) => explain(metric, piece));
        hold(differenceOf(listed([explain(metric, whole)]), listed(apart), 'listed'));
      },
    },
    {
      name: 'every number of a result is finite',
      check({ whole }) {
        // JSON turns NaN and the infinities into null; this sees them before.
        JSON.stringify(metric(whole), (name, value: unknown) => {
          if (typeof value === 'number' && !Number.isFinite(value)) hold(`${name} is ${value}.`);
          return value;
        });
      },
    },
  ];
  return laws.filter((law) => law !== false);
}

function hold(difference: string | undefined): void {
  if (difference !== undefined) throw new Error(difference);
}

/** A copy of lists and plain objects; all else is itself. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]));
}

/** A result without the places of what it leaves out, which a summary does not know. */
function withoutPlaces(result: object): object {
  return Object.fromEntries(Object.entries(result).filter(([name]) => name !== 'excludedAt'));
}

/** The number that a result has for a part. */
function figureOf(result: object, part: string): number | undefined {
  const name = new Map([
    ['completed', 'n'],
    ['counted', 'value'],
  ]).get(part);
  let figure: unknown = result;
  for (const field of (name ?? part).split('.')) figure = Object(figure)[field];
  return typeof figure === 'number' ? figure : undefined;
}

/** All that explanations list, in an order of its own; where it stands aside. */
function listed(explanations: readonly Explanation<unknown>[]): readonly string[] {
  return explanations
    .flatMap(({ parts, excluded }) => [...Object.entries(parts), ...Object.entries(excluded)])
    .flatMap(([name, { records }]) =>
      records.map(({ id, at, value }) => `${name} of ${typeof id} ${id} at ${at}: ${value}`),
    )
    .sort();
}
