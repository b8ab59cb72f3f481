import {
  type Conversation,
  type Message,
  STATUSES,
  type Status,
  type StatusEvent,
} from '../records/conversation.ts';
import { ACTIVITY_WORDS, type Activity } from './activityWords.ts';
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
import { type RowOptions, readRowOptions, timeReaders } from './rowOptions.ts';
import { type RowReading, rowReading } from './rowReading.ts';
import { type WordMap, WordReader, wordReaders } from './wordReader.ts';
import { BOOLEAN_WORDS, LIFECYCLE_WORDS } from './words.ts';

/** The fields that are read from a row of an event log. */
export type EventField =
  | 'conversationId'
  | 'activity'
  | 'at'
  | 'agentId'
  | 'id'
  | 'lifecycle'
  | ConversationField;

/** What the words of an event's row mean, where the well-known ones do not do. */
export interface EventValues {
  /** Whether the row marks the end of an activity; of one that has a beginning and an end, the end counts. */
  readonly lifecycle?: WordMap<'complete' | 'other'> | undefined;
  /** Whether the conversation is spam. */
  readonly spam?: WordMap<boolean> | undefined;
  /** Whether the conversation was deleted. */
  readonly deleted?: WordMap<boolean> | undefined;
  /** Whether the conversation is a test. */
  readonly test?: WordMap<boolean> | undefined;
}

/** Options of {@link conversationsFromEvents}. */
export interface ConversationsFromEventsOptions extends RowOptions {
  /**
   * What each activity is: the message of a sender (`'customer'`, `'agent'` …), an internal `'note'`, a status from then
   * on (`'solved'`, `'open'` …), `'assigned'`, or `'ignored'`. Goes before the well-known names.
   */
  readonly activities?: WordMap<Activity> | undefined;
  /** Which column each field is read from: its name; `null` where none is; left out where it is to be guessed. */
  readonly columns?: ColumnNames<EventField> | undefined;
  /** What the words of the rows mean, where the well-known ones do not do. */
  readonly values?: EventValues | undefined;
}

/** Conversations read from an event log, and how they were read. */
export interface ConversationsFromEvents extends RowReading<EventField> {
  /** The conversations, in the order of their first events. */
  readonly conversations: readonly Conversation[];
}

/**
 * Turns the rows of an event log (a case, an activity, a time, who did it) into conversations.
 *
 * Looks for the columns of process mining (`case:concept:name`, `concept:name`, `time:timestamp`, `org:resource`,
 * `Case ID`, `Activity`, `Complete Timestamp`, `Resource` …) and of audit logs (`ticket_id`, `event`, `created_at`,
 * `actor` …) in any writing; `columns` names others. Well-known activities are read (`Created`, `Customer replied`,
 * `Agent reply`, `Resolved`, `Closed`, `Reopened`, `Assigned` …); `activities` gives the others a meaning. `words` of the
 * result tells what each was taken for, `unknownWords` which have no meaning and how often they came: these events are
 * left out. Assignments are no part of a conversation that figures read yet: they are kept in its `assignments`, a list
 * of `{ at, agentId }`. All other columns stay under their own names in the conversation, each from the first row that
 * has one, and in the messages.
 *
 * A row that cannot be read is counted in `excluded` by its first reason: `invalid-row`, `missing-conversation-id`,
 * `missing-activity`, `unknown-activity`, `not-complete` (the start of an activity that has an end), `missing-at`,
 * `invalid-lifecycle`, `invalid-spam`, `invalid-deleted`, `invalid-test`, and the reasons of times, such as
 * `time-without-zone`. A message or status without a usable time stays in its conversation, for the metrics to leave
 * out what it spoils. No row gives no conversation.
 *
 * O(n).
 *
 * @throws KpiError `unknown-option` for an option, a column or a field of values that does not exist
 * @throws KpiError `invalid-option` when the rows cannot be gone through, a column that is named is in no row, the case,
 *   the activity or the time has no column, or an option has a value that cannot be used
 * @throws KpiError `invalid-time` when the order of day and month is not known, or not the same in all rows
 * @throws KpiError `invalid-record` for a row that cannot be read, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { firstReplyTime } from 'support-kpi';
 * import { conversationsFromEvents } from 'support-kpi/rows';
 *
 * const { conversations, unknownWords } = conversationsFromEvents(
 *   [
 *     { 'case:concept:name': 'A', 'concept:name': 'Insert ticket', 'time:timestamp': '2026-03-02T09:00:00Z' },
 *     { 'case:concept:name': 'A', 'concept:name': 'Call back', 'time:timestamp': '2026-03-02T10:00:00Z' },
 *     { 'case:concept:name': 'A', 'concept:name': 'Tea', 'time:timestamp': '2026-03-02T10:05:00Z' },
 *     { 'case:concept:name': 'A', 'concept:name': 'Resolve ticket', 'time:timestamp': '2026-03-02T11:00:00Z' },
 *   ],
 *   { activities: { 'Call back': 'agent' } },
 * );
 * firstReplyTime(conversations).value; // 3600000
 * unknownWords; // { activity: { Tea: 1 } }
 * ```
 */
export function conversationsFromEvents(
  rows: Iterable<object>,
  options: ConversationsFromEventsOptions = {},
): ConversationsFromEvents {
  const settings = readRowOptions(options, ['activities', 'columns', 'values']);
  const words = {
    ...wordReaders(WORDS, options.values),
    activity: new WordReader(ACTIVITY_WORDS, options.activities, 'activities'),
  };
  const times = timeReaders(['at'], options);
  const cells = new RowCells<EventField>();
  const reader = new CellReader(settings, cells);
  const fillConversation = conversationFields(cells, reader, words, settings.isNothing);
  const conversations = new Map<string, GrowingEvents>();
  let shape: unknown;
  let others: readonly string[] = [];

  function addMessage(messages: Message[], message: Message): void {
    if (shape !== cells.found) {
      shape = cells.found;
      others = cells.found.others.filter((name) => !OWN_NAMES.has(name));
    }
    const own: Record<string, unknown> = {};
    for (const name of others) own[name] = cells.row[name];
    messages.push({ ...own, ...message });
  }

  function addEvent({ messages, statuses, assignments }: GrowingEvents): void {
    if (cells.values.activity === undefined) {
      reader.refuse('missing-activity', 'activity', 'Each event says what happened.');
      return;
    }
    const activity = reader.meaning('activity', words.activity);
    if (activity === undefined) {
      const remedy = words.activity.remedy(cells.values.activity);
      reader.refuse('unknown-activity', 'activity', remedy, 'is no activity that is known');
      return;
    }
    if (activity === 'ignored') return;
    const time = reader.time('at', times.at);
    if (time === undefined) reader.refuse('missing-at', 'at', 'Each event has a time.');
    const at = time ?? Number.NaN;
    const agentId = reader.id('agentId');
    const id = reader.id('id');
    if (isStatus(activity)) statuses.push({ at, to: activity });
    else if (activity === 'note') addMessage(messages, { id, at, from: 'agent', kind: 'note', agentId });
    else if (activity === 'customer') addMessage(messages, { id, at, from: activity });
    else if (activity !== 'assigned') addMessage(messages, { id, at, from: activity, agentId });
    else if (!Number.isNaN(at)) assignments.push({ at, agentId });
  }

  /** Whether the row is no end of an activity; counted where it is so. */
  function isUnfinished(): boolean {
    if (cells.values.lifecycle === undefined) return false;
    const lifecycle = reader.word('lifecycle', words.lifecycle);
    if (lifecycle === 'complete') return false;
    if (!reader.isRefused) settings.excluded.leaveOut('not-complete', () => cells.pathOf('lifecycle'));
    return true;
  }

  const found = readRows(
    rows,
    cells,
    {
      fields: EVENT_COLUMNS,
      required: [['conversationId'], ['activity'], ['at']],
      columns: options.columns,
      settings,
    },
    () => {
      const id = readId(cells.values.conversationId);
      if (id === undefined) {
        reader.refuse('missing-conversation-id', 'conversationId', HOMELESS);
        return;
      }
      if (isUnfinished()) return;
      let conversation = conversations.get(id);
      if (conversation === undefined) {
        conversation = { id, messages: [], statuses: [], assignments: [] };
        conversations.set(id, conversation);
      }
      addEvent(conversation);
      fillConversation(conversation);
    },
  );
  times.at.check();
  // What could not be read is counted, and refused by the metrics.
  const list = [...conversations.values()] as readonly Conversation[];
  return { conversations: list, ...rowReading(settings, found, words) };
}

/** A conversation while its events come in. */
interface GrowingEvents extends GrowingConversation {
  readonly messages: Message[];
  readonly statuses: StatusEvent[];
  readonly assignments: { readonly at: number; readonly agentId: string | undefined }[];
}

const HOMELESS = 'Each event says to which case it belongs, by a text or a number.';

function isStatus(activity: Activity): activity is Status {
  return STATUSES.some((status) => status === activity);
}

const WORDS = {
  lifecycle: LIFECYCLE_WORDS,
  spam: BOOLEAN_WORDS,
  deleted: BOOLEAN_WORDS,
  test: BOOLEAN_WORDS,
};

/** Names that no column may fill because it happens to be called so. */
const OWN_NAMES: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set('id at from agentId automatic visibility kind body duplicateOf __proto__'.split(' ')))();

const EVENT_COLUMNS: FieldNames<EventField> = /* @__PURE__ */ (() => ({
  conversationId: [
    ...['conversationId', 'case:concept:name', 'case_id', 'ticket_id', 'issue_key', 'ticket_number'],
    ...['case_number', 'incident_id', 'incident_number', 'issue_id', 'request_id', 'sr_number'],
    ...['conversation', 'case', 'ticket', 'issue', 'trace'],
  ],
  activity: [
    ...['activity', 'concept:name', 'activity_name', 'event', 'event_type', 'event_name', 'action'],
    ...['action_type', 'activity_id', 'activity_type', 'operation', 'type'],
  ],
  at: [
    ...['at', 'time:timestamp', 'complete_timestamp', 'completion_timestamp', 'end_timestamp', 'timestamp'],
    ...['completed_at', 'complete_time', 'completion_time', 'end_time', 'occurred_at', 'event_time'],
    ...['created_at', 'logged_at', 'performed_at', 'event_timestamp', 'event_date', 'time', 'datetime'],
    ...['date_time', 'date', 'created', 'created_time'],
  ],
  agentId: [
    ...['agentId', 'org:resource', 'resource', 'actor', 'actor_id', 'actor_name', 'performed_by'],
    ...['agent', 'agent_name', 'user', 'user_id', 'user_name', 'author', 'author_id', 'who', 'assignee'],
  ],
  id: ['event_id', 'id', 'audit_id', 'message_id'],
  lifecycle: ['lifecycle', 'lifecycle:transition'],
  ...CONVERSATION_COLUMNS,
}))();
