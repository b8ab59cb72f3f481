import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';

/** One customer in one period (a month, a year): was it a customer at the start, and at the end? */
export interface CustomerPeriod extends Dimensions {
  /** Active when the period began. */
  readonly activeAtStart: boolean | 0 | 1;
  /** Active when the period ended. */
  readonly activeAtEnd: boolean | 0 | 1;
  /** Any instant of the period; a report needs it. */
  readonly at?: TimeInput | undefined;
  /** The customer's id. */
  readonly customerId?: string | undefined;
}
