import type { Message } from '../records/conversation.ts';

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
/** A public message of your side that is no reply but opens a conversation from your side. */
export const OUTREACH = 3;
/** A message that cannot be understood: its sender, kind or visibility is none of the known ones. */
export const UNKNOWN = -1;

/** What a message counts as under these rules. */
export function messageRole(message: Message, rules: ReplyRules): number {
  const { from, kind = 'text', automatic } = message;
  if (message.kind === undefined && message.visibility === undefined && automatic !== true) {
    // Nearly every message is like this, and the rules below agree.
    if (from === 'customer') return CUSTOMER;
    if (from === 'agent') return REPLY;
  }
  const visibility = message.visibility ?? (kind === 'note' ? 'internal' : 'public');
  if (visibility !== 'public' && visibility !== 'internal') return UNKNOWN;
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
      return UNKNOWN;
  }
  const counts = spoken && visibility === 'public';
  switch (from) {
    case 'customer':
      return counts ? CUSTOMER : IGNORED;
    case 'agent':
      if (counts && (automatic !== true || rules.autoRepliesCount)) return REPLY;
      return visibility === 'public' && (kind === 'text' || kind === 'template') ? OUTREACH : IGNORED;
    case 'campaign':
      return visibility === 'public' ? OUTREACH : IGNORED;
    case 'bot':
      return counts && rules.botRepliesCount ? REPLY : IGNORED;
    case 'system':
      return counts && automatic === true && rules.autoRepliesCount ? REPLY : IGNORED;
    default:
      return UNKNOWN;
  }
}
