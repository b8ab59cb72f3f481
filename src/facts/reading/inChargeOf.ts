import type { Conversation } from '../../records/conversation.ts';
import { isAbsent } from '../../records/isAbsent.ts';
import { readInstant } from '../../time/instant.ts';

/**
 * Who answers for a conversation: the agent of its last assignment, else the team of it, else the conversation's team;
 * `undefined` where nobody does. Of two assignments at the same instant the later one in the list counts.
 *
 * @param now - later assignments have not happened yet
 */
export function inChargeOf({ assignments, team }: Conversation, now: number): unknown {
  let last = Number.NEGATIVE_INFINITY;
  let person: unknown = team;
  for (const assignment of Array.isArray(assignments) ? assignments : []) {
    const at = readInstant(assignment?.at);
    if (!(at >= last && at <= now)) continue;
    last = at;
    const { toAgent, toTeam }: { readonly toAgent?: unknown; readonly toTeam?: unknown } = Object(assignment);
    if (!isAbsent(toAgent)) person = toAgent;
    else person = isAbsent(toTeam) ? team : toTeam;
  }
  return person;
}
