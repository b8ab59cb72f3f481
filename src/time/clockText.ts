import { DAY_MS } from './calendarDate.ts';

/** Milliseconds since midnight as `HH:MM`, or `HH:MM:SS` where there are seconds; the end of the day is `24:00`. */
export function clockText(ms: number): string {
  if (ms === DAY_MS) return '24:00';
  const text = new Date(ms).toISOString().slice(11, 19);
  return text.endsWith(':00') ? text.slice(0, 5) : text;
}
