import type { Conversation, Message, MessageKind, Sender } from '../records/conversation.ts';
import { CellReader } from './cellReader.ts';
import {
  CONVERSATION_COLUMNS,
  type ConversationField,
  conversationFields,
  type GrowingConversation,
} from './conversationFields.ts';
import type { ColumnNames, FieldNames } from './findColumns.ts';
import { RowCells, readRows } from './readRows.ts';
import { readId } from './readText.ts';
import { replyTrees, type TreeNode } from './replyTrees.ts';
import { type RowOptions, readRowOptions, timeReaders } from './rowOptions.ts';
import { type RowReading, rowReading } from './rowReading.ts';
import { type WordMap, wordReaders } from './wordReader.ts';
import { BOOLEAN_WORDS, KIND_WORDS, SENDER_WORDS, VISIBILITY_WORDS } from './words.ts';

/** The fields that are read from a flat message row. */
export type MessageField =
  | 'conversationId'
  | 'inReplyTo'
  | 'id'
  | 'at'
  | 'from'
  | 'agentId'
  | 'visibility'
  | 'automatic'
  | 'kind'
  | 'body'
  | 'duplicateOf'
  | ConversationField;

/** Which column each field is read from: its name; `null` where none is; left out where it is to be guessed. */
export type MessageColumns = ColumnNames<MessageField>;

/** What the words of a row mean, where the well-known ones do not do: `{ from: { Kunde: 'customer' } }`. */
export interface MessageValues {
  /** Who sent it. */
  readonly from?: WordMap<Sender> | undefined;
  /** What kind of message it is. */
  readonly kind?: WordMap<MessageKind> | undefined;
  /** Who can see it. */
  readonly visibility?: WordMap<'public' | 'internal'> | undefined;
  /** Whether no person sent it. */
  readonly automatic?: WordMap<boolean> | undefined;
  /** Whether the conversation is spam. */
  readonly spam?: WordMap<boolean> | undefined;
  /** Whether the conversation was deleted. */
  readonly deleted?: WordMap<boolean> | undefined;
  /** Whether the conversation is a test. */
  readonly test?: WordMap<boolean> | undefined;
}

/** Options of {@link conversationsFromMessages}. */
export interface ConversationsFromMessagesOptions extends RowOptions {
  /** The names of the columns, where the guess does not do. */
  readonly columns?: MessageColumns | undefined;
  /** What the words of the rows mean, where the well-known ones do not do. */
  readonly values?: MessageValues | undefined;
}

/** Conversations read from flat rows, and how they were read. */
export interface GroupedConversations<Field extends string = MessageField> extends RowReading<Field> {
  /** The conversations, in the order of their first rows. */
  readonly conversations: readonly Conversation[];
}

/**
 * Turns flat message rows (of a CSV file, of an SQL result, of a spreadsheet) into conversations.
 *
 * Columns are found by well-known names in any writing (`conversation_id`, `Ticket ID`, `createdAt`, `author_type` …) or
 * named by you in `columns`; `columns` of the result tells which were read. Words are read in any letter case:
 * `received`, `inbound`, `end-user`, `user`, `contact` … are the customer, `sent`, `outbound`, `admin` … an agent; a
 * column `public`, `private` or `inbound` may say yes or no; `values` gives other words a meaning. A row without a
 * conversation that has an `in_reply_to` belongs to the conversation of the message it answers. A conversation takes its
 * channel and its like from its first row that has one. Columns that are read as no field stay under their own names in
 * the message, for `needsReply`, and in the conversation, each from the first row that has one.
 *
 * A row that cannot be read is counted in `excluded` by its first reason: `invalid-row`, `missing-conversation-id`,
 * `missing-at`, `missing-from`, `invalid-from`, `invalid-kind`, `invalid-visibility`, `invalid-automatic`,
 * `invalid-spam`, `invalid-deleted`, `invalid-test`, and for times `time-without-zone`, `date-without-time`,
 * `day-month-order`, `number-as-time`, `unknown-zone-word`, `time-out-of-range`, `unreadable-time`. Where its conversation is known it stays in it as a message that the
 * metrics cannot use: what it was may have ended a wait, so they leave that conversation out of waits and count it. No
 * row gives no conversation.
 *
 * O(n).
 *
 * @throws KpiError `unknown-option` for an option, a column or a field of values that does not exist
 * @throws KpiError `invalid-option` when the rows cannot be gone through, a column that is named is in no row, the
 *   conversation, the time or the sender has no column, or an option has a value that cannot be used
 * @throws KpiError `invalid-time` when the order of day and month is not known, or not the same in all rows
 * @throws KpiError `invalid-record` for a row that cannot be read, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { conversationsFromMessages, firstReplyTime } from 'support-kpi';
 *
 * const { conversations, columns } = conversationsFromMessages([
 *   { ticket_id: 5, author_role: 'end-user', public: true, created_at: '2026-03-02T09:00:00Z' },
 *   { ticket_id: 5, author_role: 'agent', public: false, created_at: '2026-03-02T09:05:00Z' },
 *   { ticket_id: 5, author_role: 'agent', public: true, created_at: '2026-03-02T09:30:00Z' },
 * ]);
 * columns.from; // 'author_role'
 * firstReplyTime(conversations).value; // 1800000
 * ```
 */
export function conversationsFromMessages(
  rows: Iterable<object>,
  options: ConversationsFromMessagesOptions = {},
): GroupedConversations {
  const settings = readRowOptions(options, ['columns', 'values']);
  const words = wordReaders(WORDS, options.values);
  const cells = new RowCells<MessageField>();
  const reader = new CellReader(settings, cells);
  const fillConversation = conversationFields(cells, reader, words, settings.isNothing);
  const conversations = new Map<string, GrowingMessages>();
  const replies: Reply[] = [];
  const times = timeReaders(['at'], options);
  let shape: unknown;
  let others: readonly string[] = [];
  // A message holds these where its rows have a column for them: a million fields that hold nothing take time to make.
  const optional: readonly (readonly [MessageField, () => unknown])[] = [
    ['automatic', () => reader.word('automatic', words.automatic)],
    ['visibility', () => reader.word('visibility', words.visibility)],
    ['kind', () => reader.word('kind', words.kind)],
    ['body', () => reader.label('body')],
    ['duplicateOf', () => reader.id('duplicateOf')],
  ];
  let present = optional;

  function readMessage(): Message {
    if (shape !== cells.found) {
      shape = cells.found;
      others = cells.found.others.filter((name) => !OWN_NAMES.has(name));
      present = optional.filter(([field]) => cells.found.columns.has(field));
    }
    const at = reader.time('at', times.at);
    if (at === undefined) reader.refuse('missing-at', 'at', 'Each message has a time.');
    const from = reader.word('from', words.from);
    if (from === undefined) reader.refuse('missing-from', 'from', 'Each message has a sender.');
    const message: Record<string, unknown> = {
      id: reader.id('id'),
      at,
      from,
      agentId: reader.id('agentId'),
    };
    for (const [field, read] of present) message[field] = read();
    for (const name of others) message[name] = cells.row[name];
    // What could not be read is counted, and refused by the metrics.
    return message as unknown as Message;
  }

  const found = readRows(
    rows,
    cells,
    {
      fields: MESSAGE_COLUMNS,
      required: [['conversationId', 'inReplyTo'], ['at'], ['from']],
      columns: options.columns,
      settings,
    },
    () => {
      const id = readId(cells.values.conversationId);
      const isReply = cells.found.columns.has('inReplyTo');
      const ownId = isReply ? readId(cells.values.id) : undefined;
      const parent = isReply ? readId(cells.values.inReplyTo) : undefined;
      if (id === undefined && ownId === undefined && parent === undefined) {
        reader.refuse('missing-conversation-id', 'conversationId', HOMELESS);
        return;
      }
      let conversation = id === undefined ? undefined : conversations.get(id);
      if (conversation === undefined) {
        conversation = { id: id ?? '', messages: [] };
        if (id !== undefined) conversations.set(id, conversation);
      }
      conversation.messages.push(readMessage());
      fillConversation(conversation);
      if (isReply) replies.push({ id: ownId, parent, conversation: id, content: conversation });
    },
  );
  times.at.check();
  joinReplies(replies, conversations);
  // What could not be read is counted, and refused by the metrics.
  const list = [...conversations.values()] as readonly Conversation[];
  return { conversations: list, ...rowReading(settings, found, words) };
}

interface GrowingMessages extends GrowingConversation {
  readonly messages: Message[];
}

/** A message of rows that say what they answer, with the conversation that holds it so far. */
interface Reply extends TreeNode {
  readonly content: GrowingMessages;
}

const HOMELESS = 'Each row says which conversation it belongs to, by a text or a number.';

/** Puts the messages whose rows name no conversation into that of what they answer. */
function joinReplies(replies: readonly Reply[], conversations: Map<string, GrowingMessages>): void {
  if (replies.length === 0) return;
  const named = new Set(conversations.keys());
  const homes = replyTrees(replies);
  replies.forEach((reply, i) => {
    const home = homes[i];
    if (reply.conversation !== undefined || home === undefined) return;
    let id = home.id;
    // The id of a message may happen to be that of a conversation that is named elsewhere.
    while (!home.isNamed && named.has(id)) id = `reply-${id}`;
    const conversation = conversations.get(id);
    if (conversation === undefined) conversations.set(id, { ...reply.content, id });
    else {
      conversation.messages.push(...reply.content.messages);
      for (const name of Object.keys(reply.content)) {
        // A column may be called as what every object has: `constructor`.
        if (!Object.hasOwn(conversation, name)) conversation[name] = reply.content[name];
        else conversation[name] ??= reply.content[name];
      }
    }
  });
}

const WORDS = {
  from: SENDER_WORDS,
  kind: KIND_WORDS,
  visibility: VISIBILITY_WORDS,
  automatic: BOOLEAN_WORDS,
  spam: BOOLEAN_WORDS,
  deleted: BOOLEAN_WORDS,
  test: BOOLEAN_WORDS,
};

/** Names that no column may fill because it happens to be called so. */
const OWN_NAMES: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set('id at from agentId automatic visibility kind body duplicateOf __proto__'.split(' ')))();

const MESSAGE_COLUMNS: FieldNames<MessageField> = /* @__PURE__ */ (() => ({
  conversationId: [
    ...['conversationId', 'ticket_id', 'thread_id', 'case_id', 'issue_id', 'chat_id', 'session_id'],
    ...['issue_key', 'ticket_number', 'case_number', 'conversation', 'ticket', 'thread', 'case', 'issue'],
  ],
  inReplyTo: [
    ...[
      'inReplyTo',
      'in_reply_to_id',
      'in_response_to_tweet_id',
      'in_response_to',
      'reply_to',
      'reply_to_id',
    ],
    ...['parent_id', 'parent_message_id', 'parent'],
  ],
  id: ['message_id', 'id', 'comment_id', 'tweet_id', 'part_id', 'article_id', 'email_id', 'sid'],
  at: [
    ...[
      'at',
      'sent_at',
      'created_at',
      'timestamp',
      'time',
      'datetime',
      'date',
      'created',
      'sent',
      'created_time',
    ],
    ...[
      'date_created',
      'created_date',
      'date_sent',
      'sent_time',
      'message_time',
      'message_date',
      'occurred_at',
      'ts',
      'zeit',
    ],
  ],
  from: [
    ...[
      'from',
      'direction',
      'author_type',
      'sender_type',
      'author_role',
      'sender_role',
      'from_type',
      'user_type',
    ],
    ...['author.role', 'role', 'sender', 'inbound', 'incoming', 'is_inbound', 'is_incoming', 'is_customer'],
    ...['from_customer', 'outbound', 'outgoing', 'is_outbound', 'is_agent', 'from_agent', 'is_staff'],
  ],
  agentId: [
    'agentId',
    'author',
    'author_id',
    'agent',
    'agent_name',
    'sender_id',
    'admin_id',
    'user_id',
    'author_name',
  ],
  visibility: [
    'visibility',
    'public',
    'is_public',
    'jsd_public',
    'private',
    'is_private',
    'internal',
    'is_internal',
  ],
  automatic: [
    'automatic',
    'is_automatic',
    'automated',
    'is_automated',
    'auto',
    'auto_reply',
    'is_auto_reply',
  ],
  kind: ['kind', 'part_type', 'message_type', 'comment_type', 'type'],
  body: ['body'],
  duplicateOf: ['duplicateOf'],
  ...CONVERSATION_COLUMNS,
}))();
