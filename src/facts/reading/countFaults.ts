import { faultOf, reasonOf } from './eventFault.ts';
import type { Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

/** What a fact needs of the events; what it does not need leaves nothing out. */
export interface EventNeeds {
  /** Changes of status. */
  readonly statuses: boolean;
  /** The times of messages. */
  readonly times: boolean;
}

/**
 * Counts the events of a conversation that cannot be used, or throws.
 *
 * @returns how many there are
 */
export function countFaults(timeline: Timeline, tally: Tally, { statuses, times }: EventNeeds): number {
  let unusable = 0;
  for (const fault of timeline.faults) {
    const reason = statuses || fault.list === 'messages' ? reasonOf(fault, times) : undefined;
    if (reason === undefined) continue;
    unusable++;
    tally.refuse(reason, () => faultOf(fault, reason, timeline.conversation, timeline.index));
  }
  return unusable;
}
