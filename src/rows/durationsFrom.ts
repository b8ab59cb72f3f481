import { type DurationOptions, durationOptions } from '../define/durationOptions.ts';
import { type DurationResult, durationResult } from '../define/durationResult.ts';
import { defineMetric, type Metric } from '../define/metric.ts';
import { allow, type OptionRule, oneOf } from '../define/options.ts';
import { planOf } from '../define/plan.ts';
import { ensure } from '../errors.ts';
import type { OnInvalid } from '../facts/reading/tally.ts';
import { count } from '../fold/count.ts';
import { sample } from '../fold/sample.ts';
import { type DurationInput, toDuration } from '../time/duration.ts';
import { type GivenDurationInput, givenDurations } from './givenDurations.ts';
import { DURATION_FORMATS, DURATION_UNITS, type DurationFormat, type DurationUnit } from './readDuration.ts';

/** Options of {@link durationsFrom}. */
export interface DurationsFromOptions extends Omit<DurationOptions, 'censored' | 'dateBasis'> {
  /** What numbers, and texts of digits, count. Without it they are left out as `duration-without-unit`. */
  readonly unit?: DurationUnit | undefined;
  /** How texts with colons are written. Without it they are left out as `duration-without-format`. */
  readonly format?: DurationFormat | undefined;
  /** Whether an empty value has not ended, and is counted in `open`. Default true; else it is left out as `missing`. */
  readonly open?: boolean | undefined;
  /** The goal, where the values say how much of it is left (negative when it is overdrawn), as Jira does. */
  readonly remainingOf?: DurationInput | undefined;
  /** Adds `within`: how many took at most this long. Default: the goal of `remainingOf`, if any. */
  readonly target?: DurationInput | undefined;
  /** The name of the field that holds the duration, where records are given. Default `'duration'`. */
  readonly column?: string | undefined;
  /** What happens with values that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** How long it took, and how many kept a target. */
export interface DurationsFromResult extends DurationResult {
  /** The share of the ended ones that took at most as long as the target, where there is one. */
  readonly within?: {
    /** The share, 0 to 1; `null` when nothing is completed. */
    readonly value: number | null;
    /** How many took at most as long. */
    readonly numerator: number;
    /** How many ended. */
    readonly denominator: number;
  };
}

/**
 * How long did it take, by durations that another system has measured?
 *
 * Minutes of Zendesk (`unit: 'minutes'`), `h:mm` of Jira (`format: 'h:mm'`), days of a spreadsheet (`unit: 'days'`), text
 * with units (`'2h 30m'`, `'PT2H30M'`) by itself. Takes values, or records with `duration`, `at` and what a report groups
 * by. Which clock measured them is not known here: they are told as `calendar`, and `business` is `null`.
 *
 * What is empty (nothing, `''`, `NaN`, `'NULL'`, `'N/A'`, `'-'` …) has not ended: it is in `open` and in no figure. How long
 * it has lasted is not known, so `oldestOpen` is `null`. Negative values are left out as `negative-duration`, others that
 * cannot be read as `unreadable-duration`.
 *
 * Nothing completed gives `value: null` with the reason `nothing-completed`.
 *
 * @formula median of the durations; the mean is Σ durations ÷ n
 * @unit milliseconds; lower is better
 * @source Zendesk, "First reply time in minutes" (ticket metrics); Jira Service Management, "Time to resolution"
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-duration` for options that cannot be used;
 *   `invalid-record` for a value that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { report } from 'support-kpi';
 * import { durationsFrom } from 'support-kpi/rows';
 *
 * const reply = durationsFrom([30, 60, null, 90], { unit: 'minutes' });
 * reply.mean; // 3600000
 * reply.n; // 3
 * reply.open; // 1
 *
 * durationsFrom(['0:40', '-1:10'], { format: 'h:mm', remainingOf: '4h' }).within?.value; // 0.5
 *
 * const byChannel = report()
 *   .by('channel')
 *   .measure({ reply: durationsFrom.with({ unit: 'minutes' }) })
 *   .run({ durations: [{ duration: 30, channel: 'chat' }, { duration: '', channel: 'chat' }] });
 * byChannel.rows[0].reply.value; // 1800000
 * byChannel.rows[0].reply.open; // 1
 * ```
 */
export const durationsFrom: Metric<
  | readonly GivenDurationInput[]
  | {
      /** The durations by their name, as a report takes them. */
      readonly durations: readonly GivenDurationInput[];
    },
  DurationsFromOptions,
  DurationsFromResult,
  'durations'
> = /* @__PURE__ */ defineMetric({
  id: 'durationsFrom@1',
  unit: 'milliseconds',
  better: 'down',
  family: 'duration',
  needs: ['durations'],
  options: () => {
    const { censored: _, dateBasis: __, ...summaries } = durationOptions();
    return {
      ...summaries,
      unit: optionalOneOf(DURATION_UNITS),
      format: optionalOneOf(DURATION_FORMATS),
      open: oneOf(true, false),
      remainingOf: optionalDuration,
      target: optionalDuration,
      column: allow(isName, 'duration', 'Give the name of a field.'),
      onInvalid: oneOf('exclude', 'throw'),
    };
  },
  plan: (settings) => {
    const { unit, format, open, remainingOf, column, onInvalid } = settings;
    const target = settings.target ?? remainingOf;
    return planOf(
      {
        of: givenDurations({ unit, format, open, remainingOf, column, onInvalid }),
        when: { at: 'at' },
        folds: {
          ended: sample('ms', { where: ['not', 'open'], least: 0 }),
          open: count('open'),
          within: count(['and', ['not', 'open'], ['<=', 'ms', target ?? -1]]),
        },
      },
      ({ ended, open, within }): DurationsFromResult => ({
        ...durationResult({ calendar: ended, business: null, open: NONE }, 'calendar', {
          ...settings,
          censored: false,
          dateBasis: 'completion',
        }),
        open,
        oldestOpen: null,
        ...(target !== undefined && {
          within: {
            value: ended.length === 0 ? null : within / ended.length,
            numerator: within,
            denominator: ended.length,
          },
        }),
      }),
    );
  },
});

const optionalOneOf =
  <T extends string>(known: readonly T[]): OptionRule<T | undefined> =>
  (value, path) => {
    const found = known.find((one) => one === value);
    const names = known.map((one) => `'${one}'`).join(' or ');
    ensure(value === undefined || found !== undefined, 'invalid-option', path, value, `Give ${names}.`);
    return found;
  };

const optionalDuration: OptionRule<number | undefined> = (value, path) =>
  value === undefined ? undefined : toDuration(value, path);

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const NONE = new Float64Array();
