import { ensure } from '../../errors.ts';

import type { FactReader, Source } from '../fact.ts';
import { sameRules } from '../sameRules.ts';
import { type RoleRules, Roles } from './roles.ts';
import { SeenIds } from './seenIds.ts';
import { startTally } from './tally.ts';
import { Timeline } from './timeline.ts';
import { usableConversation } from './usableConversation.ts';

/** Takes in the events of one conversation after the other. */
export interface ConversationReader extends FactReader {
  /** The rules by which events count; none where it does not matter what they count as. */
  readonly roles: RoleRules | undefined;
  /** Whether changes of status are needed; what is not needed leaves nothing out. */
  readonly withStatuses: boolean;
  /** Takes in a conversation: its events, and what they count as by the rules of this reader. */
  hear(timeline: Timeline, roles: Roles | undefined): void;
  /** Is told the latest instant of all events, once they have been taken in. */
  end(latest: number): void;
}

/**
 * Goes through the conversations that count, and puts the events of each in order once for all facts: merged-away, spam,
 * deleted, test and repeated ones are left out of every figure, and counted.
 */
export const conversationSource: Source = {
  read(lists, readers: readonly ConversationReader[], { kept, places, seen: before }) {
    const conversations = lists.get('conversations');
    ensure(Array.isArray(conversations), 'invalid-option', 'conversations', conversations, 'Give an array.');
    const keeps = kept.get('conversations');
    const tally = startTally(readers.some(({ throws }) => throws) ? 'throw' : 'exclude', places);
    const timeline = new Timeline();
    const withStatuses = readers.some((reader) => reader.withStatuses);
    const all = rolesOf(readers);
    const roles = new Set(all.filter((each) => each !== undefined));
    const seen = before ?? new SeenIds((index) => Object(conversations[index]).id);
    let latest = Number.NEGATIVE_INFINITY;
    // A function of the user's may add to the list meanwhile.
    const { length } = conversations;
    for (let index = 0; index < length; index++) {
      if (keeps?.[index] === 0) continue;
      const given: unknown = conversations[index];
      if (!usableConversation(given, index, seen, tally)) continue;
      timeline.read(given, index, withStatuses);
      latest = Math.max(latest, latestOf(timeline));
      for (const each of roles) each.read(timeline);
      for (let i = 0; i < readers.length; i++) readers[i]?.hear(timeline, all[i]);
    }
    for (const reader of readers) reader.end(latest);
    return tally;
  },
};

/** The roles of each reader; those by the same rules are the same. */
function rolesOf(readers: readonly ConversationReader[]): (Roles | undefined)[] {
  const known: { readonly rules: RoleRules; readonly roles: Roles }[] = [];
  return readers.map(({ roles: rules }) => {
    if (rules === undefined) return undefined;
    const same = known.find((other) => sameRules(other.rules, rules));
    if (same) return same.roles;
    const roles = new Roles(rules);
    known.push({ rules, roles });
    return roles;
  });
}

/** The time of the last event that has one. */
function latestOf({ at, length }: Timeline): number {
  let i = length - 1;
  while (i >= 0 && Number.isNaN(at[i])) i--;
  return at[i] ?? Number.NEGATIVE_INFINITY;
}
