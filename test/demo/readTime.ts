import { toInstant } from 'support-kpi';

/**
 * The instant that a text names, by the library's own rules, in epoch milliseconds.
 *
 * @throws KpiError `invalid-time` where it names none
 */
export function readTime(text: string): number {
  return toInstant(text, 'time');
}
