import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';

/** What support cost: pay, tools, overhead, training, management. */
export interface Cost extends Dimensions {
  /** The amount, in the currency's own unit (12.5) or in its minor unit (1250): stay with one. */
  readonly amount: number;
  /** The currency, such as `EUR`. Amounts of two currencies are never added up. */
  readonly currency?: string | null | undefined;
  /** The instant that the cost belongs to; a report needs it, or a stretch of time. */
  readonly at?: TimeInput | null | undefined;
  /** The first instant of the stretch over which the cost is spread evenly, as a month's pay over its days. */
  readonly startAt?: TimeInput | null | undefined;
  /** The first instant after that stretch. */
  readonly endAt?: TimeInput | null | undefined;
}
