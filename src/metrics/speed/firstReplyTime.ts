import { duration } from '../../define/duration.ts';
import { type DurationOptions, durationOptions } from '../../define/durationOptions.ts';
import type { DurationResult } from '../../define/durationResult.ts';
import type { Metric, Records } from '../../define/metric.ts';
import { CLOSED, FIRST } from '../../define/waitClock.ts';
import { waitDurations } from '../../define/waitDurations.ts';
import { type WaitOptions, waitOptions } from '../../define/waitOptions.ts';
import type { Expression } from '../../fold/expression.ts';

/** Options of {@link firstReplyTime}. */
export interface FirstReplyTimeOptions extends WaitOptions, DurationOptions {}

/**
 * How long does a customer wait for the first reply?
 *
 * One duration a conversation: from the customer's first message to the first public reply of a person. Bots,
 * auto-responders, notes and reactions do not stop the clock; reopening later does not change it. A conversation
 * without a reply is counted as `open`, never as 0; one solved without a reply as `solved-without-reply`; one
 * that your side began as `agent-initiated`. After a conversation was solved without a reply, a new message of
 * the customer starts the clock anew. Also called: first response time, FRT, initial response time.
 *
 * A conversation in which a message or a change of status cannot be used is left out whole, as
 * `conversation-with-invalid-event`, since a wait around what cannot be placed may be wrong; `invalidEvents: 'ignore'`
 * reads the rest of it.
 *
 * No reply at all gives `value: null` with the reason `nothing-completed`.
 *
 * @formula median of (first reply − first customer message), or the figure that `headline` names, with mean and 90th percentile beside it
 * @unit milliseconds, 0 or more; lower is better
 * @source Zendesk, "first reply time"; Intercom, "first response time"; GitLab Handbook, Zendesk metrics
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-time`, `invalid-duration` for options that cannot
 *   be used; `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { defineSchedule, firstReplyTime } from 'support-kpi';
 *
 * const conversations = [
 *   {
 *     id: '1',
 *     messages: [
 *       { at: '2026-03-06T16:30:00Z', from: 'customer' },
 *       { at: '2026-03-09T09:15:00Z', from: 'agent' },
 *     ],
 *   },
 *   { id: '2', messages: [{ at: '2026-03-09T09:00:00Z', from: 'customer' }] },
 * ];
 * const hours = ['09:00-17:00'];
 * const office = defineSchedule({
 *   timeZone: 'Etc/UTC',
 *   weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
 * });
 * const result = firstReplyTime(conversations, { schedule: office });
 *
 * result.business?.median; // 2700000
 * result.calendar.median; // 233100000
 * result.open; // 1
 * ```
 */
export const firstReplyTime: Metric<
  Records<'conversations'>,
  FirstReplyTimeOptions,
  DurationResult,
  'conversations'
> = /* @__PURE__ */ duration({
  id: 'firstReplyTime@2',
  needs: ['conversations'],
  options: () => ({ ...waitOptions(), ...durationOptions() }),
  measure: (settings) => ({
    ...waitDurations(settings),
    where: settings.includeAgentInitiated ? FIRST : FIRST_OR_OURS,
    excluding: { 'agent-initiated': ['not', FIRST], 'solved-without-reply': CLOSED },
  }),
});

/** One row for each conversation with a wait: the first reply's, or where your side wrote first its first wait. */
const FIRST_OR_OURS: Expression = ['or', FIRST, ['and', 'agentInitiated', ['=', 'index', 0]]];
