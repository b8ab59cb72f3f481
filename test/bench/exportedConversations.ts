import type { Conversation, Message, Sender, StatusEvent } from '../../src/index.ts';
import { DAY_MS, MINUTE_MS } from './measure.ts';
import { FIRST_YEAR } from './plainConversations.ts';
import { seededRandom } from './random.ts';

/** What every export says of a message, whatever it calls it. */
interface Said {
  readonly id: string;
  readonly at: number;
  readonly from: Sender;
  readonly agentId: string | null;
  readonly kind: 'text' | 'note';
  readonly automatic: boolean;
}

/** Five shapes of records: other keys, in another order, said or left unsaid. */
const SHAPES: readonly ((said: Said) => Message)[] = [
  ({ id, at, from, agentId, kind, automatic }) => ({ id, at, from, agentId, kind, automatic }),
  ({ id, at, from, agentId, kind, automatic }) => ({
    automatic,
    kind,
    visibility: kind === 'note' ? 'internal' : 'public',
    agentId,
    from,
    at,
    id,
  }),
  ({ id, at, from, kind, automatic }) => ({
    at,
    from,
    id,
    ...(kind === 'note' && { kind }),
    ...(automatic && { automatic }),
  }),
  ({ id, at, from, agentId, kind, automatic }) => ({
    from,
    id,
    body: null,
    duplicateOf: null,
    at,
    automatic: automatic ? 1 : 0,
    kind,
    agentId,
  }),
  ({ id, at, from, agentId, kind, automatic }) => ({
    id,
    kind: kind === 'text' ? null : kind,
    visibility: null,
    at,
    agentId,
    from,
    automatic: automatic || null,
  }),
];

/**
 * Conversations as helpdesks export them, the same each time, their messages in order: a bot or an automatic message of
 * the agent may answer at once, a third have notes, all have changes of status, and the records have five shapes.
 */
export function exportedConversations(messages: number): Conversation[] {
  const random = seededRandom(17);
  const conversations: Conversation[] = [];
  for (let left = messages; left > 0; ) {
    const i = conversations.length;
    const shape = SHAPES[i % SHAPES.length] ?? SHAPES[0];
    const list: Message[] = [];
    let at = FIRST_YEAR + Math.floor(random() * 3 * 365 * DAY_MS);
    const statuses: StatusEvent[] = [{ at, to: 'new' }];
    const add = (from: Sender, kind: 'text' | 'note', automatic: boolean): void => {
      const agentId = from === 'agent' ? `a${Math.floor(random() * 20)}` : null;
      if (shape) list.push(shape({ id: `m${left--}`, at, from, agentId, kind, automatic }));
    };
    for (let n = 1 + Math.floor(random() * 6); n > 0 && left > 0; n--) {
      if (list.length === 0 || random() < 0.5) {
        add('customer', 'text', false);
        at += 1000;
        if (random() < 0.2) add(random() < 0.5 ? 'bot' : 'agent', 'text', true);
      } else {
        if (random() < 0.3) add('agent', 'note', false);
        at += MINUTE_MS;
        add('agent', 'text', false);
        at += 1000;
        statuses.push({ at, to: random() < 0.3 ? 'solved' : 'pending' });
      }
      at += Math.floor(MINUTE_MS + random() ** 4 * 2 * DAY_MS);
    }
    statuses.push({ at, to: 'solved' });
    conversations.push(shaped(i, { id: `c${i}`, channel: 'email', messages: list, statuses }));
  }
  return conversations;
}

/** Conversations have other keys too. */
function shaped(i: number, conversation: Conversation): Conversation {
  const { id, channel, messages, statuses } = conversation;
  switch (i % SHAPES.length) {
    case 0:
      return conversation;
    case 1:
      return { statuses, messages, channel, id, spam: false, deleted: false };
    case 2:
      return { channel, id, createdAt: messages?.[0]?.at, statuses, messages, priority: 'high' };
    case 3:
      return { id, direction: 'inbound', mergedInto: null, test: 0, messages, statuses, channel };
    default:
      return { messages, id, team: null, group: 'g', statuses, channel, spam: null };
  }
}
