import { ensure } from '../errors.ts';
import { ownFunction } from '../facts/reading/answersOf.ts';
import { Moment, type RoleRules } from '../facts/reading/roles.ts';
import type { OnInvalid } from '../facts/reading/tally.ts';
import type { Conversation, Message } from '../records/conversation.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';
import { type OptionRule, type OptionRules, oneOf, optional } from './options.ts';

/** Options of every metric that is read from conversations: who and what counts, and until when. */
export interface ConversationOptions {
  /** Whether a bot's message counts as a reply. Default false. */
  readonly botRepliesCount?: boolean | undefined;
  /** Whether a message sent by a rule, macro or auto-responder counts as a reply. Default false. */
  readonly autoRepliesCount?: boolean | undefined;
  /** Whether an agent's note that the customer can see counts as a reply. Default false. */
  readonly publicNotesCount?: boolean | undefined;
  /** Whether a reaction (a like, an emoji) counts as a message. Default false. */
  readonly reactionsCount?: boolean | undefined;
  /**
   * Whether a customer's message asks for an answer, for leaving out a closing "thank you". By default every
   * one does. Messages of flat rows hold all their columns: `(message: Message & { subject: string }) => …` may ask for
   * them. A function runs in JavaScript only, not in SQL. In the definition of the result it is its
   * text, or what its own `toString` says.
   */
  readonly needsReply?: Judge['needsReply'] | undefined;
  /** The instant that counts as now: what is later has not happened yet. Default: the latest one in the records. */
  readonly asOf?: TimeInput | undefined;
  /** What happens with records that cannot be used: left out and counted, or an error. Default `'exclude'`. */
  readonly onInvalid?: OnInvalid | undefined;
}

/** A method, so that a function may ask for more of a message than the type promises: the columns of its own rows. */
interface Judge {
  needsReply(message: Message, conversation: Conversation): boolean;
}

/** The rules that these options give. */
export interface ConversationSettings extends RoleRules {
  /** What happens with records that cannot be used. */
  readonly onInvalid: OnInvalid;
}

/**
 * The rules of the options of every metric of conversations: who and what counts, as of when.
 *
 * @example
 * ```ts
 * import { conversationOptions, count, messages } from 'support-kpi/define';
 *
 * const replies = count({
 *   id: 'replies@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: conversationOptions,
 *   measure: (rules) => ({ of: messages(rules), when: { at: 'at' }, where: 'reply' }),
 * });
 * replies([{ id: 1, messages: [{ at: '2026-03-02T09:00:00Z', from: 'agent' }] }]).value; // 1
 * ```
 */
export function conversationOptions(): OptionRules<ConversationSettings> {
  return {
    botRepliesCount: oneOf(false, true),
    autoRepliesCount: oneOf(false, true),
    publicNotesCount: oneOf(false, true),
    reactionsCount: oneOf(false, true),
    needsReply: optional(functionRule(isPredicate, 'Give a function from a message to a boolean.')),
    asOf(value: unknown, path: string) {
      return new Moment(value === undefined ? Number.POSITIVE_INFINITY : toInstant(value, path));
    },
    onInvalid: oneOf('exclude', 'throw'),
  };
}

/** A function of the user's. */
export function functionRule<In extends unknown[], Out>(
  isOne: (value: unknown) => value is (...input: In) => Out,
  remedy: string,
): OptionRule<(...input: In) => Out> {
  return (given, path) => {
    ensure(isOne(given), 'invalid-option', path, given, remedy);
    return ownFunction(given, path);
  };
}

function isPredicate(value: unknown): value is NonNullable<RoleRules['needsReply']> {
  return typeof value === 'function';
}
