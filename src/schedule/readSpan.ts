import { ensure } from '../errors.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';

/**
 * The two ends of a span, in epoch milliseconds.
 *
 * @throws KpiError `invalid-time` where `from` or `to` names no instant
 * @throws KpiError `invalid-option` where `to` is before `from`
 */
export function readSpan(from: TimeInput, to: TimeInput): [start: number, end: number] {
  const start = toInstant(from, 'from');
  const end = toInstant(to, 'to');
  ensure(
    start <= end,
    'invalid-option',
    'to',
    to,
    'Give an instant that is not before `from`: the span must not run backwards.',
  );
  return [start, end];
}
