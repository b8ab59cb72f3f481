import type { Conversation } from '../records/conversation.ts';
import type { Fact, FactTable } from './fact.ts';
import { CUSTOMER, OUTREACH } from './messageRole.ts';
import { pick } from './pick.ts';
import { type OnInvalid, startTally } from './tally.ts';
import { isReply, Timeline, type TimelineRules } from './timeline.ts';
import { forEachUsable } from './usableConversations.ts';

/** The rules by which messages are read. */
export interface MessageRules extends TimelineRules {
  /** What happens with records that cannot be used. */
  readonly onInvalid: OnInvalid;
}

/** The names of these rules. */
export const MESSAGE_RULES = [
  'botRepliesCount',
  'autoRepliesCount',
  'publicNotesCount',
  'reactionsCount',
  'needsReply',
  'asOf',
  'onInvalid',
] as const;

/**
 * Messages that count, one row each. A message without a usable time counts too, unless `asOf` asks whether it has been
 * sent yet.
 *
 * | column | what it holds |
 * |---|---|
 * | `at` | when it was sent, epoch milliseconds; NaN where that is not known |
 * | `received` | 1 for a customer's message |
 * | `reply` | 1 for an agent's reply |
 * | `outreach` | 1 for another public message of your side: a campaign, a template |
 *
 * The agent is who replied.
 */
export function messages(settings: MessageRules): Fact<'conversations'> {
  const rules = pick(settings, MESSAGE_RULES);
  return {
    name: 'messages',
    needs: 'conversations',
    options: rules,
    read: (records) => read(records, rules),
  };
}

function read(conversations: readonly Conversation[], rules: MessageRules): FactTable {
  const tally = startTally(rules.onInvalid);
  const timeline = new Timeline(rules, tally, { statuses: false, times: false });
  const record: number[] = [];
  const agent: (string | null)[] = [];
  const at: number[] = [];
  const received: number[] = [];
  const reply: number[] = [];
  const outreach: number[] = [];
  forEachUsable(conversations, tally, (conversation, index) => {
    timeline.read(conversation, index);
    for (let i = 0; i < timeline.length; i++) {
      const role = timeline.role[i];
      const replies = isReply(role);
      if (role !== CUSTOMER && role !== OUTREACH && !replies) continue;
      record.push(index);
      agent.push(timeline.agent[i] ?? null);
      at.push(timeline.at[i] ?? Number.NaN);
      received.push(+(role === CUSTOMER));
      reply.push(+replies);
      outreach.push(+(role === OUTREACH));
    }
  });
  return {
    record,
    agent,
    columns: { at, received, reply, outreach },
    excluded: tally.excluded,
    excludedAt: tally.excludedAt,
  };
}
