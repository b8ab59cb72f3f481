import type { Metric, Records } from '../../define/metric.ts';
import { oneOf, optional } from '../../define/options.ts';
import { type PendingRateResult, rate } from '../../define/rate.ts';
import { type RateOptions, type RateResult, rateOptions } from '../../define/rateResult.ts';
import { boundTarget, type Target, target } from '../../define/target.ts';
import { CLOSED, FIRST, REPLIED, waitClock } from '../../define/waitClock.ts';
import { type WaitOptions, waitOptions } from '../../define/waitOptions.ts';
import type { Fact } from '../../facts/fact.ts';
import { waits } from '../../facts/waits.ts';
import { both } from '../../fold/expression.ts';

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

/** Totals that stand in place of conversations. */
export interface ResponseTotals {
  /** How many waits were answered. */
  readonly answered: number;
  /** How many waits there were. */
  readonly waits: number;
}

/**
 * How many of those who wrote were answered. With a window, `notYetDue` wait, but not yet longer than it: they are in
 * neither count.
 */
export interface ResponseRateResult extends PendingRateResult {
  /** The share that was answered within 24 hours by the calendar. */
  readonly within24h: RateResult;
}

/**
 * How many of those who wrote were answered by a person?
 *
 * Counts waits: a burst of messages is one. A wait that is open counts as unanswered, unless a `window` is given
 * and it has not passed yet. Where your side wrote first, nothing is counted until the customer writes. Takes
 * conversations, or the totals `answered` and `waits`. By agent a report puts a wait down to whoever replied, and what
 * nobody answered to nobody: `attribute('inCharge')` puts it down to whoever answers for it. Also called: reply rate.
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
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-time`, `invalid-duration` for options and totals that
 *   cannot be used, more answered than waits among them; `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
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
 * responseRate({ answered: 40, waits: 50 }).value; // 0.8
 * ```
 */
export const responseRate: Metric<
  Records<'conversations'> | ResponseTotals,
  ResponseRateOptions,
  ResponseRateResult,
  'conversations'
> = /* @__PURE__ */ rate({
  id: 'responseRate@2',
  better: 'up',
  needs: ['conversations'],
  totals: ['answered', 'waits'],
  options: () => ({
    ...waitOptions(),
    ...rateOptions(),
    unit: oneOf('episode', 'conversation', 'message'),
    window: optional(target),
    closedWithoutReply: oneOf('unanswered', 'exclude'),
  }),
  measure({ unit, window, closedWithoutReply, ...settings }) {
    const clock = waitClock(settings);
    const asked = window && boundTarget('window', window, clock);
    const day = boundTarget('day', target('24h', 'within24h'), waitClock({ ...settings, clock: 'calendar' }));
    const of: Fact = waits(settings, unit === 'message' ? 'message' : 'wait');
    return {
      of,
      when: { at: 'startAt' },
      layers: { ...clock.layers, ...asked?.layers },
      holdsNow: clock.holdsNow,
      where: unit === 'conversation' ? FIRST : 1,
      excluding: {
        ...(closedWithoutReply === 'exclude' && { 'closed-without-reply': CLOSED }),
        ...asked?.excluding,
        ...clock.excluding,
      },
      part: both(REPLIED, asked?.inTime ?? 1),
      pending: asked?.pending,
      also: { within24h: { part: both(REPLIED, day.inTime), pending: day.pending } },
    };
  },
});
