import { ensure } from '../errors.ts';
import type { Conversation, Message } from './conversation.ts';
import { DIMENSIONS, type Dimensions } from './dimensions.ts';

/** The fields of a flat message row, and under which name a row holds each. */
export type MessageColumns = { readonly [field in MessageField]?: string | undefined };

/** The fields that are read from a flat message row. */
export type MessageField =
  | 'conversationId'
  | 'id'
  | 'at'
  | 'from'
  | 'agentId'
  | 'visibility'
  | 'automatic'
  | 'kind'
  | keyof Dimensions;

/** Options of {@link conversationsFromMessages}. */
export interface ConversationsFromMessagesOptions {
  /** The names of the columns, where they differ from those looked for by default. */
  readonly columns?: MessageColumns | undefined;
}

/** Conversations, and how many rows could not be put into one. */
export interface GroupedConversations {
  /** The conversations, in the order of their first rows. */
  readonly conversations: readonly Conversation[];
  /** The rows left out, counted by reason. */
  readonly excluded: Readonly<Record<string, number>>;
}

/**
 * Turns flat message rows (of a CSV file, of an SQL result) into conversations.
 *
 * Looks for the columns `conversation_id`, `message_id`, `at`, `from` or `direction`, `agent_id` or `author`,
 * `visibility`, `automatic`, `kind`, `channel`, `group`, `inbox`, `team`, `priority`, in this writing or in camel case.
 * In `from`, `received` and `inbound` mean the customer, `sent` and `outbound` an agent. A conversation takes its
 * channel and its like from its first row that has one. Rows without a conversation are left out as
 * `missing-conversation-id`; all else is checked by the metrics. No row gives no conversation.
 *
 * O(n).
 *
 * @throws KpiError `invalid-option` when the rows are no array, or a column that is named is in no row
 * @example
 * ```ts
 * import { conversationsFromMessages, firstReplyTime } from 'support-kpi';
 *
 * const { conversations } = conversationsFromMessages([
 *   { conversation_id: 'a', at: '2026-03-02T09:00:00Z', direction: 'received', channel: 'email' },
 *   { conversation_id: 'a', at: '2026-03-02T09:30:00Z', direction: 'sent', author: 'ann', channel: 'email' },
 * ]);
 * firstReplyTime(conversations).value; // 1800000
 * ```
 */
export function conversationsFromMessages(
  rows: readonly object[],
  options: ConversationsFromMessagesOptions = {},
): GroupedConversations {
  ensure(Array.isArray(rows), 'invalid-option', 'rows', rows, 'Give an array of message rows.');
  const { columns = {} } = options;
  for (const name of Object.values(columns)) {
    const isThere =
      rows.length === 0 || name === undefined || rows.some((row) => Object.hasOwn(Object(row), name));
    ensure(
      isThere,
      'invalid-option',
      'columns',
      name,
      `No row has this column; the first has ${Object.keys(Object(rows[0]))}.`,
    );
  }
  const conversations = new Map<string, GrowingConversation>();
  let homeless = 0;
  for (const row of rows) {
    const values = new Map<string, unknown>(Object.entries(Object(row)));
    const read = (field: MessageField): unknown => {
      const names = columns[field] === undefined ? DEFAULT_COLUMNS[field] : [columns[field]];
      return names
        .map((name) => values.get(name))
        .find((value) => value !== undefined && value !== null && value !== '');
    };
    const id = textOf(read('conversationId'));
    if (id === undefined) homeless++;
    else {
      const conversation = conversations.get(id) ?? { id, messages: [] };
      conversations.set(id, conversation);
      conversation.messages.push(messageOf(read));
      for (const dimension of DIMENSIONS) conversation[dimension] ??= textOf(read(dimension));
    }
  }
  return {
    conversations: [...conversations.values()],
    excluded: homeless === 0 ? {} : { 'missing-conversation-id': homeless },
  };
}

type GrowingConversation = { id: string; messages: Message[] } & {
  -readonly [D in keyof Dimensions]: Dimensions[D];
};

const DEFAULT_COLUMNS: Readonly<Record<MessageField, readonly string[]>> = {
  conversationId: ['conversation_id', 'conversationId'],
  id: ['message_id', 'messageId'],
  at: ['at'],
  from: ['from', 'direction'],
  agentId: ['agent_id', 'agentId', 'author'],
  visibility: ['visibility'],
  automatic: ['automatic'],
  kind: ['kind'],
  channel: ['channel'],
  group: ['group'],
  inbox: ['inbox'],
  team: ['team'],
  priority: ['priority'],
};

const SENDERS: ReadonlyMap<unknown, Message['from']> = /* @__PURE__ */ new Map<unknown, Message['from']>([
  ['received', 'customer'],
  ['inbound', 'customer'],
  ['incoming', 'customer'],
  ['sent', 'agent'],
  ['outbound', 'agent'],
  ['outgoing', 'agent'],
]);

/** What stands for true in files and in databases. */
const YES: ReadonlySet<string> = /* @__PURE__ */ new Set(['true', 'yes', 't', 'y', '1']);

/** The message of a row. Values of an unknown kind are kept: the metrics refuse and count them. */
function messageOf(read: (field: MessageField) => unknown): Message {
  const from = read('from');
  const message = {
    id: textOf(read('id')),
    at: read('at'),
    from: SENDERS.get(from) ?? from,
    agentId: textOf(read('agentId')),
    automatic: YES.has(String(read('automatic')).toLowerCase()),
    visibility: read('visibility'),
    kind: read('kind'),
  };
  // What a row holds is checked where it is used.
  return message as Message;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? String(value)
    : undefined;
}
