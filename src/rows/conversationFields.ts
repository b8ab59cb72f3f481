import type { Dimensions } from '../records/dimensions.ts';
import type { CellReader } from './cellReader.ts';
import type { FieldNames } from './findColumns.ts';
import type { IsNothing } from './nothing.ts';
import type { RowCells } from './readRows.ts';
import type { WordReader } from './wordReader.ts';

/** The fields of a conversation that any of its rows may hold. */
export type ConversationField = 'mergedInto' | 'spam' | 'deleted' | 'test' | keyof Dimensions;
type FlagField = 'spam' | 'deleted' | 'test';

/** Well-known names of their columns. */
export const CONVERSATION_COLUMNS: FieldNames<ConversationField> = /* @__PURE__ */ (() => ({
  mergedInto: ['mergedInto', 'merged_into_id', 'merged_into_ticket_id', 'merged_to'],
  spam: ['spam', 'is_spam'],
  deleted: ['deleted', 'is_deleted'],
  test: ['test', 'is_test'],
  channel: [
    'channel',
    'channel_type',
    'via_channel',
    'via',
    'source',
    'origin',
    'case_origin',
    'contact_type',
  ],
  group: ['group', 'group_name', 'assignment_group', 'assigned_group', 'group_id', 'queue'],
  inbox: ['inbox', 'inbox_name', 'inbox_id', 'mailbox'],
  team: ['team', 'team_name', 'team_id'],
  priority: ['priority', 'priority_name', 'ticket_priority'],
}))();

/** A conversation while its rows come in; columns that nobody reads stand under their own names. */
export interface GrowingConversation {
  readonly id: string;
  [field: string]: unknown;
}

const LABELS = ['mergedInto', 'channel', 'group', 'inbox', 'team', 'priority'] as const;
const FLAGS = ['spam', 'deleted', 'test'] as const;

/** Names that no column may fill because it happens to be called so. */
const OWN_NAMES: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([...LABELS, ...FLAGS, ...['id', 'createdAt', 'messages', 'statuses', 'direction', '__proto__']]))();

/**
 * Fills the fields of conversations from their rows, each from the first row that has it, and all columns that are read
 * as no field, under their own names.
 *
 * @param flags - the readers of `spam`, `deleted` and `test`
 */
export function conversationFields<Field extends string>(
  cells: RowCells<Field | ConversationField>,
  reader: CellReader<Field | ConversationField>,
  flags: { readonly [F in FlagField]: WordReader<boolean> },
  isNothing: IsNothing,
): (conversation: GrowingConversation) => void {
  let found: unknown;
  let labels: readonly (typeof LABELS)[number][] = [];
  let yesNo: readonly FlagField[] = [];
  let others: readonly string[] = [];
  return (conversation) => {
    if (found !== cells.found) {
      found = cells.found;
      const { columns } = cells.found;
      labels = LABELS.filter((field) => columns.has(field));
      yesNo = FLAGS.filter((field) => columns.has(field));
      others = cells.found.others.filter((name) => !OWN_NAMES.has(name));
    }
    // Every cell is read, so that one that cannot be is counted, also where an earlier row has said it.
    for (const field of labels) {
      const label = reader.label(field);
      conversation[field] ??= label;
    }
    for (const field of yesNo) {
      const flag = reader.word(field, flags[field]);
      conversation[field] ??= flag;
    }
    for (const name of others) {
      if (Object.hasOwn(conversation, name)) continue;
      const value = cells.row[name];
      if (!isNothing(value)) conversation[name] = value;
    }
  };
}
