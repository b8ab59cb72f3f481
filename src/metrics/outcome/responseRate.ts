import { waits } from '../../facts/waits.ts';
import { both, type Expression } from '../../fold/expression.ts';
import type { RatioSpec } from '../../fold/spec.ts';
import type { Conversation } from '../../records/conversation.ts';
import { defineMetric } from '../defineMetric.ts';
import type { Metric } from '../metric.ts';
import { oneOf, optional } from '../options.ts';
import { planExcluding } from '../planExcluding.ts';
import { type RateOptions, type RateResult, rateOptions, rateResult } from '../rateResult.ts';
import { boundTarget, type Target, target } from '../target.ts';
import { CLOSED, FIRST, OPEN, REPLIED, type WaitOptions, waitClock, waitOptions } from '../waitOptions.ts';

/** Options of {@link responseRate}. */
export interface ResponseRateOptions extends WaitOptions, RateOptions {
  /**
   * What is counted: waits, conversations (their first reply) or single messages. A message stands by its own wait and
   * under its own time, and what is left out is then counted in messages too. Default `'episode'`.
   */
  readonly unit?: 'episode' | 'conversation' | 'message' | undefined;
  /** A reply counts only within this target, its end included; open waits past it do not. Default: any time. */
  readonly window?: Target | undefined;
  /** What a wait that was solved without a reply is: unanswered, or left out. Default `'unanswered'`. */
  readonly closedWithoutReply?: 'unanswered' | 'exclude' | undefined;
}

/** How many of those who wrote were answered. */
export interface ResponseRateResult extends RateResult {
  /** How many wait, but not yet longer than the window: they are in neither count. 0 without a window. */
  readonly notYetDue: number;
  /** The share that was answered within 24 hours by the calendar. */
  readonly within24h: RateResult;
}

const DAY_MS = 86_400_000;

/**
 * How many of those who wrote were answered by a person?
 *
 * Counts waits: a burst of messages is one. A wait that is open counts as unanswered, unless a `window` is given
 * and it has not passed yet. Where your side wrote first, nothing is counted until the customer writes. Also
 * called: reply rate.
 *
 * A conversation in which a message or a change of status cannot be used is left out whole, as
 * `conversation-with-invalid-event`, since a wait around what cannot be placed may be wrong; `invalidEvents: 'ignore'`
 * reads the rest of it.
 *
 * No wait at all gives `value: null` with the reason `no-denominator`.
 *
 * @formula answered waits ÷ all waits
 * @unit share, 0 to 1; higher is better
 * @source Sprout Social, "response rate"; Facebook, "responsiveness of a page"
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-time`, `invalid-duration` for options that cannot
 *   be used; `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { responseRate } from 'support-kpi';
 *
 * const conversations = [
 *   {
 *     id: '1',
 *     messages: [
 *       { at: '2026-03-02T09:00:00Z', from: 'customer' },
 *       { at: '2026-03-02T09:10:00Z', from: 'agent' },
 *       { at: '2026-03-02T09:20:00Z', from: 'customer' },
 *     ],
 *   },
 * ];
 *
 * responseRate(conversations).value; // 0.5
 * responseRate(conversations, { unit: 'conversation' }).value; // 1
 * ```
 */
export const responseRate: Metric<
  readonly Conversation[],
  ResponseRateOptions,
  ResponseRateResult,
  'conversations'
> = /* @__PURE__ */ defineMetric({
  id: 'responseRate@2',
  unit: 'share',
  better: 'up',
  needs: ['conversations'],
  options: () => ({
    ...waitOptions(),
    ...rateOptions(),
    unit: oneOf('episode', 'conversation', 'message'),
    window: optional(target),
    closedWithoutReply: oneOf('unanswered', 'exclude'),
  }),
  plan(settings) {
    const { unit, window, closedWithoutReply } = settings;
    const clock = waitClock(settings);
    const target = window && boundTarget('window', window, clock);
    const closed = closedWithoutReply === 'exclude' && { 'closed-without-reply': CLOSED };
    return planExcluding(
      { fact: waits(settings, unit === 'message' ? 'message' : 'wait', target?.limits), at: 'startAt' },
      unit === 'conversation' ? FIRST : 1,
      { ...closed, ...target?.excluded, ...clock.excluded },
      (staying) => {
        const answered = (inTime: Expression): RatioSpec => ({
          ratio: [both(REPLIED, inTime), 1],
          where: inTime === 1 ? staying : both(staying, ['not', both(OPEN, inTime)]),
        });
        return {
          answered: answered(target?.inTime ?? 1),
          notYetDue: { count: target ? both(staying, both(OPEN, target.inTime)) : 0 },
          within24h: answered(['<=', 'calendarMs', DAY_MS]),
        };
      },
      (results) => ({
        ...rateResult(results.answered, settings),
        notYetDue: results.notYetDue,
        within24h: rateResult(results.within24h, settings),
      }),
    );
  },
});
