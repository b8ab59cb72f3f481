import { ensure } from '../errors.ts';
import { durationOptions } from '../metrics/durationResult.ts';
import { readOptions } from '../metrics/options.ts';
import { waitOptions } from '../metrics/waitOptions.ts';
import { checkNames, unknownName } from '../nearestName.ts';
import { DIMENSIONS, type Dimension } from '../records/dimensions.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { type PeriodUnit, period } from '../time/period.ts';
import { checkMeasures } from './checkMeasures.ts';
import type { ReportOptions, ReportPlan } from './reportPlan.ts';
import type { Measures, RecordsFor, ReportResult } from './reportResult.ts';
import { runReport } from './runReport.ts';

/** A report that is being put together; each step gives a new one and leaves the old one as it is. */
export interface Report<By extends Dimension, Timed extends boolean, M extends Measures> {
  /** Splits by what the records hold: a row for each value; a record without one falls under `null`. */
  by<D extends Dimension>(...dimensions: readonly D[]): Report<By | D, Timed, M>;
  /** Splits by time: a row for each period, empty ones included. */
  per(unit: PeriodUnit): Report<By, true, M>;
  /** Keeps what is filed from one instant up to, and not including, another. */
  between(from: TimeInput, to: TimeInput): Report<By, Timed, M>;
  /** Names what to measure; a metric takes its options by `.with(…)`. */
  measure<Added extends Measures>(measures: Added): Report<By, Timed, M & Added>;
  /** Computes the report from the records that its measures need. */
  run(records: RecordsFor<M>): ReportResult<By, Timed, M>;
}

/**
 * Starts a report: several metrics, split by group and time, in one pass over the records.
 *
 * `by`, `per`, `between` and `measure` each give a new report; `run` computes it and asks for exactly the records that
 * its measures need. Durations are filed under the instant at which they end, shares under the one at which they begin
 * (a metric's option `dateBasis` and its documentation say which), open waits under their start. A row's `excluded`
 * holds what its figures leave out; records that cannot be used at all are counted in `total`.
 *
 * @throws KpiError `unknown-option`, `invalid-option`, `invalid-time`, `invalid-duration` for options that cannot be
 *   used, a time zone that does not exist among them
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
  const rules = { ...waitOptions(), ...durationOptions() };
  checkNames(options, ['timeZone', 'weekStart', ...Object.keys(rules)]);
  const { timeZone, weekStart, ...shared } = options;
  // Zones take long to load, so they are looked at only where one is given.
  if (timeZone !== undefined || weekStart !== undefined) {
    period('week', timeZone === undefined ? 'UTC' : timeZone, weekStart);
  }
  readOptions(rules, shared);
  return build({ options: { ...options }, by: [], unit: undefined, between: undefined, measures: {} });
}

const SPLITS: readonly string[] = /* @__PURE__ */ (() => [...DIMENSIONS, 'agent'])();

function build<By extends Dimension, Timed extends boolean, M extends Measures>(
  plan: ReportPlan,
): Report<By, Timed, M> {
  return {
    by(...dimensions) {
      for (const dimension of dimensions) {
        const remedy = unknownName(typeof dimension === 'string' ? dimension : typeof dimension, SPLITS);
        ensure(SPLITS.includes(dimension), 'invalid-option', 'by', dimension, remedy);
      }
      return build({ ...plan, by: [...new Set([...plan.by, ...dimensions])] });
    },
    per(unit) {
      period(unit, 'UTC');
      return build({ ...plan, unit });
    },
    between(from, to) {
      const start = toInstant(from, 'from');
      const end = toInstant(to, 'to');
      ensure(start < end, 'invalid-option', 'to', to, 'Give an instant after the first.');
      return build({ ...plan, between: [start, end] });
    },
    measure(measures) {
      checkMeasures(measures);
      return build({ ...plan, measures: { ...plan.measures, ...measures } });
    },
    run: (records) => runReport(plan, records),
  };
}
