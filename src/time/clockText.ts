import { padded } from './calendarDate.ts';

/** Milliseconds since midnight as `HH:MM`, or `HH:MM:SS` where there are seconds. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const text = `${padded(Math.floor(seconds / 3600))}:${padded(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${padded(seconds % 60)}`;
}
