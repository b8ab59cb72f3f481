import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { readIsoInstant } from '../../src/time/isoInstant.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';
import { zoneOffset } from '../../src/time/zoneOffset.ts';
import { zoneTable } from '../../src/time/zoneTable.ts';

interface Vector {
  readonly id: string;
  readonly source: string;
  readonly op: string;
  readonly timeZone: string;
  readonly weekly: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly holidays?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly local?: string;
  readonly durationMs?: number;
  readonly bruteForce: unknown;
  readonly endpointMapping?: unknown;
  readonly boundaryAlternatives?: { readonly earliest?: string };
  readonly note?: string;
}

const file = new URL('../vectors/business-hours.json', import.meta.url);
const vectors: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8'));

const LATER_FIELDS = ['shifts', 'overrides', 'breaks', 'recurringHolidays', 'intersectWith', 'until'];
const OPS = ['elapsed', 'add', 'isOpen', 'wallToInstant'];
const instant = (text: string | undefined): number => readIsoInstant(text ?? '');

function scheduleOf({ timeZone, weekly, holidays = [] }: Vector): Schedule {
  const hours = WEEKDAYS.map((day) => [day, (weekly[day] ?? []).map(([start, end]) => `${start}-${end}`)]);
  return defineSchedule({ timeZone, weekly: Object.fromEntries(hours), holidays });
}

/** What this library should answer: the independent count, or our mapping of end points where it differs. */
function expectedOf({ bruteForce, endpointMapping, boundaryAlternatives }: Vector): unknown {
  const answer = endpointMapping ?? boundaryAlternatives?.earliest ?? bruteForce;
  return typeof answer === 'string' ? instant(answer) : answer;
}

function answerOf(vector: Vector): unknown {
  const { op, from = '', to = '', at = '', durationMs = 0, timeZone, local } = vector;
  if (op === 'elapsed') return elapsed(scheduleOf(vector), from, to);
  if (op === 'add') return addOpenTime(scheduleOf(vector), from, durationMs);
  if (op === 'isOpen') return isOpen(scheduleOf(vector), at);
  return zoneTable(zoneOffset(timeZone)).instantOf(instant(`${local}Z`));
}

const needs = (vector: Vector): string =>
  LATER_FIELDS.filter((field) => field in vector).join('+') || (OPS.includes(vector.op) ? '' : vector.op);
const ready = vectors.filter((vector) => needs(vector) === '');
const waiting = vectors.filter((vector) => needs(vector) !== '');
const counts = new Map<string, number>();
for (const vector of waiting) counts.set(needs(vector), (counts.get(needs(vector)) ?? 0) + 1);
const list = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');

describe(`cases of other engines' own tests (${ready.length} of ${vectors.length})`, () => {
  it.each(
    ready.map((vector) => [vector.id, vector.op, vector.note ?? vector.source, vector] as const),
  )('%s: %s, %s', (_id, _op, _note, vector) => {
    expect(answerOf(vector)).toBe(expectedOf(vector));
  });

  it(`awaiting their feature: ${waiting.length} cases (${list})`, () => {
    expect(ready.length).toBeGreaterThan(100);
    expect(ready.length + waiting.length).toBe(vectors.length);
  });
});
