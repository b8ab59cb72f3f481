import { type Conversation, conversationsFromMessages, type MessageKind, type Sender } from 'support-kpi';
import { BadRows } from './badRows.ts';
import { FileError } from './fileError.ts';
import { type Row, readTable, type Table } from './readTable.ts';
import { readTime } from './readTime.ts';
import { remedyOf } from './remedyOf.ts';

/** What a file of messages holds. */
export interface MessageFile {
  readonly file: string;
  readonly columns: readonly string[];
  readonly conversations: readonly Conversation[];
  /** How many messages these conversations have. */
  readonly messages: number;
  /** The first and the last instant of all messages, in epoch milliseconds. */
  readonly span: readonly [from: number, to: number] | undefined;
  /** Rows that were left out, by reason. */
  readonly badRows: ReadonlyMap<string, number>;
  /** How many conversations were left out, because one of their rows was. */
  readonly brokenConversations: number;
}

const SENDERS = { customer: true, agent: true, bot: true, system: true, campaign: true } satisfies Record<
  Sender,
  true
>;
const DIRECTIONS = ['received', 'inbound', 'incoming', 'sent', 'outbound', 'outgoing'];
const KINDS = {
  text: true,
  note: true,
  reaction: true,
  template: true,
  activity: true,
  call: true,
  survey: true,
  'delivery-failed': true,
} satisfies Record<MessageKind, true>;

/**
 * Reads a CSV file of messages into conversations, by the names of columns that `conversationsFromMessages` looks for.
 *
 * @param lenient - whether rows that cannot be used are left out and counted; their conversations are left out too,
 *   because a wait around a message that is missing would be wrong
 * @throws FileError where the file or, unless lenient, a row of it cannot be used
 */
export function readMessages(file: string, lenient: boolean): MessageFile {
  const table = readTable(file);
  const names = columnsOf(table);
  const bad = new BadRows(file, lenient);
  const broken = new Set<string>();
  const good: Record<string, string>[] = [];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { line, fields, trouble } of table.uneven) {
    bad.leaveOut(line, 'wrong number of fields', trouble);
    broken.add(fields[table.columns.indexOf(names.id)]?.trim() ?? '');
  }
  for (const { line, fields } of table.rows) {
    const trouble = troubleOf(fields, names);
    if (trouble) {
      bad.leaveOut(line, ...trouble);
      broken.add(fields[names.id] ?? '');
    } else {
      const at = readTime(fields[names.at] ?? '');
      first = Math.min(first, at);
      last = Math.max(last, at);
      const automatic = fields['automatic']?.toLowerCase();
      good.push(automatic === undefined ? fields : { ...fields, automatic });
    }
  }
  broken.delete('');
  const whole = good.filter((fields) => !broken.has(fields[names.id] ?? ''));
  return {
    file,
    columns: table.columns,
    conversations: conversationsFromMessages(whole).conversations,
    messages: whole.length,
    span: first <= last ? [first, last] : undefined,
    badRows: bad.counts,
    brokenConversations: broken.size,
  };
}

interface Names {
  readonly id: string;
  readonly at: string;
  readonly from: string;
}

/** The names of the columns that must be there. */
function columnsOf({ file, columns, rows, uneven }: Table): Names {
  const oneOf = (...names: string[]): string => {
    const name = names.find((known) => columns.includes(known));
    if (name !== undefined) return name;
    const trouble = `There is no column ${names.join(' or ')}; the first line has: ${columns.join(', ')}.`;
    throw new FileError(file, 1, trouble);
  };
  const found = {
    id: oneOf('conversation_id', 'conversationId'),
    at: oneOf('at'),
    from: oneOf('from', 'direction'),
  };
  if (rows.length + uneven.length === 0)
    throw new FileError(file, undefined, 'The file has a header but no rows.');
  return found;
}

/** What is wrong with a row: a reason to count by, and a sentence. */
function troubleOf(fields: Row['fields'], names: Names): [reason: string, trouble: string] | undefined {
  const from = fields[names.from] ?? '';
  const kind = fields['kind'] ?? '';
  const visibility = fields['visibility'] ?? '';
  const automatic = fields['automatic']?.toLowerCase() ?? '';
  if (!fields[names.id]) return ['no conversation id', `The column ${names.id} is empty.`];
  try {
    readTime(fields[names.at] ?? '');
  } catch (error) {
    return ['unusable time', `${names.at}: ${remedyOf(error)}`];
  }
  if (!Object.hasOwn(SENDERS, from) && !DIRECTIONS.includes(from)) {
    const known = [...Object.keys(SENDERS), ...DIRECTIONS].join(', ');
    return ['unknown sender', `${names.from}: Expected one of ${known}. Got ${from || 'nothing'}.`];
  }
  if (kind !== '' && !Object.hasOwn(KINDS, kind)) {
    return ['unknown kind', `kind: Expected one of ${Object.keys(KINDS).join(', ')}. Got ${kind}.`];
  }
  if (!['', 'public', 'internal'].includes(visibility)) {
    return ['unknown visibility', `visibility: Expected public or internal. Got ${visibility}.`];
  }
  if (!['', 'true', 'false', '1', '0'].includes(automatic)) {
    return ['unknown automatic', `automatic: Expected true, false, 1 or 0. Got ${automatic}.`];
  }
  return undefined;
}
