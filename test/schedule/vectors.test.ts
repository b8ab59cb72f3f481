import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addOpenDays } from '../../src/schedule/addOpenDays.ts';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { intersection } from '../../src/schedule/intersection.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import { nextClosing } from '../../src/schedule/nextClosing.ts';
import { nextOpening } from '../../src/schedule/nextOpening.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import { previousClosing } from '../../src/schedule/previousClosing.ts';
import { previousOpening } from '../../src/schedule/previousOpening.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { subtractOpenTime } from '../../src/schedule/subtractOpenTime.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';
import { readIsoInstant } from '../../src/time/isoInstant.ts';
import { zoneOffset } from '../../src/time/zoneOffset.ts';
import { zoneTable } from '../../src/time/zoneTable.ts';

type Hours = Readonly<Record<string, readonly (readonly [string, string])[]>>;

interface Definition {
  readonly timeZone: string;
  readonly weekly: Hours;
  readonly holidays?: readonly string[];
  readonly recurringHolidays?: readonly string[];
  readonly shifts?: Hours;
  readonly overrides?: Hours;
  readonly breaks?: Hours;
}

interface Vector extends Definition {
  readonly id: string;
  readonly source: string;
  readonly op: string;
  readonly intersectWith?: Definition;
  readonly from?: string;
  readonly to?: string;
  readonly until?: string;
  readonly at?: string;
  readonly local?: string;
  readonly durationMs?: number;
  readonly days?: number;
  readonly count?: number;
  readonly direction?: 'forward' | 'backward';
  readonly bruteForce: unknown;
  readonly endpointMapping?: unknown;
  readonly boundaryAlternatives?: Readonly<Record<string, string>>;
  readonly note?: string;
}

const file = new URL('../vectors/business-hours.json', import.meta.url);
const vectors: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8'));

const DAY_MS = 86_400_000;
const instant = (text: string | undefined): number => readIsoInstant(text ?? '');
const isoText = (at: number): string => new Date(at).toISOString();

function texts(hours: Hours = {}): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(hours).map(([name, intervals]) => [
      name,
      intervals.map(([start, end]) => `${start}-${end}`),
    ]),
  );
}

function scheduleOf(vector: Definition): Schedule {
  const { timeZone, weekly, holidays = [], recurringHolidays = [], shifts = {}, overrides, breaks } = vector;
  // A shift is an override that loses to a holiday.
  const kept = Object.entries(shifts).filter(([date]) => !holidays.includes(date));
  return defineSchedule({
    timeZone,
    weekly: texts(weekly),
    holidays: [...holidays, ...recurringHolidays],
    overrides: { ...texts(Object.fromEntries(kept)), ...texts(overrides) },
    breaks: texts(breaks),
  });
}

/** Where the peers differ at a closing, our decision is the instant nearest to the start. */
function expectedOf({ bruteForce, endpointMapping, boundaryAlternatives: other }: Vector): unknown {
  const answer = endpointMapping ?? other?.['earliest'] ?? other?.['nearest'] ?? bruteForce;
  return JSON.parse(JSON.stringify(answer), (_key, value) => {
    const at = typeof value === 'string' ? readIsoInstant(value) : Number.NaN;
    return Number.isNaN(at) ? value : isoText(at);
  });
}

function answerOf(vector: Vector): unknown {
  const { op, from = '', to = '', at = '', durationMs = 0, days = 0, timeZone, local } = vector;
  const other = vector.intersectWith;
  const schedule = other ? intersection(scheduleOf(vector), scheduleOf(other)) : scheduleOf(vector);
  switch (op) {
    case 'elapsed':
      return elapsed(schedule, from, to);
    case 'add':
      return addOpenTime(schedule, from, durationMs);
    case 'subtract':
      return subtractOpenTime(schedule, from, durationMs);
    case 'addDays':
      return addOpenDays(schedule, from, days);
    case 'isOpen':
      return isOpen(schedule, at);
    case 'isBreak':
      return whyClosed(schedule, at)?.reason === 'break';
    case 'isHoliday':
      return whyClosed(schedule, at)?.reason === 'holiday';
    case 'nextOpen':
      return isOpen(schedule, from) ? instant(from) : nextOpening(schedule, from);
    case 'lastOpenEnd':
      return isOpen(schedule, instant(from) - 1) ? instant(from) : previousClosing(schedule, from);
    case 'nextOpenTransition':
      return nextOpening(schedule, from);
    case 'nextCloseTransition':
      return nextClosing(schedule, from);
    case 'prevOpenTransition':
      return previousOpening(schedule, from);
    case 'prevCloseTransition':
      return previousClosing(schedule, from);
    case 'segments':
      return segmentsOf(schedule, vector);
    case 'wallToInstant':
      return zoneTable(zoneOffset(timeZone)).instantOf(instant(`${local}Z`));
  }
  throw new Error(`${op} is not known`);
}

/** So many segments from an instant on, or back from it. */
function segmentsOf(schedule: Schedule, { from, until, count, direction }: Vector): string[][] {
  const start = instant(from);
  const far = until === undefined ? start + (direction === 'backward' ? -90 : 90) * DAY_MS : instant(until);
  const segments = openSegments(schedule, Math.min(start, far), Math.max(start, far));
  if (direction === 'backward') segments.reverse();
  return segments.slice(0, count).map(({ startAt, endAt }) => [isoText(startAt), isoText(endAt)]);
}

/**
 * Where we answer otherwise, and why. biz moves even a duration of 0 out of closed hours; here 0 leaves the instant
 * where it is, both ways, and `boundary: 'farthest'` moves it.
 */
const DISAGREEMENTS: ReadonlySet<string> = new Set(['biz-005']);
const agreed = vectors.filter(({ id }) => !DISAGREEMENTS.has(id));

describe(`cases of other engines' own tests (${vectors.length})`, () => {
  it.each(
    agreed.map((vector) => [vector.id, vector.op, vector.note ?? vector.source, vector] as const),
  )('%s: %s, %s', (_id, _op, _note, vector) => {
    const answer = answerOf(vector);
    const expected = expectedOf(vector);
    expect(typeof expected === 'string' && typeof answer === 'number' ? isoText(answer) : answer).toEqual(
      expected,
    );
  });

  it('one is answered otherwise, by a decision: a duration of 0 moves nothing, unless it is to go farthest', () => {
    const [vector] = vectors.filter(({ id }) => DISAGREEMENTS.has(id));
    expect([vectors.length, agreed.length, vector?.durationMs]).toEqual([292, 291, 0]);
    if (vector?.from === undefined) throw new Error('the case is not there');
    expect(answerOf(vector)).toBe(instant(vector.from));
    const moved = subtractOpenTime(scheduleOf(vector), vector.from, 0, { boundary: 'farthest' });
    expect(isoText(moved ?? 0)).toBe(expectedOf(vector));
  });

  it.each(
    agreed
      .filter(({ boundaryAlternatives }) => boundaryAlternatives)
      .map((vector) => [vector.id, vector] as const),
  )('%s: the other answer at the boundary is the farthest', (_id, vector) => {
    const { op, from = '', durationMs = 0, boundaryAlternatives: other = {} } = vector;
    const shift = op === 'add' ? addOpenTime : subtractOpenTime;
    const answer = shift(scheduleOf(vector), from, durationMs, { boundary: 'farthest' });
    expect(isoText(answer ?? 0)).toBe(isoText(instant(other['latest'] ?? other['farthest'])));
  });
});
