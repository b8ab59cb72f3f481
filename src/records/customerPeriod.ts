import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';

/** One customer in one period (a month, a year): was it a customer at the start, and at the end? */
export interface CustomerPeriod extends Dimensions {
  /** Active when the period began. */
  readonly activeAtStart: boolean | number;
  /** Active when the period ended. */
  readonly activeAtEnd: boolean | number;
  /** Any instant of the period; a report needs it. */
  readonly at?: TimeInput | null | undefined;
  /** The customer's id. */
  readonly customerId?: string | number | null | undefined;
}
