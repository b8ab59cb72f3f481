import { duration } from '../../define/duration.ts';
import { type DurationOptions, durationOptions } from '../../define/durationOptions.ts';
import type { DurationResult } from '../../define/durationResult.ts';
import type { Metric, Records } from '../../define/metric.ts';
import { oneOf } from '../../define/options.ts';
import { CLOSED, FIRST, SUBSEQUENT } from '../../define/waitClock.ts';
import { waitDurations } from '../../define/waitDurations.ts';
import { type WaitOptions, waitOptions } from '../../define/waitOptions.ts';
import type { Expression } from '../../fold/expression.ts';

/** Options of {@link replyTime}. */
export interface ReplyTimeOptions extends WaitOptions, DurationOptions {
  /** Which waits: all, those for the first reply of a conversation, or the others. Default `'all'`. */
  readonly include?: 'all' | 'first' | 'subsequent' | undefined;
}

/**
 * How long do customers wait for a reply?
 *
 * A wait opens at the first customer message that is unanswered and ends at the next public reply of a person;
 * all waits are pooled. Bots, auto-responders, notes and reactions end nothing. Waits that are still open are
 * not in the figures but beside them (`open`, `oldestOpen`); waits that were solved without a reply are counted
 * as `closed-without-reply`. Also called: next response time, average response time, reply wait.
 *
 * A conversation in which a message or a change of status cannot be used is left out whole, as
 * `conversation-with-invalid-event`, since a wait around what cannot be placed may be wrong; `invalidEvents: 'ignore'`
 * reads the rest of it.
 *
 * No reply at all gives `value: null` with the reason `nothing-completed`.
 *
 * @formula median of (reply − first unanswered customer message), or the figure that `headline` names, with mean and 90th percentile beside it
 * @unit milliseconds, 0 or more; lower is better
 * @source Sprout Social, "reply wait time"; Intercom, "response time"; Chatwoot, "reply time"
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-time`, `invalid-duration` for options that cannot
 *   be used; `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { replyTime } from 'support-kpi';
 *
 * const conversations = [
 *   {
 *     id: '1',
 *     messages: [
 *       { at: '2026-03-02T09:00:00Z', from: 'customer' },
 *       { at: '2026-03-02T09:01:00Z', from: 'bot' },
 *       { at: '2026-03-02T09:10:00Z', from: 'agent' },
 *       { at: '2026-03-02T09:20:00Z', from: 'customer' },
 *       { at: '2026-03-02T09:35:00Z', from: 'agent' },
 *     ],
 *   },
 * ];
 *
 * replyTime(conversations).mean; // 750000
 * replyTime(conversations).n; // 2
 * replyTime(conversations, { include: 'first' }).value; // 600000
 * replyTime(conversations, { headline: 'max' }).value; // 900000
 * replyTime(conversations, { bands: ['15m'] }).bands?.map(({ n }) => n); // [1, 1]
 * ```
 */
export const replyTime: Metric<
  Records<'conversations'>,
  ReplyTimeOptions,
  DurationResult,
  'conversations'
> = /* @__PURE__ */ duration({
  id: 'replyTime@2',
  needs: ['conversations'],
  options: () => ({ ...waitOptions(), ...durationOptions(), include: oneOf('all', 'first', 'subsequent') }),
  measure: ({ include, ...settings }) => ({
    ...waitDurations(settings),
    where: INCLUDED[include],
    excluding: { 'closed-without-reply': CLOSED },
  }),
});

const INCLUDED: Readonly<Record<'all' | 'first' | 'subsequent', Expression>> = {
  all: 1,
  first: FIRST,
  subsequent: SUBSEQUENT,
};
