import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';

/** What support cost: pay, tools, overhead, training, management. */
export interface Cost extends Dimensions {
  /** The amount, in the currency's own unit (12.5) or in its minor unit (1250): stay with one. */
  readonly amount: number;
  /** The currency, such as `EUR`. Amounts of two currencies are never added up. */
  readonly currency?: string | null | undefined;
  /** Any instant of the period that the cost belongs to; a report needs it. */
  readonly at?: TimeInput | null | undefined;
}
