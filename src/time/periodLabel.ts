import { calendarDate, DAY_MS, dateText } from './calendarDate.ts';
import { clockText } from './clockText.ts';

/** The name of the period that starts at an instant where the zone has an offset: see `Period.label`. */
export function periodLabel(unit: string, start: number, offset: number): string {
  const local = start + offset;
  const day = Math.floor(local / DAY_MS);
  const date = dateText(day);
  if (unit === 'year') return date.slice(0, 4);
  if (unit === 'month') return date.slice(0, 7);
  if (unit === 'quarter') return `${date.slice(0, 4)}-Q${Math.ceil(calendarDate(day).month / 3)}`;
  if (unit !== 'hour') return date;
  return `${date}T${clockText(local - day * DAY_MS)}${offset < 0 ? '-' : '+'}${clockText(Math.abs(offset))}`;
}
