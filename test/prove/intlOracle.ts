import type { Holiday, ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { type Answers, type Boundary, lookedAtUntil, type Span, type Turn, told } from './answers.ts';
import type { IntlClock, Walk } from './intlClock.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const DAY_MS = 86_400_000;
/** The walk begins early enough for all that may still be open when the span begins. */
const LOOK_BACK_MS = 3 * DAY_MS;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Minutes from the midnight of a date. */
type Minutes = readonly [start: number, end: number];

/**
 * Business hours by walking the wall clock: what the clock shows at each step comes from Intl, the steps are painted
 * open or closed, and every answer counts painted steps. Knows hours in whole minutes only.
 */
export class IntlOracle implements Answers {
  /** How many ends of hours within the span the clock skipped, and showed twice. */
  skippedEnds = 0;
  repeatedEnds = 0;
  /** Whether the clock jumps over a whole date within the span, and whether it is some seconds off UTC. */
  readonly skipsDate: boolean;
  readonly hasSeconds: boolean;
  readonly #walk: Walk;
  readonly #painted: Uint8Array;
  readonly #span: Span;

  constructor(definition: ScheduleDefinition, clock: IntlClock, span: Span) {
    this.#span = span;
    this.#walk = clock.walk(span.from - LOOK_BACK_MS, lookedAtUntil(span));
    this.hasSeconds = this.#walk.step < MINUTE_MS;
    this.skipsDate = this.#walk.runs.some(({ at, wall }, i) => {
      const before = this.#walk.runs[i - 1];
      return !!before && wall - before.wall - (at - before.at) >= DAY_MS && this.#inSpan(at);
    });
    this.#painted = new Uint8Array(this.#walk.steps);
    const walls = this.#walk.runs.flatMap(({ wall, steps }) => [wall, wall + steps * this.#walk.step]);
    const firstDay = Math.ceil((walls[0] ?? 0) / DAY_MS);
    const lastDay = Math.floor(Math.max(...walls) / DAY_MS);
    // The dates that the clock shows: it may skip one whole.
    const days: number[] = [];
    for (let day = firstDay; day <= lastDay; day++) if (this.#isShown(day)) days.push(day);
    for (const day of days) {
      for (const hours of hoursOf(definition, day)) this.#paint(day, hours, 1);
    }
    for (const day of days) {
      for (const text of definition.breaks?.[dateText(day)] ?? []) this.#paint(day, readMinutes(text), 0);
    }
  }

  elapsed(from: number, to: number): number {
    if (to < from) return -this.elapsed(to, from);
    const { start, step } = this.#walk;
    let open = 0;
    for (let i = Math.floor((from - start) / step); start + i * step < to; i++) {
      if (this.#painted[i] === 1) {
        open += Math.min(start + (i + 1) * step, to) - Math.max(start + i * step, from);
      }
    }
    return open;
  }

  isOpen(at: number): boolean {
    return this.#painted[Math.floor((at - this.#walk.start) / this.#walk.step)] === 1;
  }

  addOpenTime(at: number, duration: number, boundary: Boundary): number {
    if (duration === 0 && boundary === 'nearest') return told(this.#span, at);
    const { start, step, steps } = this.#walk;
    let left = duration;
    for (let i = Math.floor((at - start) / step); i < steps; i++) {
      if (this.#painted[i] !== 1) continue;
      const from = Math.max(start + i * step, at);
      const length = start + (i + 1) * step - from;
      if (boundary === 'nearest' ? left <= length : left < length) return told(this.#span, from + left);
      left -= length;
    }
    return Number.POSITIVE_INFINITY;
  }

  subtractOpenTime(at: number, duration: number, boundary: Boundary): number {
    if (duration === 0 && boundary === 'nearest') return told(this.#span, at);
    const { start, step } = this.#walk;
    let left = duration;
    for (let i = Math.floor((at - 1 - start) / step); i >= 0; i--) {
      if (this.#painted[i] !== 1) continue;
      const to = Math.min(start + (i + 1) * step, at);
      const length = to - (start + i * step);
      if (boundary === 'nearest' ? left <= length : left < length) return told(this.#span, to - left);
      left -= length;
    }
    return Number.NEGATIVE_INFINITY;
  }

  turn(at: number, which: Turn): number {
    const { start, step, steps } = this.#walk;
    const isTurn = (i: number): boolean =>
      this.#painted[i] !== this.#painted[i - 1] && (this.#painted[i] === 1) === which.endsWith('Opening');
    if (which.startsWith('next')) {
      for (let i = Math.floor((at - start) / step) + 1; i < steps; i++) {
        if (isTurn(i)) return told(this.#span, start + i * step);
      }
      return Number.POSITIVE_INFINITY;
    }
    for (let i = Math.ceil((at - start) / step) - 1; i > 0; i--) {
      if (isTurn(i)) return told(this.#span, start + i * step);
    }
    return Number.NEGATIVE_INFINITY;
  }

  openSegments(from: number, to: number): [number, number][] {
    const { start, step } = this.#walk;
    const segments: [number, number][] = [];
    let open: [number, number] | undefined;
    for (let i = Math.floor((from - start) / step); start + i * step < to; i++) {
      if (this.#painted[i] !== 1) {
        open = undefined;
      } else if (open) {
        open[1] = Math.min(start + (i + 1) * step, to);
      } else {
        open = [Math.max(start + i * step, from), Math.min(start + (i + 1) * step, to)];
        segments.push(open);
      }
    }
    return segments;
  }

  #paint(day: number, [start, end]: Minutes, colour: 0 | 1): void {
    const opens = this.#instantOf(day * DAY_MS + start * MINUTE_MS);
    const closes = this.#instantOf(day * DAY_MS + end * MINUTE_MS);
    if (opens < closes) {
      const { start: walked, step, steps } = this.#walk;
      const first = Math.min((opens - walked) / step, steps);
      const last = Math.min((closes - walked) / step, steps);
      if (!Number.isInteger(first) || !Number.isInteger(last))
        throw new Error('an end lies between two steps');
      this.#painted.fill(colour, first, last);
    }
  }

  /** The first instant at which the clock shows a local time; Infinity where it did not during the walk. */
  #instantOf(local: number): number {
    const { runs, step } = this.#walk;
    const shown = runs.filter(({ wall, steps }) => local >= wall && local < wall + steps * step);
    const [first] = shown;
    if (first) {
      const instant = first.at + local - first.wall;
      if (shown.length > 1 && this.#inSpan(instant)) this.repeatedEnds += 1;
      return instant;
    }
    for (const [i, run] of runs.entries()) {
      const before = runs[i - 1];
      if (!before) continue;
      const expected = before.wall + before.steps * step;
      // Skipped: as much after the jump as it is after the time at which the clock jumped.
      if (local >= expected && local < run.wall) {
        const instant = run.at + local - expected;
        if (this.#inSpan(instant)) this.skippedEnds += 1;
        return instant;
      }
    }
    return Number.POSITIVE_INFINITY;
  }

  #isShown(day: number): boolean {
    const { runs, step } = this.#walk;
    return runs.some(({ wall, steps }) => wall < (day + 1) * DAY_MS && wall + steps * step > day * DAY_MS);
  }

  #inSpan(instant: number): boolean {
    return instant >= this.#span.from && instant <= this.#span.to;
  }
}

/** The hours that begin on a date, given as days since 1970-01-01. */
function hoursOf(definition: ScheduleDefinition, day: number): Minutes[] {
  const date = dateText(day);
  const special = definition.overrides?.[date];
  if (special) return special.map(readMinutes);
  let { weekly } = definition;
  let since = '';
  for (const change of definition.changes ?? []) {
    // Dates of this form sort as text.
    if (change.from <= date && change.from > since) {
      since = change.from;
      weekly = change.weekly;
    }
  }
  let hours = (weekly[weekdayOf(day)] ?? []).map(readMinutes);
  for (const holiday of definition.holidays ?? []) {
    if (!fallsOn(holiday, day)) continue;
    const within = typeof holiday === 'string' ? [] : (holiday.within ?? []).map(readMinutes);
    hours = hours.flatMap(([start, end]) =>
      within
        .map(([open, close]): Minutes => [Math.max(start, open), Math.min(end, close)])
        .filter(([from, to]) => from < to),
    );
  }
  return hours;
}

function fallsOn(holiday: Holiday, day: number): boolean {
  const text = dateText(day);
  if (typeof holiday === 'string') return text.endsWith(holiday);
  if ('date' in holiday) return text.endsWith(holiday.date);
  const date = new Date(day * DAY_MS);
  const month = date.getUTCMonth() + 1;
  if (month !== (holiday.month ?? month) || weekdayOf(day) !== holiday.weekday) return false;
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), month, 0)).getUTCDate();
  const fromStart = Math.ceil(date.getUTCDate() / 7);
  const fromEnd = Math.ceil((daysInMonth - date.getUTCDate() + 1) / 7);
  return holiday.nth > 0 ? fromStart === holiday.nth : fromEnd === -holiday.nth;
}

function weekdayOf(day: number): (typeof DAYS)[number] {
  return DAYS[new Date(day * DAY_MS).getUTCDay()] ?? 'sun';
}

function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `22:00-06:00` as minutes from midnight; an end before the start lies on the next day. */
function readMinutes(text: string): Minutes {
  const match = /^(\d\d):(\d\d)(?::00)?-(\d\d):(\d\d)(?::00)?$/.exec(text);
  if (!match) throw new Error(`${text} is not in whole minutes`);
  const [startHour = 0, startMinute = 0, endHour = 0, endMinute = 0] = match.slice(1).map(Number);
  const start = startHour * 60 + startMinute;
  const end = endHour * 60 + endMinute;
  return [start, end < start ? end + DAY_MINUTES : end];
}
