import { DAY_MS } from './measure.ts';

const HOUR_MS = 3_600_000;

/** When so much of weekdays from 9 to 17 in UTC has passed, day by day: what is fast is held against this. */
export function slowDue(start: number, ms: number): number {
  let left = ms;
  for (let day = Math.floor(start / DAY_MS) * DAY_MS; ; day += DAY_MS) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const opens = Math.max(day + 9 * HOUR_MS, start);
    const open = Math.max(0, day + 17 * HOUR_MS - opens);
    if (left <= open) return opens + left;
    left -= open;
  }
}
