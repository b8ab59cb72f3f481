import type { Expression } from '../fold/expression.ts';
import { sample } from '../fold/sample.ts';
import type { RecordName } from '../records/records.ts';
import type { DurationSettings } from './durationOptions.ts';
import { type DurationResult, durationResult } from './durationResult.ts';
import { type Description, defineMetric, type Metric } from './metric.ts';
import type { OptionRules } from './options.ts';
import { type Measure, planOf } from './plan.ts';
import type { WaitClock } from './waitClock.ts';

/** What lasts, and by which clock. */
export interface DurationOf extends Omit<Measure<Record<never, never>>, 'folds' | 'totals' | 'holdsNow'> {
  /** The clock. */
  readonly clock: WaitClock;
  /** Which rows are completed. */
  readonly completed: Expression;
  /** Which rows are still open. */
  readonly open: Expression;
}

/** The definition of a duration. */
export interface DurationDefinition<Needs extends RecordName, Settings>
  extends Omit<Description<Needs>, 'family' | 'unit' | 'better'> {
  /** The rules of its options. */
  options(): OptionRules<Settings>;
  /** What lasts. */
  measure(settings: Settings): DurationOf;
}

/**
 * How long does it take? A metric of durations by the calendar and in business hours, with what is open. Nothing completed gives `value: null`.
 *
 * @param definition - its name, what is told of it, its options, and what lasts, and by which clock
 * @throws KpiError `invalid-option` for a definition that lacks one of these
 * @example
 * ```ts
 * import { duration, durationOptions, waitClock, waitOptions, waits } from 'support-kpi/define';
 *
 * const laterReplies = duration({
 *   id: 'laterReplies@1',
 *   needs: ['conversations'],
 *   options: () => ({ ...waitOptions(), ...durationOptions() }),
 *   measure: (settings) => ({
 *     of: waits(settings),
 *     when: { at: ['if', 'open', 'startAt', 'endAt'] },
 *     clock: waitClock(settings),
 *     where: ['>', 'index', 0],
 *     excluding: { 'closed-without-reply': 'closed' },
 *     completed: 'replied',
 *     open: 'open',
 *   }),
 * });
 * const minute = (n: number) => Date.UTC(2026, 2, 2, 9, n);
 * laterReplies([
 *   {
 *     id: 1,
 *     messages: [
 *       { at: minute(0), from: 'customer' },
 *       { at: minute(5), from: 'agent' },
 *       { at: minute(10), from: 'customer' },
 *       { at: minute(30), from: 'agent' },
 *     ],
 *   },
 * ]).value; // 1200000
 * ```
 */
export function duration<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends DurationSettings,
>(definition: DurationDefinition<Needs, Settings>): Metric<Input, Options, DurationResult, Needs> {
  const { measure, ...description }: typeof definition = Object(definition);
  return defineMetric({
    ...description,
    unit: 'milliseconds',
    better: 'down',
    family: 'duration',
    plan(settings) {
      const { clock, completed, open, excluding, ...rows } = measure(settings);
      const { calendar, business, layers, holdsNow } = clock;
      return planOf(
        {
          ...rows,
          layers,
          holdsNow,
          excluding: { ...excluding, ...clock.excluding },
          folds: {
            calendar: sample(calendar, { where: completed, least: 0 }),
            ...(business !== undefined && { business: sample(business, { where: completed, least: 0 }) }),
            open: sample(clock.open, { where: open }),
          },
        },
        (durations, { now }) =>
          durationResult(
            {
              calendar: durations.calendar,
              business: durations.business ?? null,
              open: clock.ages(durations.open, now),
            },
            clock.clock,
            settings,
          ),
        {
          completed: [
            { fold: business !== undefined && clock.clock === 'business' ? 'business' : 'calendar' },
          ],
          open: [{ fold: 'open', value: (kept, now) => ageOf(clock, kept, now) }],
        },
      );
    },
  });
}

/** How long something has lasted by now, from what was kept of it. */
function ageOf({ ages }: WaitClock, kept: number, now: number): number {
  return ages(Float64Array.of(kept), now)[0] ?? Number.NaN;
}
