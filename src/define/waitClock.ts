import { KpiError } from '../errors.ts';
import type { Expression } from '../fold/expression.ts';
import { compiledOf, isSchedule, type Schedule } from '../schedule/schedule.ts';
import { age, elapsed, type Hours, hasHours, offHours } from './elapsed.ts';
import type { Layer } from './layer.ts';
import type { Clock, WaitSettings } from './waitOptions.ts';

/** How a wait is told by one clock, as expressions over its columns and those laid over it. */
export interface WaitClock {
  /** The headline clock. */
  readonly clock: Clock;
  /** The duration by the calendar, of a wait that has ended. */
  readonly calendar: Expression;
  /** The duration in business hours, where there is a schedule. */
  readonly business: Expression | undefined;
  /** The duration by the headline clock. */
  readonly headline: Expression;
  /** The waits that this clock leaves out, by reason. */
  readonly excluding: Readonly<Record<string, Expression>>;
  /** The columns that these expressions need beside those of the fact. */
  readonly layers: Readonly<Record<string, Layer>>;
  /** What is kept of a wait that has not ended. */
  readonly open: Expression;
  /** How long waits that have not ended have lasted by now, in ascending order, from what was kept of them. */
  ages(kept: Float64Array, now: number): Float64Array;
  /** Whether what is kept depends on now. */
  readonly holdsNow: boolean;
  /** The hours, where there are any. */
  readonly hours: Hours | undefined;
}

/** A reply ended the wait. */
export const REPLIED = 'replied';
/** The wait has not ended. */
export const OPEN = 'open';
/** The wait was ended without a reply. */
export const CLOSED = 'closed';
/** The wait by which a conversation's first reply is measured. */
export const FIRST = 'first';
/** The wait is for a reply after the first; where your side wrote first, every wait but a measured first one is. */
export const SUBSEQUENT: Expression = [
  'and',
  ['not', FIRST],
  ['or', 'agentInitiated', ['>', 'earlierReplies', 0]],
];

const CALENDAR: Expression = ['-', 'endAt', 'startAt'];

/** A reply outside of business hours ended the wait, which began outside of them. */
const OFF_HOURS: Expression = ['and', REPLIED, 'offHours'];

/**
 * Chooses the clock.
 *
 * @throws KpiError `invalid-option` when the business clock is asked for without a schedule
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
export function waitClock(settings: WaitSettings): WaitClock {
  const { schedule: hours, clock, offHoursReplies, onInvalid }: WaitSettings = Object(settings);
  if (hours === undefined) {
    if (clock === 'business') {
      throw new KpiError('invalid-option', 'clock', clock, 'Give a schedule too.');
    }
    return { ...BY_CALENDAR, business: undefined, hours };
  }
  const business: Expression =
    offHoursReplies === 'calendar' ? ['if', OFF_HOURS, CALENDAR, 'businessMs'] : 'businessMs';
  const both = {
    calendar: CALENDAR,
    business,
    hours,
    layers: {
      businessMs: elapsed('startAt', 'endAt', hours),
      ...(offHoursReplies !== 'zero' && { offHours: offHours('startAt', 'endAt', hours) }),
      ...(!isSchedule(hours) && { hasHours: hasHours(hours, onInvalid === 'throw') }),
    },
    excluding: {
      ...(!isSchedule(hours) && { 'no-schedule': ['not', 'hasHours'] as const }),
      ...(offHoursReplies === 'exclude' && { 'off-hours': OFF_HOURS }),
    },
  };
  if (clock === 'calendar') return { ...BY_CALENDAR, ...both };
  if (isSchedule(hours)) {
    return {
      ...both,
      clock: 'business',
      headline: business,
      open: 'startAt',
      ages: (starts, now) => starts.map((start) => openTimeUntil(hours, start, now)).reverse(),
      holdsNow: false,
    };
  }
  return {
    ...both,
    layers: { ...both.layers, age: age('startAt', hours) },
    clock: 'business',
    headline: business,
    open: 'age',
    ages: (ages) => ages,
    holdsNow: true,
  };
}

const BY_CALENDAR: Omit<WaitClock, 'business' | 'hours'> = {
  clock: 'calendar',
  calendar: CALENDAR,
  headline: CALENDAR,
  excluding: {},
  layers: {},
  open: 'startAt',
  ages: (starts, now) => starts.map((start) => Math.max(0, now - start)).reverse(),
  holdsNow: false,
};

function openTimeUntil(schedule: Schedule, start: number, now: number): number {
  return now > start ? compiledOf(schedule).grid.between(start, now) : 0;
}
