import type { Message } from '../records/conversation.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { readFlag } from '../records/readFlag.ts';

/** Which messages count beyond the default: a person's public words. */
export interface ReplyRules {
  /** A bot's message counts as a reply. Default false. */
  readonly botRepliesCount: boolean;
  /** A message sent by a rule, macro or auto-responder counts as a reply. Default false. */
  readonly autoRepliesCount: boolean;
  /** A public note of an agent counts as a reply. Default false. */
  readonly publicNotesCount: boolean;
  /** A reaction (a like, an emoji) counts as a reply, or as a customer's message. Default false. */
  readonly reactionsCount: boolean;
}

/** A message that counts for nothing: a note, a system line, a bot's words. */
export const IGNORED = 0;
/** A customer's message. */
export const CUSTOMER = 1;
/** An agent's reply. */
export const REPLY = 2;
/** The reply of a bot or of the system, where these count. It ends a wait, but begins no conversation. */
export const BOT_REPLY = 3;
/** A public message of your side that is no reply but opens a conversation from your side. */
export const OUTREACH = 4;

/** A message that cannot be understood, for its sender is none of the known ones. */
export const UNKNOWN_FROM = -1;
/** The same, for its kind is none. */
export const UNKNOWN_KIND = -2;
/** The same, for its visibility is none. */
export const UNKNOWN_VISIBILITY = -3;
/** The same, for it says neither that it is automatic nor that it is not. */
export const UNKNOWN_AUTOMATIC = -4;

/** What a message counts as under these rules; below 0 where it cannot be understood. */
export function messageRole(message: Message, rules: ReplyRules): number {
  const { from, automatic } = message;
  if (
    message.kind === undefined &&
    message.visibility === undefined &&
    (automatic === undefined || automatic === false)
  ) {
    // Nearly every message is like this, and the rules below agree.
    if (from === 'customer') return CUSTOMER;
    if (from === 'agent') return REPLY;
  }
  const kind = isAbsent(message.kind) ? 'text' : message.kind;
  const visibility = isAbsent(message.visibility)
    ? kind === 'note'
      ? 'internal'
      : 'public'
    : message.visibility;
  const isAutomatic = readFlag(automatic);
  let spoken = false;
  switch (kind) {
    case 'text':
    case 'call':
      spoken = true;
      break;
    case 'note':
      spoken = rules.publicNotesCount && from !== 'customer';
      break;
    case 'reaction':
      spoken = rules.reactionsCount;
      break;
    case 'template':
      spoken = from === 'customer';
      break;
    case 'activity':
    case 'survey':
    case 'delivery-failed':
      break;
    default:
      return isSender(from) ? UNKNOWN_KIND : UNKNOWN_FROM;
  }
  const isPublic = visibility === 'public';
  const counts = spoken && isPublic;
  const role = roleOf(from, counts, isAutomatic === true, isPublic && isSent(from, kind), rules);
  if (role === UNKNOWN_FROM) return role;
  if (!isPublic && visibility !== 'internal') return UNKNOWN_VISIBILITY;
  return isAutomatic === undefined ? UNKNOWN_AUTOMATIC : role;
}

/** What a message counts as that counts or not, is automatic or not, and goes out to a customer or not. */
function roleOf(
  from: unknown,
  counts: boolean,
  isAutomatic: boolean,
  goesOut: boolean,
  rules: ReplyRules,
): number {
  switch (from) {
    case 'customer':
      return counts ? CUSTOMER : IGNORED;
    case 'agent':
      if (counts && (!isAutomatic || rules.autoRepliesCount)) return REPLY;
      return goesOut ? OUTREACH : IGNORED;
    case 'campaign':
      return goesOut ? OUTREACH : IGNORED;
    case 'bot':
      return counts && rules.botRepliesCount ? BOT_REPLY : IGNORED;
    case 'system':
      return counts && isAutomatic && rules.autoRepliesCount ? BOT_REPLY : IGNORED;
    default:
      return UNKNOWN_FROM;
  }
}

/** Whether a message of this kind is something that was sent. */
function isSent(from: unknown, kind: unknown): boolean {
  return kind === 'text' || kind === 'template' || (kind === 'call' && from === 'campaign');
}

function isSender(from: unknown): boolean {
  return (
    from === 'customer' || from === 'agent' || from === 'bot' || from === 'system' || from === 'campaign'
  );
}
