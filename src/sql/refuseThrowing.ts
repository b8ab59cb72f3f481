import { ensure } from '../errors.ts';
import type { OnInvalid } from '../facts/reading/tally.ts';

/**
 * A statement counts bad records and cannot stop at the first.
 *
 * @throws KpiError `not-in-sql` where a bad record is to be an error
 */
export function refuseThrowing(onInvalid: OnInvalid): void {
  ensure(
    onInvalid === 'exclude',
    'not-in-sql',
    'onInvalid',
    onInvalid,
    "Use 'exclude', and look at the counts of excluded.",
  );
}
