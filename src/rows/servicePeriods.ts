import { ensure } from '../errors.ts';
import type { CustomerPeriod } from '../records/customerPeriod.ts';

/** A stretch of time, its end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch in which somebody was a customer, and what it can be split by. */
export interface Service extends Span {
  readonly about: Pick<CustomerPeriod, 'customerId'>;
}

/** More records than this are refused: they would only fill the memory. */
const MOST_RECORDS = 10_000_000;

/**
 * Whether each customer was one at the start and at the end of each period. One that had nothing to do with a period
 * gives no record for it. Several stretches of one customer count together: a change of plan is no loss.
 *
 * O(customers · stretches · periods that they touch).
 */
export function servicePeriods(
  services: Iterable<readonly Service[]>,
  periods: readonly Span[],
): CustomerPeriod[] {
  const records: CustomerPeriod[] = [];
  const isActive = ({ from, to }: Span, at: number): boolean => from <= at && at < to;
  for (const own of services) {
    const first = Math.min(...own.map(({ from }) => from));
    const last = Math.max(...own.map(({ to }) => to));
    for (let i = indexAfter(periods, first); i < periods.length; i++) {
      const period = periods[i];
      if (period === undefined || last <= period.from) break;
      const touching = own.filter(({ from, to }) => from <= period.to && to > period.from);
      const atStart = own.find((service) => isActive(service, period.from));
      const [touched] = touching;
      if (touched === undefined) continue;
      ensure(
        records.length < MOST_RECORDS,
        'invalid-option',
        'per',
        periods.length,
        'These are too many periods of too many customers: take a longer unit, or less time with period.',
      );
      records.push({
        ...(atStart ?? touched).about,
        activeAtStart: atStart !== undefined,
        activeAtEnd: own.some((service) => isActive(service, period.to)),
        at: period.from,
      });
    }
  }
  return records;
}

/** The first of ordered periods that ends at or after an instant. */
function indexAfter(periods: readonly Span[], at: number): number {
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((periods[middle]?.to ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
