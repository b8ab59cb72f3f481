import type { Tally } from '../facts/reading/tally.ts';
import type { Conversation, Message, Status, StatusEvent } from '../records/conversation.ts';
import { CellReader, type TimeDoubt } from './cellReader.ts';
import {
  CONVERSATION_COLUMNS,
  type ConversationField,
  conversationFields,
  type GrowingConversation,
} from './conversationFields.ts';
import { durationDoubt } from './durationDoubt.ts';
import type { ColumnNames, FieldNames } from './findColumns.ts';
import { RowCells, readRows } from './readRows.ts';
import { readId } from './readText.ts';
import { type RowOptions, readRowOptions, timeReaders } from './rowOptions.ts';
import { type RowReading, rowReading } from './rowReading.ts';
import { type WordMap, wordReaders } from './wordReader.ts';
import { BOOLEAN_WORDS, DIRECTION_WORDS, STATUS_WORDS } from './words.ts';

/** The fields that are read from a row that holds a ticket. */
export type TicketField =
  | 'conversationId'
  | 'createdAt'
  | 'firstReplyAt'
  | 'solvedAt'
  | 'closedAt'
  | 'reopenedAt'
  | 'status'
  | 'agentId'
  | 'direction'
  | ConversationField;

/** What the words of a ticket's row mean, where the well-known ones do not do: `{ status: { Erledigt: 'solved' } }`. */
export interface TicketValues {
  /** In which status it is. */
  readonly status?: WordMap<Status> | undefined;
  /** Who began it. */
  readonly direction?: WordMap<'inbound' | 'outbound'> | undefined;
  /** Whether it is spam. */
  readonly spam?: WordMap<boolean> | undefined;
  /** Whether it was deleted. */
  readonly deleted?: WordMap<boolean> | undefined;
  /** Whether it is a test. */
  readonly test?: WordMap<boolean> | undefined;
}

/** Options of {@link conversationsFromTickets}. */
export interface ConversationsFromTicketsOptions extends RowOptions {
  /** Which column each field is read from: its name; `null` where none is; left out where it is to be guessed. */
  readonly columns?: ColumnNames<TicketField> | undefined;
  /** What the words of the rows mean, where the well-known ones do not do. */
  readonly values?: TicketValues | undefined;
}

/** Tickets as conversations, and how they were read. */
export interface ConversationsFromTickets extends RowReading<TicketField> {
  /** The conversations, one a row. */
  readonly conversations: readonly Conversation[];
}

/**
 * Turns rows that hold a ticket each, with the times of what happened to it, into conversations.
 *
 * Looks for the columns of exports of Zendesk, Freshdesk, Jira, ServiceNow, HubSpot, Salesforce, GitHub and Zammad
 * (`Ticket ID`, `number`, `Key`, `created_at`, `Opened`, `first_response_at`, `Resolved`, `closed_at`, `reopened_at`,
 * `Assignee`, `Status` …) in any writing; `columns` names others. The ticket is the customer's message at `createdAt`
 * (your side's where `direction` is outbound); a `firstReplyAt` is a reply of the agent to whom the ticket is assigned,
 * for nobody else is named; `solvedAt`, `closedAt` and `reopenedAt` change its status. So a ticket without a first reply
 * waits for it, unless it was solved without one. Where no column holds first replies there are no messages: reply
 * times are then not measured, rather than all open. `status` and `agentId` stay in the
 * conversation, to split figures by; all other columns, a requester's too, under their own names.
 *
 * A row that cannot be read is counted in `excluded` by its first reason: `invalid-row`, `missing-conversation-id`,
 * `missing-created-at`, `missing-solved-at` (its status is solved or closed, nothing says since when, and it has no
 * reply), `invalid-direction`, `invalid-spam`, `invalid-deleted`, `invalid-test`, and the reasons of times, such as
 * `date-without-time` and `time-without-zone`, besides `duration-as-time` (minutes or `0:30` in the place of a time: read
 * them with `durationsFrom`). But for the first two, such a ticket is still one: it is counted where no
 * time is needed. Several rows of one id are left to the metrics, which count the first. No row gives no conversation.
 *
 * O(n).
 *
 * @throws KpiError `unknown-option` for an option, a column or a field of values that does not exist
 * @throws KpiError `invalid-option` when the rows cannot be gone through, a column that is named is in no row, the id or
 *   the time of creation has no column, or an option has a value that cannot be used
 * @throws KpiError `invalid-time` when the order of day and month is not known, or not the same in all rows
 * @throws KpiError `invalid-record` for a row that cannot be read, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { firstReplyTime } from 'support-kpi';
 * import { conversationsFromTickets } from 'support-kpi/rows';
 *
 * const { conversations } = conversationsFromTickets([
 *   { 'Ticket ID': 1, created_at: '2026-03-02T09:00:00Z', first_response_at: '2026-03-02T10:00:00Z' },
 *   { 'Ticket ID': 2, created_at: '2026-03-02T09:00:00Z', first_response_at: '' },
 * ]);
 * const result = firstReplyTime(conversations);
 * result.value; // 3600000
 * result.open; // 1
 * ```
 */
export function conversationsFromTickets(
  rows: Iterable<object>,
  options: ConversationsFromTicketsOptions = {},
): ConversationsFromTickets {
  const settings = readRowOptions(options, ['columns', 'values']);
  const words = wordReaders(WORDS, options.values);
  const times = timeReaders(TIMES, options);
  const cells = new RowCells<TicketField>();
  const reader = new CellReader(settings, cells);
  const fillConversation = conversationFields(cells, reader, words, settings.isNothing);
  const tickets: GrowingTicket[] = [];

  const undated: Undated[] = [];

  function readTicket(id: string): GrowingTicket {
    const createdAt = reader.time('createdAt', times.createdAt);
    if (createdAt === undefined) reader.refuse('missing-created-at', 'createdAt', 'Each ticket has a time.');
    const doubt: TimeDoubt = (value, at) => durationDoubt(value, at, createdAt);
    const direction = reader.word('direction', words.direction);
    const agentId = reader.id('agentId');
    const at = createdAt ?? Number.NaN;
    const repliedAt = reader.time('firstReplyAt', times.firstReplyAt, doubt);
    const messages: Message[] = [
      direction === 'outbound' ? { at, from: 'agent', agentId } : { at, from: 'customer' },
    ];
    if (repliedAt !== undefined) messages.push({ at: repliedAt, from: 'agent', agentId });
    const statuses: StatusEvent[] = [];
    for (const [field, to] of CHANGES) {
      const changedAt = reader.time(field, times[field], doubt);
      if (changedAt !== undefined) statuses.push({ at: changedAt, to });
    }
    return { id, createdAt, direction, agentId, messages, statuses };
  }

  /** Remembers a ticket that waits for no reply any more, since nobody knows when. */
  function readStatus({ messages, statuses }: GrowingTicket): void {
    const value = cells.values.status;
    const status = value === undefined ? undefined : reader.meaning('status', words.status);
    if (status !== 'solved' && status !== 'closed') return;
    if (messages.length > 1 || statuses.length > 0 || reader.isRefused) return;
    undated.push({ statuses, status, value, path: cells.pathOf('status') });
  }

  const found = readRows(
    rows,
    cells,
    {
      fields: TICKET_COLUMNS,
      required: [['conversationId'], ['createdAt']],
      columns: options.columns,
      settings,
    },
    () => {
      const id = readId(cells.values.conversationId);
      if (id === undefined) {
        reader.refuse(
          'missing-conversation-id',
          'conversationId',
          'Each ticket has an id, a text or a number.',
        );
        return;
      }
      const ticket = readTicket(id);
      fillConversation(ticket);
      readStatus(ticket);
      // The status stays beside the times: it is no field of a conversation, but figures may be split by it.
      if (cells.values.status !== undefined) ticket['status'] = cells.values.status;
      tickets.push(ticket);
    },
  );
  for (const field of TIMES) times[field].check();
  if (found.columns.firstReplyAt === undefined) for (const { messages } of tickets) messages.length = 0;
  else refuseUndated(undated, settings.excluded);
  // What could not be read is counted, and refused by the metrics.
  const list = tickets as unknown as readonly Conversation[];
  return { conversations: list, ...rowReading(settings, found, words) };
}

interface GrowingTicket extends GrowingConversation {
  readonly messages: Message[];
  readonly statuses: StatusEvent[];
}

/** A ticket that waits for no reply any more, since nobody knows when. */
interface Undated {
  readonly statuses: StatusEvent[];
  readonly status: Status;
  readonly value: unknown;
  readonly path: string;
}

/** Gives such tickets a change of status that no metric can use. */
function refuseUndated(undated: readonly Undated[], excluded: Tally): void {
  for (const { statuses, status, value, path } of undated) {
    statuses.push({ at: Number.NaN, to: status });
    excluded.refuse('missing-solved-at', () => ({
      path,
      value,
      remedy:
        'This ticket waits for no reply any more, but nothing says since when: give the time at which it was solved.',
    }));
  }
}

const TIMES = ['createdAt', 'firstReplyAt', 'solvedAt', 'closedAt', 'reopenedAt'] as const;

const CHANGES = [
  ['reopenedAt', 'open'],
  ['solvedAt', 'solved'],
  ['closedAt', 'closed'],
] as const;

const WORDS = {
  status: STATUS_WORDS,
  direction: DIRECTION_WORDS,
  spam: BOOLEAN_WORDS,
  deleted: BOOLEAN_WORDS,
  test: BOOLEAN_WORDS,
};

const TICKET_COLUMNS: FieldNames<TicketField> = {
  conversationId: [
    ...[
      'conversationId',
      'ticket_id',
      'ticket_number',
      'case_number',
      'issue_key',
      'key',
      'ticket',
      'case_id',
      'number',
    ],
    ...[
      'issue_id',
      'incident_number',
      'incident_id',
      'request_id',
      'record_id',
      'hs_object_id',
      'id',
      'sys_id',
      'case',
    ],
  ],
  createdAt: [
    ...[
      'createdAt',
      'created_time',
      'created_date',
      'date_created',
      'created',
      'create_date',
      'opened_at',
      'opened',
    ],
    ...[
      'date_time_opened',
      'opened_date',
      'date_opened',
      'open_date',
      'sys_created_on',
      'submitted_at',
      'reported_at',
    ],
    ...['creation_date', 'creation_time', 'ticket_created_at', 'created_on', 'request_date', 'at'],
  ],
  firstReplyAt: [
    ...[
      'firstReplyAt',
      'first_response_at',
      'first_replied_at',
      'first_responded_at',
      'first_agent_reply_at',
    ],
    ...['first_agent_email_response_date', 'date_of_first_response', 'first_responded', 'first_replied'],
    ...['first_agent_reply_date', 'first_response_date', 'first_reply_date', 'initial_response_time'],
    ...['date_first_response', 'first_responded_on', 'first_response', 'first_reply', 'first_response_time'],
    ...['first_reply_time'],
  ],
  solvedAt: [
    ...['solvedAt', 'resolved_at', 'resolved_time', 'resolved_date', 'resolution_date', 'resolved', 'solved'],
    ...['solved_time', 'date_resolved', 'solved_date', 'resolved_on', 'completed_at'],
  ],
  closedAt: [
    ...[
      'closedAt',
      'closed_time',
      'closed_date',
      'close_date',
      'closed',
      'date_time_closed',
      'date_closed',
      'close_at',
    ],
    ...['close_time', 'closed_on'],
  ],
  reopenedAt: [
    ...[
      'reopenedAt',
      'reopened_time',
      'reopened_date',
      'reopened',
      'last_reopened_at',
      'date_reopened',
      'reopen_at',
    ],
  ],
  status: [
    'status',
    'ticket_status',
    'state',
    'incident_state',
    'case_status',
    'status_name',
    'pipeline_stage',
  ],
  agentId: [
    ...[
      'agentId',
      'assignee',
      'assignee_id',
      'assigned_to',
      'agent',
      'owner',
      'owner_id',
      'ticket_owner',
      'case_owner',
    ],
    ...['assignee_name', 'agent_name', 'hubspot_owner_id', 'assigned_agent'],
  ],
  direction: ['direction'],
  ...CONVERSATION_COLUMNS,
};
