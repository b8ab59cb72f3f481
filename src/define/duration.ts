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

/** How long does it take? */
export function duration<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends DurationSettings,
>({
  measure,
  ...description
}: DurationDefinition<Needs, Settings>): Metric<Input, Options, DurationResult, Needs> {
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
