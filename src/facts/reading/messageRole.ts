import { type MessageClass, messageOf, statusOf } from './eventClass.ts';

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

/** An event that counts for nothing: a note, a system line, a bot's words; what has not happened yet, or stands twice. */
export const IGNORED = 0;
/** A customer's message. */
export const CUSTOMER = 1;
/** An agent's reply. */
export const REPLY = 2;
/** The reply of a bot or of the system, where these count. It ends a wait, but begins no conversation. */
export const BOT_REPLY = 3;
/** A public message of your side that is no reply but opens a conversation from your side. */
export const OUTREACH = 4;
/** The conversation was solved or closed. */
export const SOLVED = 5;
/** The conversation went to an unsolved status. */
export const REOPENED = 6;
/** A customer's message that asks for no reply. It opens no wait, but shows that the customer has spoken. */
export const REMARK = 7;

/** What an event of a class counts as under these rules. */
export function roleOf(number: number, rules: ReplyRules): number {
  const message = messageOf(number);
  if (message !== undefined) return messageRole(message, rules);
  const status = statusOf(number);
  return status === 'solved' || status === 'closed' ? SOLVED : REOPENED;
}

function messageRole({ from, kind, isPublic, isAutomatic }: MessageClass, rules: ReplyRules): number {
  const counts = isPublic && isSpoken(from, kind, rules);
  const goesOut = isPublic && isSent(from, kind);
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
    default:
      return counts && isAutomatic && rules.autoRepliesCount ? BOT_REPLY : IGNORED;
  }
}

/** Whether a message of this kind is what somebody says. */
function isSpoken(from: string, kind: string, rules: ReplyRules): boolean {
  switch (kind) {
    case 'text':
    case 'call':
      return true;
    case 'note':
      return rules.publicNotesCount && from !== 'customer';
    case 'reaction':
      return rules.reactionsCount;
    case 'template':
      return from === 'customer';
    default:
      return false;
  }
}

/** Whether a message of this kind is something that was sent. */
function isSent(from: string, kind: string): boolean {
  return kind === 'text' || kind === 'template' || (kind === 'call' && from === 'campaign');
}

/** Whether it is a reply: of an agent, or of a bot where these count. */
export function isReply(role: number | undefined): boolean {
  return role === REPLY || role === BOT_REPLY;
}

/** Whether it is a message by which a person of your side, or a campaign, may have begun the conversation. */
export function begins(role: number | undefined): boolean {
  return role === REPLY || role === OUTREACH;
}
