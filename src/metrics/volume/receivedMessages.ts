import { type ConversationOptions, conversationOptions } from '../../define/conversationOptions.ts';
import { type CountResult, count } from '../../define/count.ts';
import type { Metric, Records } from '../../define/metric.ts';
import { messages } from '../../facts/messages.ts';

/** Options of {@link receivedMessages}. */
export interface ReceivedMessagesOptions extends ConversationOptions {}

/**
 * How many messages do customers send?
 *
 * Counts the public messages of customers; reactions, duplicates, and the messages of merged, spam, deleted and
 * test conversations are left out. `needsReply` narrows it to the messages that ask for an answer. Also called:
 * inbound messages, total received messages.
 *
 * A message without a usable time counts too: a report that cuts time counts it as undated, and with `asOf` it is left
 * out as `invalid-message-time`. No message gives 0.
 *
 * @formula number of customer messages
 * @unit messages, 0 or more; neither up nor down is better
 * @source Sprout Social, "total received messages"; Chatwoot, "incoming messages"
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-time` for options that cannot be used;
 *   `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { receivedMessages } from 'support-kpi';
 *
 * const conversations = [
 *   {
 *     id: '1',
 *     messages: [
 *       { at: '2026-03-02T09:00:00Z', from: 'customer' },
 *       { at: '2026-03-02T09:01:00Z', from: 'customer', kind: 'reaction' },
 *       { at: '2026-03-02T09:10:00Z', from: 'agent' },
 *     ],
 *   },
 * ];
 *
 * receivedMessages(conversations).value; // 1
 * ```
 */
export const receivedMessages: Metric<
  Records<'conversations'>,
  ReceivedMessagesOptions,
  CountResult,
  'conversations'
> = /* @__PURE__ */ count({
  id: 'receivedMessages@2',
  unit: 'messages',
  better: 'none',
  needs: ['conversations'],
  options: conversationOptions,
  measure: (rules) => ({ of: messages(rules), when: { at: 'at' }, where: 'received' }),
});
