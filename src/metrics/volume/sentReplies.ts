import { type ConversationOptions, conversationOptions } from '../../define/conversationOptions.ts';
import { type CountResult, count } from '../../define/count.ts';
import type { Metric, Records } from '../../define/metric.ts';
import { oneOf } from '../../define/options.ts';
import { messages } from '../../facts/messages.ts';

/** Options of {@link sentReplies}. */
export interface SentRepliesOptions extends ConversationOptions {
  /** Whether campaigns, templates and automatic messages of your side count too. Default false. */
  readonly includeProactive?: boolean | undefined;
}

/**
 * How many replies does the team send?
 *
 * Counts the public messages that people of your side write, each of several in a row. Bots, auto-responders,
 * notes, templates and campaigns are not replies. Also called: total replies, response volume.
 *
 * A message without a usable time counts too: a report that cuts time counts it as undated, and with `asOf` it is left
 * out as `invalid-message-time`. No reply gives 0.
 *
 * @formula number of agent replies
 * @unit messages, 0 or more; neither up nor down is better
 * @source Sprout Social, "total replies"; Zendesk, "agent replies"
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-time` for options that cannot be used;
 *   `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { sentReplies } from 'support-kpi';
 *
 * const conversations = [
 *   {
 *     id: '1',
 *     messages: [
 *       { at: '2026-03-02T09:00:00Z', from: 'customer' },
 *       { at: '2026-03-02T09:00:01Z', from: 'bot' },
 *       { at: '2026-03-02T09:10:00Z', from: 'agent' },
 *       { at: '2026-03-02T09:11:00Z', from: 'agent' },
 *     ],
 *   },
 * ];
 *
 * sentReplies(conversations).value; // 2
 * ```
 */
export const sentReplies: Metric<
  Records<'conversations'>,
  SentRepliesOptions,
  CountResult,
  'conversations'
> = /* @__PURE__ */ count({
  id: 'sentReplies@2',
  unit: 'messages',
  better: 'none',
  needs: ['conversations'],
  options: () => ({ ...conversationOptions(), includeProactive: oneOf(false, true) }),
  measure: ({ includeProactive, ...rules }) => ({
    of: messages(rules),
    when: { at: 'at' },
    where: includeProactive ? ['not', 'received'] : 'reply',
  }),
});
