import type { Conversation } from '../../src/records/conversation.ts';
import { conversationsFromMessages } from '../../src/rows/conversationsFromMessages.ts';
import { bestMs, ratio } from './measure.ts';
import { heldBeyond } from './memory.ts';

const ROWS = 1_000_000;
const ROUNDS = 7;

interface MessageRow {
  readonly conversation_id: string;
  readonly message_id: string;
  readonly at: string;
  readonly direction: 'received' | 'sent';
  readonly author: string;
  readonly channel: string;
  readonly group: string;
}

/** Flat rows as JSON gives them: four or five messages a conversation, those of seven conversations mixed. */
function messageRows(): readonly MessageRow[] {
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    conversation_id: `c${Math.floor(i / 4.5) + (i % 7)}`,
    message_id: `m${i}`,
    at: new Date(Date.UTC(2024, 0, 1) + i * 1000).toISOString(),
    direction: i % 2 === 0 ? 'received' : 'sent',
    author: `a${i % 50}`,
    channel: 'email',
    group: `g${i % 20}`,
  }));
  return JSON.parse(JSON.stringify(rows));
}

/** The least that can be done for the same conversations: no column is looked for, nothing is checked or counted. */
function byHand(rows: readonly MessageRow[]): readonly Conversation[] {
  const conversations = new Map<string, Conversation & { messages: object[] }>();
  for (const row of rows) {
    let conversation = conversations.get(row.conversation_id);
    if (conversation === undefined) {
      conversation = { id: row.conversation_id, messages: [], channel: row.channel, group: row.group };
      conversations.set(row.conversation_id, conversation);
    }
    conversation.messages.push({
      id: row.message_id,
      at: Date.parse(row.at),
      from: row.direction === 'sent' ? 'agent' : 'customer',
      agentId: row.author,
    });
  }
  return [...conversations.values()];
}

/** Prints how long a million flat rows take to become conversations, beside a loop that checks nothing. */
export function benchRows(): void {
  const rows = messageRows();
  const same = JSON.stringify(conversationsFromMessages(rows).conversations) === JSON.stringify(byHand(rows));
  const ours = bestMs(() => conversationsFromMessages(rows), ROUNDS);
  const hand = bestMs(() => byHand(rows), ROUNDS);
  console.log(`\n${ROWS.toLocaleString('en')} message rows into conversations, the shortest of ${ROUNDS}:`);
  console.log(
    `  ${(ours / 1000).toFixed(2)} s, ${(ROWS / ours / 1000).toFixed(2)} M rows/s; a loop by hand that checks nothing ${(hand / 1000).toFixed(2)} s: ${ratio(ours, hand)} times`,
  );
  console.log(`  the conversations are ${same ? 'the same' : 'NOT THE SAME'}`);
  const { kept } = heldBeyond(rows, () => conversationsFromMessages(rows));
  const { kept: keptByHand } = heldBeyond(rows, () => byHand(rows));
  console.log(
    `  they take ${(kept / ROWS).toFixed(0)} bytes a row; those made by hand ${(keptByHand / ROWS).toFixed(0)}`,
  );
}
