import { ensure } from '../errors.ts';
import { count } from '../fold/count.ts';
import { both, type Expression } from '../fold/expression.ts';
import type { Folds } from '../fold/fold.ts';
import { sample } from '../fold/sample.ts';
import type { RecordName } from '../records/records.ts';
import { type Description, defineMetric, type Metric } from './metric.ts';
import type { OptionRules } from './options.ts';
import type { FoldPart, Measure, Parts, Plan } from './plan.ts';
import { type RateResult, type RateSettings, rateResult } from './rateResult.ts';
import type { Pending } from './target.ts';

/** A part of the rows that a rate is about. */
export interface Part<Column extends string = string> {
  /** Which rows are the part. */
  readonly part: Expression<NoInfer<Column>>;
  /**
   * Which rows are not decided yet; until then they are in neither count. By default every row is decided. With `until` all
   * rows wait, those of the part too, so that what happens early does not count for more than what never happens.
   */
  readonly pending?: Pending<NoInfer<Column>> | Window<NoInfer<Column>> | undefined;
}

/** A window that must have passed before it is decided what a row is. */
export interface Window<Column extends string = string> {
  /** Its last instant: the row is decided after it. Where that is unknown, the row is never decided and not counted. */
  readonly until: Expression<Column>;
}

/** What a rate is made of. */
export interface RateOf<Column extends string>
  extends Omit<Measure<Record<never, never>, Column>, 'folds' | 'totals'>,
    Part<Column> {
  /** Further rates of the same rows, by the names that they have in the result. */
  readonly also?: Readonly<Record<string, Part<Column>>>;
}

/** The definition of a rate: what part of the rows of a fact. */
export interface RateDefinition<Needs extends RecordName, Settings, Column extends string>
  extends Omit<Description<Needs>, 'family' | 'unit'> {
  /** The rules of its options. */
  options(): OptionRules<Settings>;
  /** The names of the totals that may stand in place of the records: that of the part, and that of the whole. */
  readonly totals?: readonly [part: string, whole: string];
  /** What it is made of. */
  measure(settings: Settings): RateOf<Column>;
}

/** A rate with how many are not decided yet. */
export interface PendingRateResult extends RateResult {
  /** How many are not decided yet: they are in neither count. */
  readonly notYetDue: number;
}

/**
 * Which share? A metric of a part of the rows of a fact, with its interval. No row gives `value: null`.
 *
 * @param definition - its name, what is told of it, its options, and which rows, which part of them, and which are not decided yet
 * @throws KpiError `invalid-option` for a definition that lacks one of these
 * @example
 * ```ts
 * import { rate, rateOptions, waitOptions, waits } from 'support-kpi/define';
 *
 * const unanswered = rate({
 *   id: 'unanswered@1',
 *   better: 'down',
 *   needs: ['conversations'],
 *   options: () => ({ ...waitOptions(), ...rateOptions() }),
 *   measure: (settings) => ({
 *     of: waits(settings),
 *     when: { at: 'startAt' },
 *     part: ['not', 'replied'],
 *     // Decided a day after it began.
 *     pending: { until: ['+', 'startAt', 86_400_000] },
 *   }),
 * });
 * const asked = [{ id: 1, messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' as const }] }];
 * unanswered(asked, { asOf: '2026-03-02T12:00:00Z' }).notYetDue; // 1
 * unanswered(asked, { asOf: '2026-03-09T12:00:00Z' }).value; // 1
 * ```
 */
export function rate<
  Input,
  Options extends object,
  Content extends PendingRateResult,
  Needs extends RecordName,
  Settings extends RateSettings,
  Column extends string,
>(definition: RateDefinition<Needs, Settings, Column>): Metric<Input, Options, Content, Needs> {
  const { measure, totals, ...description }: typeof definition = Object(definition);
  return defineMetric({
    ...description,
    unit: 'share',
    family: 'rate',
    plan(settings): Plan<Content> {
      const { part, pending, also = {}, ...rows } = measure(settings);
      const parts = Object.entries({ ...also, '': { part, pending } });
      const folds = Object.assign({}, ...parts.map(([name, each]) => partFolds(name, each)));
      return {
        measures: [{ ...rows, folds, ...(totals && { totals: totalsOf(...totals) }) }],
        parts: Object.assign({}, ...parts.map(([name, { pending }]) => partsOf(name, pending))),
        present([results = {}], { now }) {
          const shares = parts.map(([name, { pending }]) => {
            const path = totals?.[0] ?? 'numerator';
            const { numerator, denominator, notYetDue } = readPart(name, results, pending, now, path);
            const share = {
              ...rateResult(numerator, denominator, settings),
              ...(name === '' && { notYetDue }),
            };
            return name === '' ? share : { [name]: share };
          });
          // A definition that names further rates declares them in its content.
          return Object.assign({}, ...shares);
        },
      };
    },
  });
}

/** The folds of a part, by names that begin with its own. */
export function partFolds(name: string, { part, pending }: Part): Folds {
  if (pending === undefined) return { [`${name}Part`]: count(part), [`${name}Decided`]: count() };
  if ('until' in pending) {
    return {
      [`${name}Part`]: sample(pending.until, { where: part }),
      [`${name}Decided`]: sample(pending.until),
    };
  }
  const isDecided: Expression = ['not', pending.rows];
  return {
    [`${name}Part`]: count(both(isDecided, part)),
    [`${name}Decided`]: count(isDecided),
    [`${name}Pending`]: sample(pending.kept, { where: pending.rows }),
  };
}

/** What the rows of a part are listed under: numerator, denominator and what is not decided yet. */
function partsOf(name: string, pending: Part['pending']): Parts {
  const [part, decided] = [{ fold: `${name}Part` }, { fold: `${name}Decided` }];
  const listed = (numerator: FoldPart[], denominator: FoldPart[], notYetDue: FoldPart[]): Parts => {
    const path = name === '' ? '' : `${name}.`;
    return {
      [`${path}numerator`]: numerator,
      [`${path}denominator`]: denominator,
      ...((pending || name === '') && { [`${path}notYetDue`]: notYetDue }),
    };
  };
  if (pending === undefined) return listed([part], [decided], []);
  if ('until' in pending) {
    const holds = (until: number, now: number): boolean => until < now;
    const waits = (until: number, now: number): boolean => !(until < now);
    return listed([{ ...part, holds }], [{ ...decided, holds }], [{ ...decided, holds: waits }]);
  }
  const { late, waiting } = pendingParts(`${name}Pending`, pending);
  return listed([part], [decided, late], [waiting]);
}

/** Of the rows that a fold keeps until they are decided, those for which it is too late, and those that wait still. */
export function pendingParts(
  fold: string,
  { past, left }: Pending,
): { readonly late: FoldPart; readonly waiting: FoldPart } {
  const isPast = (kept: number, now: number): boolean => past(Float64Array.of(kept), now) > 0;
  return {
    late: { fold, holds: isPast, value: (kept, now) => -left(kept, now) },
    waiting: { fold, holds: (kept, now) => !isPast(kept, now), value: left },
  };
}

/**
 * How a part fared by now.
 *
 * @param path - what the part is called
 * @throws KpiError `invalid-option` for a part that is more than the whole, as totals and states that were changed may say
 */
export function readPart(
  name: string,
  results: Readonly<Record<string, unknown>>,
  pending: Part['pending'],
  now: number,
  path: string = 'numerator',
): { readonly numerator: number; readonly denominator: number; readonly notYetDue: number } {
  if (pending && 'until' in pending) {
    const passed = (instants: Float64Array): number => instants.filter((until) => until < now).length;
    const all = instantsOf(results[`${name}Decided`]);
    const denominator = passed(all);
    const numerator = passed(instantsOf(results[`${name}Part`]));
    checkPart(path, numerator, denominator);
    return { numerator, denominator, notYetDue: all.length - denominator };
  }
  const waiting = instantsOf(results[`${name}Pending`]);
  const past = pending?.past(waiting, now) ?? 0;
  const [numerator, decided] = [Number(results[`${name}Part`]), Number(results[`${name}Decided`])];
  checkPart(path, numerator, decided);
  return {
    numerator,
    denominator: decided + past,
    notYetDue: waiting.length - past,
  };
}

function instantsOf(result: unknown): Float64Array {
  return result instanceof Float64Array ? result : new Float64Array(0);
}

function totalsOf(part: string, whole: string): NonNullable<Measure['totals']> {
  return { [part]: (total) => ({ Part: total }), [whole]: (total) => ({ Decided: total }) };
}

function checkPart(part: string, numerator: number, denominator: number): void {
  const remedy = `Give at most ${denominator}: it is a part of these.`;
  ensure(numerator <= denominator, 'invalid-option', part, numerator, remedy);
}
