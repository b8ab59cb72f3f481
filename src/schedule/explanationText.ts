import { DAY_MS, dateText } from '../time/calendarDate.ts';
import { clockText } from '../time/clockText.ts';
import { WEEKDAYS, weekdayIndex } from '../time/weekday.ts';
import { zoneOffset } from '../time/zoneOffset.ts';
import type { Closure } from './localDay.ts';
import type { Segment } from './openSegments.ts';

/** How many stretches are named, of each kind. */
const MOST = 8;

/** What was counted and what was not, in words. */
export function explanationText(
  timeZone: string,
  openMs: number,
  counted: readonly Segment[],
  gaps: readonly (Segment & Closure)[],
): string {
  const offsetAt = zoneOffset(timeZone);
  const span = ({ startAt, endAt }: Segment): string => {
    const offsets = [offsetAt(startAt), offsetAt(endAt)] as const;
    const [start, end] = [startAt + offsets[0], endAt + offsets[1]];
    const endDay = dayText(end) === dayText(start) ? '' : `${dayText(end)} `;
    // Over a change of the clock the times alone may say less than nothing: 02:15 to 02:15.
    const [startOffset, endOffset] = offsets[0] === offsets[1] ? ['', ''] : offsets.map(offsetText);
    return `${dayText(start)} ${timeText(start)}${startOffset} to ${endDay}${timeText(end)}${endOffset}`;
  };
  const open = listText(
    counted,
    (segment) => `${span(segment)} (${lengthText(segment.endAt - segment.startAt)})`,
  );
  const closed = listText(
    gaps,
    (gap) =>
      `${span(gap)} (${REASONS[gap.reason]}${gap.name === undefined ? '' : `: ${gap.name.replace(/\s+/g, ' ')}`})`,
  );
  return `${lengthText(openMs)} counted, in ${timeZone}${open}.${closed && ` Not counted${closed}.`}`;
}

const REASONS: Readonly<Record<Closure['reason'], string>> = {
  closed: 'closed',
  holiday: 'holiday',
  override: 'special hours',
  break: 'break',
  paused: 'paused',
  excluded: 'other hours taken away',
};

function listText<T>(items: readonly T[], text: (item: T) => string): string {
  if (items.length === 0) return '';
  const more = items.length - MOST;
  return `: ${items.slice(0, MOST).map(text).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** `Thu 2026-10-29`, of a local time. */
function dayText(local: number): string {
  const day = Math.floor(local / DAY_MS);
  const name = WEEKDAYS[weekdayIndex(day)] ?? '';
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${dateText(day)}`;
}

/** ` (UTC+02:00)` */
function offsetText(offset: number): string {
  return ` (UTC${offset < 0 ? '-' : '+'}${clockText(Math.abs(offset))})`;
}

function timeText(local: number): string {
  return clockText(local - Math.floor(local / DAY_MS) * DAY_MS);
}

/** Exactly so long: `2 h 30 min`, `0 s`. No days, because working days differ in length. */
function lengthText(ms: number): string {
  let rest = ms;
  const words: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${unit}`);
  }
  return words.join(' ') || '0 s';
}

const UNITS: readonly (readonly [string, number])[] = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
];
