import { durationOptions } from '../define/durationOptions.ts';
import { readOptions } from '../define/options.ts';
import { rateOptions } from '../define/rateResult.ts';
import { waitOptions } from '../define/waitOptions.ts';
import { ensure } from '../errors.ts';
import { type DurationInput, toDuration } from '../time/duration.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { checkMeasures } from './checkMeasures.ts';
import { AGENT, type By, joinDimensions, type NamesOf, readDimensions } from './dimensions.ts';
import type { ReportOptions, ReportPlan } from './reportPlan.ts';
import type { Measures, RecordsFor, ReportResult } from './reportResult.ts';
import type { Comparison, ReportUnit } from './reportUnit.ts';
import { runReport } from './runReport.ts';
import { calendarOf } from './timeFrames.ts';
import { readWhere, type Where } from './where.ts';

/** A report that is being put together; each step gives a new one and leaves the old one as it is. */
export interface Report<
  Names extends string,
  Timed extends boolean,
  M extends Measures,
  Fields extends string = never,
  Compared extends boolean = false,
> {
  /**
   * Splits by what the records hold: a row for each value; a record without one falls under `null`. Fields by their names,
   * or functions by the names that their values shall have; a list of values puts a record into several groups, and once
   * into the total. `'agent'` is whoever a row is put down to, which `attribute` chooses.
   *
   * @throws KpiError `invalid-option` for what is neither a name nor an object of functions; when it runs, for a field that no
   *   record has and for a function that throws
   */
  by<const D extends readonly By[]>(
    ...dimensions: D
  ): Report<Names | NamesOf<D[number]>, Timed, M, Fields | Extract<D[number], string>, Compared>;
  /**
   * Chooses whom rows are put down to: `replier`, `inCharge`, `sender` … for the facts that have it; the others keep their
   * own. Of several names the first that a fact has counts. Implies `by('agent')`.
   *
   * @throws KpiError `invalid-option` for what is no name; when it runs, for one that no measure's fact has
   */
  attribute(...labels: readonly string[]): Report<Names | 'agent', Timed, M, Fields, Compared>;
  /**
   * Splits by time: a row for each period, empty ones included, or for each hour of the day, day or hour of the week.
   *
   * @throws KpiError `invalid-option` for another unit; when it runs, for more figures than memory holds
   */
  per(unit: ReportUnit): Report<Names, true, M, Fields, Compared>;
  /**
   * Counts in each period what lies in the last stretch of this length before its end, `'28d'`. Refused, when it runs, for
   * what is spread over time, as costs with a start and an end are.
   */
  rolling(length: DurationInput): Report<Names, Timed, M, Fields, Compared>;
  /**
   * Keeps what is filed from one instant up to, and not including, another.
   *
   * @throws KpiError `invalid-time` for what is no instant; `invalid-option` where the second is not after the first
   */
  between(from: TimeInput, to: TimeInput): Report<Names, Timed, M, Fields, Compared>;
  /**
   * Keeps the records whose fields hold these values, or of which a function is true.
   *
   * @throws KpiError `invalid-option` for what is neither; when it runs, for a field that no record has
   */
  where<const W extends Where>(
    where: W,
  ): Report<
    Names,
    Timed,
    M,
    Fields | (W extends (record: never) => unknown ? never : Extract<keyof W, string>),
    Compared
  >;
  /**
   * Adds to each figure its change against the period before, or the same one of last year.
   *
   * @throws KpiError `invalid-option` for another word
   */
  compare(earlier: Comparison): Report<Names, Timed, M, Fields, true>;
  /**
   * Names what to measure; a metric takes its options by `.with(…)`.
   *
   * @throws KpiError `invalid-option` for what is no metric, and for a name that another column has
   */
  measure<Added extends Measures>(measures: Added): Report<Names, Timed, M & Added, Fields, Compared>;
  /**
   * Computes the report from the records that its measures need. No record gives a total of nothing, and no rows but those of
   * periods that `between` or a part of the day or week says, and the one of a report that is not split.
   *
   * @throws KpiError `unknown-option` for an option that no measure knows, and for a list of no kind of record
   * @throws KpiError as the steps before it and its metrics do
   */
  run(records: RecordsFor<M, Fields>): ReportResult<Names, Timed, M, Compared>;
  /** What it has been told so far, for other readings of it. */
  plan(): ReportPlan;
}

/**
 * Starts a report: several metrics, split by group and time, in one pass over the records.
 *
 * Each step gives a new report; `run` computes it and asks for exactly the records that its measures need. Options are
 * those of the report and any that one of its measures knows. Durations are filed under the instant at which they end,
 * shares under the one at which they begin (a metric's option `dateBasis` and its documentation say which), open waits
 * under their start, costs over the stretch of time that they belong to. A row's `excluded` holds what its figures leave
 * out; records that cannot be used at all are counted in `total`.
 *
 * @throws KpiError `invalid-option`, `invalid-time`, `invalid-duration` for options that cannot be used, a time zone that
 *   does not exist among them
 * @example
 * ```ts
 * import { nps, receivedMessages, report } from 'support-kpi';
 *
 * const monthly = report({ timeZone: 'Europe/Rome' })
 *   .by('channel')
 *   .per('month')
 *   .measure({ receivedMessages, nps })
 *   .run({
 *     conversations: [
 *       {
 *         id: '1',
 *         channel: 'email',
 *         messages: [
 *           { at: '2026-01-31T23:30:00Z', from: 'customer' },
 *           { at: '2026-01-31T22:30:00Z', from: 'customer' },
 *         ],
 *       },
 *     ],
 *     surveyResponses: [{ score: 9, channel: 'email', at: '2026-02-03T10:00:00Z' }],
 *   });
 *
 * monthly.rows.map((row) => [row.channel, row.period, row.receivedMessages.value, row.nps.value]); // [['email', '2026-01', 1, null], ['email', '2026-02', 1, 100]]
 * monthly.total.receivedMessages.value; // 2
 * ```
 */
export function report(options: ReportOptions = {}): Report<never, false, Record<never, never>> {
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options);
  const remedy = "Give an object of options, such as { timeZone: 'Europe/Rome' }, or leave it out.";
  ensure(isObject, 'invalid-option', 'options', options, remedy);
  const { timeZone, weekStart } = options;
  // Zones take long to load, so they are looked at only where one is given.
  if (timeZone !== undefined || weekStart !== undefined) {
    calendarOf('week', timeZone === undefined ? 'UTC' : timeZone, weekStart);
  }
  checkShared(options);
  return build({
    options: { ...options },
    by: [],
    attribute: [],
    unit: undefined,
    between: undefined,
    where: [],
    rolling: undefined,
    compare: undefined,
    measures: {},
  });
}

/** Options that many metrics know are looked at before any metric is named. */
function checkShared(options: ReportOptions): void {
  const rules = { ...waitOptions(), ...durationOptions(), ...rateOptions() };
  const known = Object.entries(options).filter(([name]) => Object.hasOwn(rules, name));
  readOptions<object>(rules, Object.fromEntries(known));
}

const COMPARISONS: readonly unknown[] = ['previous', 'lastYear'];

function build<
  Names extends string,
  Timed extends boolean,
  M extends Measures,
  Fields extends string,
  Compared extends boolean,
>(plan: ReportPlan): Report<Names, Timed, M, Fields, Compared> {
  return {
    by(...dimensions) {
      const by = joinDimensions(plan.by, readDimensions(dimensions));
      checkMeasures(plan.measures, by);
      return build({ ...plan, by });
    },
    attribute(...labels) {
      for (const label of labels) {
        const remedy = "Give the name of a label, such as 'inCharge'.";
        ensure(typeof label === 'string' && label !== '', 'invalid-option', 'attribute', label, remedy);
      }
      const by = joinDimensions(plan.by, readDimensions([AGENT]));
      return build({ ...plan, by, attribute: labels });
    },
    per(unit) {
      calendarOf(unit, 'UTC');
      return build({ ...plan, unit });
    },
    rolling: (length) => build({ ...plan, rolling: toDuration(length, 'rolling') }),
    between(from, to) {
      const start = toInstant(from, 'from');
      const end = toInstant(to, 'to');
      ensure(start < end, 'invalid-option', 'to', to, 'Give an instant after the first.');
      return build({ ...plan, between: [start, end] });
    },
    where: (where) => build({ ...plan, where: [...plan.where, readWhere(where)] }),
    compare(compare) {
      const isOne = COMPARISONS.includes(compare);
      ensure(isOne, 'invalid-option', 'compare', compare, "Give 'previous' or 'lastYear'.");
      return build({ ...plan, compare });
    },
    measure(measures) {
      checkMeasures(measures, plan.by);
      return build({ ...plan, measures: { ...plan.measures, ...measures } });
    },
    run: (records) => runReport(plan, records),
    plan: () => plan,
  };
}
