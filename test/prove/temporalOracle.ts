import { Temporal } from 'temporal-polyfill';
import type { Holiday, ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { type Answers, type Boundary, lookedAtUntil, type Span, type Turn, told } from './answers.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MIDNIGHT = Temporal.PlainTime.from('00:00');

type Stretch = readonly [start: number, end: number];

/** An interval of a date: two local times, each of them on its date. */
interface Hours {
  readonly opens: Temporal.PlainDateTime;
  readonly closes: Temporal.PlainDateTime;
}

/** A zone that keeps what Temporal said, because the hours of one case are asked about many times. */
export class TemporalZone {
  readonly timeZone: string;
  readonly #instants = new Map<string, number>();
  readonly #hours = new Map<string, Hours>();
  readonly #dates = new Map<string, boolean>();

  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  instantOf(local: Temporal.PlainDateTime): number {
    const text = local.toString();
    const known = this.#instants.get(text);
    if (known !== undefined) return known;
    const instant = local.toZonedDateTime(this.timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
    this.#instants.set(text, instant);
    return instant;
  }

  /** `22:00-06:00` on a date. */
  hoursOf(text: string, date: Temporal.PlainDate): Hours {
    const key = `${date.toString()} ${text}`;
    const known = this.#hours.get(key);
    if (known) return known;
    const hours = readHours(text, date);
    this.#hours.set(key, hours);
    return hours;
  }

  /** Whether the zone did not skip a date: then its first instant lies on it. */
  has(date: Temporal.PlainDate): boolean {
    const text = date.toString();
    const known = this.#dates.get(text);
    if (known !== undefined) return known;
    const has = date.toZonedDateTime(this.timeZone).toPlainDate().equals(date);
    this.#dates.set(text, has);
    return has;
  }

  dateOf(instant: number): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.timeZone).toPlainDate();
  }
}

/** Business hours with Temporal: dates walked one by one, their hours turned into stretches, and those united. */
export class TemporalOracle implements Answers {
  /** Open stretches, in order and apart from each other. */
  readonly stretches: readonly Stretch[];
  /** What intervals over midnight would open without breaks. */
  readonly nights: readonly Stretch[];
  readonly #span: Span;

  constructor(definition: ScheduleDefinition, zone: TemporalZone, span: Span) {
    this.#span = span;
    const opened: Stretch[] = [];
    const closed: Stretch[] = [];
    const nights: Stretch[] = [];
    const last = zone.dateOf(lookedAtUntil(span)).add({ days: 2 });
    let date = zone.dateOf(span.from).subtract({ days: 3 });
    for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
      if (!zone.has(date)) continue;
      for (const hours of hoursOf(definition, zone, date)) {
        const stretch = stretchOf(zone, hours);
        opened.push(stretch);
        const [start, end] = stretch;
        const endDate = hours.closes.toPlainDate();
        const overnight = !endDate.equals(date) && !hours.closes.toPlainTime().equals(MIDNIGHT);
        if (overnight && start < end) nights.push(stretch);
      }
      for (const text of definition.breaks?.[date.toString()] ?? []) {
        closed.push(stretchOf(zone, zone.hoursOf(text, date)));
      }
    }
    this.nights = nights;
    this.stretches = closed.reduce<Stretch[]>(cut, unite(opened));
  }

  elapsed(from: number, to: number): number {
    if (to < from) return -this.elapsed(to, from);
    return this.openSegments(from, to).reduce((sum, [start, end]) => sum + end - start, 0);
  }

  isOpen(at: number): boolean {
    return this.stretches.some(([start, end]) => start <= at && at < end);
  }

  addOpenTime(at: number, duration: number, boundary: Boundary): number {
    if (duration === 0 && boundary === 'nearest') return told(this.#span, at);
    let left = duration;
    for (const [opens, closes] of this.stretches) {
      const start = Math.max(opens, at);
      const length = Math.max(closes - start, 0);
      if (left < length || (left === length && length > 0 && boundary === 'nearest')) {
        return told(this.#span, start + left);
      }
      left -= length;
    }
    return Number.POSITIVE_INFINITY;
  }

  subtractOpenTime(at: number, duration: number, boundary: Boundary): number {
    if (duration === 0 && boundary === 'nearest') return told(this.#span, at);
    let left = duration;
    for (const [opens, closes] of this.stretches.toReversed()) {
      const end = Math.min(closes, at);
      const length = Math.max(end - opens, 0);
      if (left < length || (left === length && length > 0 && boundary === 'nearest')) {
        return told(this.#span, end - left);
      }
      left -= length;
    }
    return Number.NEGATIVE_INFINITY;
  }

  turn(at: number, which: Turn): number {
    const turns = this.stretches.map(([start, end]) => (which.endsWith('Opening') ? start : end));
    if (which.startsWith('next')) {
      return told(this.#span, turns.find((instant) => instant > at) ?? Number.POSITIVE_INFINITY);
    }
    return told(this.#span, turns.findLast((instant) => instant < at) ?? Number.NEGATIVE_INFINITY);
  }

  openSegments(from: number, to: number): [number, number][] {
    return this.stretches
      .map(([start, end]): [number, number] => [Math.max(start, from), Math.min(end, to)])
      .filter(([start, end]) => start < end);
  }
}

/** Whether any holiday falls on a date, `2026-12-25`. */
export function isHoliday(definition: ScheduleDefinition, date: string): boolean {
  return (definition.holidays ?? []).some((holiday) => fallsOn(holiday, Temporal.PlainDate.from(date)));
}

function hoursOf(definition: ScheduleDefinition, zone: TemporalZone, date: Temporal.PlainDate): Hours[] {
  const special = definition.overrides?.[date.toString()];
  if (special !== undefined) return special.map((text) => zone.hoursOf(text, date));
  const latest = (definition.changes ?? [])
    .filter(({ from }) => Temporal.PlainDate.compare(from, date) <= 0)
    .sort((a, b) => Temporal.PlainDate.compare(b.from, a.from))[0];
  const weekly = latest === undefined ? definition.weekly : latest.weekly;
  const day = WEEKDAYS[date.dayOfWeek - 1];
  const texts = day === undefined ? [] : (weekly[day] ?? []);
  return (definition.holidays ?? [])
    .filter((holiday) => fallsOn(holiday, date))
    .reduce<Hours[]>(
      (hours, holiday) => halfDay(hours, holiday, zone, date),
      texts.map((text) => zone.hoursOf(text, date)),
    );
}

/** What a holiday leaves of the hours of its date: the parts of each interval within one of its own. */
function halfDay(
  hours: readonly Hours[],
  holiday: Holiday,
  zone: TemporalZone,
  date: Temporal.PlainDate,
): Hours[] {
  const within = typeof holiday === 'string' ? [] : (holiday.within ?? []);
  const kept: Hours[] = [];
  for (const { opens, closes } of hours) {
    for (const part of within.map((text) => zone.hoursOf(text, date))) {
      const from = Temporal.PlainDateTime.compare(opens, part.opens) > 0 ? opens : part.opens;
      const to = Temporal.PlainDateTime.compare(closes, part.closes) < 0 ? closes : part.closes;
      if (Temporal.PlainDateTime.compare(from, to) < 0) kept.push({ opens: from, closes: to });
    }
  }
  return kept;
}

function fallsOn(holiday: Holiday, date: Temporal.PlainDate): boolean {
  if (typeof holiday === 'string') return fallsOn({ date: holiday }, date);
  if ('date' in holiday) {
    if (holiday.date.length > 5) return date.equals(holiday.date);
    return date.toPlainMonthDay().equals(Temporal.PlainMonthDay.from(holiday.date));
  }
  if (holiday.month !== undefined && date.month !== holiday.month) return false;
  // Counts the weekday of the rule through the month, from its first or its last date.
  const step = Math.sign(holiday.nth);
  let found = date.with({ day: step > 0 ? 1 : date.daysInMonth });
  for (let left = Math.abs(holiday.nth); found.month === date.month; found = found.add({ days: step })) {
    if (WEEKDAYS[found.dayOfWeek - 1] === holiday.weekday) left -= 1;
    if (left === 0) return found.equals(date);
  }
  return false;
}

function readHours(text: string, date: Temporal.PlainDate): Hours {
  const [start = '', end = ''] = text.split('-');
  const opens = date.toPlainDateTime(start);
  // 24:00 is the midnight at which the next date begins.
  if (end.startsWith('24:')) return { opens, closes: date.add({ days: 1 }).toPlainDateTime(MIDNIGHT) };
  const closes = date.toPlainDateTime(end);
  return {
    opens,
    closes: Temporal.PlainDateTime.compare(closes, opens) < 0 ? closes.add({ days: 1 }) : closes,
  };
}

function stretchOf(zone: TemporalZone, { opens, closes }: Hours): Stretch {
  return [zone.instantOf(opens), zone.instantOf(closes)];
}

function unite(stretches: readonly Stretch[]): Stretch[] {
  const united: Stretch[] = [];
  const filled = stretches.filter(([start, end]) => start < end).sort(([a], [b]) => a - b);
  for (const [start, end] of filled) {
    const last = united.at(-1);
    if (last && start <= last[1]) united[united.length - 1] = [last[0], Math.max(last[1], end)];
    else united.push([start, end]);
  }
  return united;
}

/** What is left of the stretches when one is taken out. */
function cut(stretches: readonly Stretch[], [from, to]: Stretch): Stretch[] {
  if (to <= from) return [...stretches];
  return stretches
    .flatMap(([start, end]): Stretch[] => [
      [start, Math.min(end, from)],
      [Math.max(start, to), end],
    ])
    .filter(([start, end]) => start < end);
}
