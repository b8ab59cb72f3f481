import type { WaitRules } from '../facts/waits.ts';
import { isSchedule, type Schedule } from '../schedule/schedule.ts';
import { type DurationInput, toDuration } from '../time/duration.ts';
import { type ConversationOptions, conversationOptions, functionRule } from './conversationOptions.ts';
import type { Hours, ScheduleOf } from './elapsed.ts';
import { type OptionRule, type OptionRules, oneOf, optional } from './options.ts';

/** Which clock a duration is told by. */
export type Clock = 'business' | 'calendar';

/** Options of every metric that is read from waiting episodes. */
export interface WaitOptions extends ConversationOptions {
  /**
   * Business hours. With them waits are measured on both clocks and the business clock is the headline. A function gives
   * each conversation its own, such as those of its team, or with `sequence` those of one team after the other; where it
   * gives none, the conversation is left out as `no-schedule`. A function runs in JavaScript only, not in SQL.
   * In the definition of the result it is its text; where functions of one text give different hours, give each a
   * `toString` that tells them apart.
   */
  readonly schedule?: Schedule | ScheduleOf | undefined;
  /** Which clock is the headline. Default `'business'` with a schedule, else `'calendar'`. */
  readonly clock?: Clock | undefined;
  /**
   * What a wait counts in business hours that began and ended outside of them: `'zero'` counts it as 0,
   * `'exclude'` leaves it out as `off-hours`, `'calendar'` takes the calendar time. Default `'zero'`. The opening instant
   * is inside the hours.
   */
  readonly offHoursReplies?: 'zero' | 'exclude' | 'calendar' | undefined;
  /** Whether a wait begins with the first or the last of the customer's unanswered messages. Default `'first'`. */
  readonly episodeStart?: 'first' | 'last' | undefined;
  /** Whether solving or closing ends a wait without a reply. Default true. */
  readonly closeOnSolve?: boolean | undefined;
  /** Whether the first reply is also measured in conversations that your side began. Default false. */
  readonly includeAgentInitiated?: boolean | undefined;
  /**
   * Where the first wait begins: with the customer's first message or with `createdAt`, by default the time of the first
   * message of all. Default `'firstCustomerMessage'`.
   */
  readonly clockStart?: 'firstCustomerMessage' | 'created' | undefined;
  /** Whether reopening a conversation without a customer's message starts a wait. Default false. */
  readonly manualReopenStartsClock?: boolean | undefined;
  /**
   * How far clocks may disagree. A wait that ends at most this long before it begins counts as 0, and so does that of a
   * message which comes at most this long after a reply that nobody had waited for; only what your side wrote longer
   * before it makes a conversation one that your side began. Default 0. Other than 0 it runs in JavaScript only.
   */
  readonly clampSkew?: DurationInput | undefined;
  /**
   * What happens with a conversation in which a message or a change of status cannot be used: it is left out as
   * `conversation-with-invalid-event`, since a wait around what cannot be placed may be wrong, or read as if that event
   * were not there (`'ignore'`). The event itself is counted by its own reason either way. Default
   * `'exclude-conversation'`.
   */
  readonly invalidEvents?: 'exclude-conversation' | 'ignore' | undefined;
}

/** What these options give. */
export interface WaitSettings extends WaitRules {
  /** The hours; `undefined` for the calendar alone. */
  readonly schedule: Hours | undefined;
  /** The headline clock; by default that of the hours, where there are any. */
  readonly clock: Clock | undefined;
  /** What a reply outside of the hours to a wait that began outside of them counts as. */
  readonly offHoursReplies: 'zero' | 'exclude' | 'calendar';
}

/**
 * The rules of the options of every metric of waits: who and what counts, when the clock starts, business hours.
 *
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
export function waitOptions(): OptionRules<WaitSettings> {
  return {
    ...conversationOptions(),
    schedule: (value: unknown, path: string) =>
      value === undefined || isSchedule(value) ? value : scheduleOfRule(value, path),
    clock: optional(oneOf('business', 'calendar')),
    offHoursReplies: oneOf('zero', 'exclude', 'calendar'),
    episodeStart: oneOf('first', 'last'),
    closeOnSolve: oneOf(true, false),
    includeAgentInitiated: oneOf(false, true),
    clockStart: oneOf('firstCustomerMessage', 'created'),
    manualReopenStartsClock: oneOf(false, true),
    clampSkew: (value: unknown, path: string) => toDuration(value ?? 0, path),
    invalidEvents: oneOf('exclude-conversation', 'ignore'),
  };
}

const scheduleOfRule: OptionRule<ScheduleOf> = /* @__PURE__ */ functionRule(
  isScheduleOf,
  'Give a schedule, or a function from a conversation to one.',
);

function isScheduleOf(value: unknown): value is ScheduleOf {
  return typeof value === 'function';
}
