import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';

/** How long something took, as another system has measured it. */
export interface GivenDuration extends Dimensions {
  /** How long: a number in the unit that is asked for, or text. Nothing where it has not ended. */
  readonly duration?: number | string | bigint | null | undefined;
  /** When it ended, or began; a report needs it to file it under a period. */
  readonly at?: TimeInput | undefined;
  /** The agent that it is put down to. */
  readonly agentId?: string | null | undefined;
}
