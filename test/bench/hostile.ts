import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { explain } from '../../src/schedule/explain.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { union } from '../../src/schedule/union.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../../src/time/instant.ts';
import { bestMs, DAY_MS, FROM, hoursOn, randomPairs, TEN_YEARS_MS, WEEKDAYS } from './measure.ts';
import { spanSpeed } from './spanSpeed.ts';

const ALL_DAYS = [...WEEKDAYS, 'sat', 'sun'];
const office = hoursOn(WEEKDAYS, '09:00-17:00');
const timeZone = 'Europe/Rome';

/** Prints how long the worst that can be asked takes: nothing may take long. */
export function benchHostile(): void {
  console.log('\nHostile schedules and spans:');
  const manyHolidays = Array.from({ length: 10_000 }, (_, i) => dateText(FROM + (i - 5000) * DAY_MS));
  const crowded = hoursOn(
    ALL_DAYS,
    ...Array.from({ length: 100 }, (_, i) => `${clock(i * 840)}-${clock(i * 840 + 420)}`),
  );
  const seconds = hoursOn(
    ALL_DAYS,
    ...Array.from({ length: 100 }, (_, i) => `${clock(i * 2)}-${clock(i * 2 + 1)}`),
  );
  const rules = Array.from({ length: 10_000 }, (_, i) => ({ date: '12-25', name: `Holiday ${i}` }));
  queries('10,000 holidays', () => defineSchedule({ timeZone, weekly: office, holidays: manyHolidays }));
  queries('10,000 holidays of one day of every year', () =>
    defineSchedule({ timeZone, weekly: office, holidays: rules }),
  );
  queries('100 intervals a day, the most allowed', () => defineSchedule({ timeZone, weekly: crowded }));
  queries('100 intervals of one second a day', () => defineSchedule({ timeZone, weekly: seconds }));

  once('addOpenTime where it never opens', () => {
    addOpenTime(defineSchedule({ timeZone, weekly: {} }), FROM, '1h');
  });
  once('a span of a century', () => {
    elapsed(defineSchedule({ timeZone, weekly: office }), Date.UTC(1950, 0, 1), Date.UTC(2050, 0, 1));
  });
  once('a span of 299 years', () => {
    elapsed(defineSchedule({ timeZone, weekly: office }), MIN_INSTANT, MAX_INSTANT - 365 * DAY_MS);
  });
  once('all 300 years of 100 intervals a day', () => {
    elapsed(defineSchedule({ timeZone, weekly: crowded }), MIN_INSTANT, MAX_INSTANT - 1);
  });
  once('explain a century', () => {
    explain(defineSchedule({ timeZone, weekly: office }), '1950-01-01T00:00Z', '2050-01-01T00:00Z');
  });
  once('a union of 100 schedules over ten years', () => {
    const all = Array.from({ length: 100 }, () => defineSchedule({ timeZone: 'UTC', weekly: office }));
    elapsed(union(...all), FROM, FROM + TEN_YEARS_MS);
  });
  const shared = defineSchedule({ timeZone, weekly: office });
  once('10,000 tickets with three pauses each, measured over a week', () => {
    for (let i = 0; i < 10_000; i++) {
      const start = FROM + (i % 3000) * DAY_MS;
      const pauses = [1, 2, 3].map((day) => ({
        from: start + day * DAY_MS,
        to: start + (day + 0.5) * DAY_MS,
      }));
      elapsed(withPauses(shared, pauses), start, start + 7 * DAY_MS);
    }
  });
  once('10,000 questions, each a day further', () => {
    const schedule = defineSchedule({ timeZone, weekly: office });
    for (let day = 0; day < 10_000; day++) elapsed(schedule, FROM, FROM + day * DAY_MS);
  });
}

function queries(name: string, define: () => Schedule): void {
  const defining = bestMs(define, 3);
  const compiling = bestMs(() => elapsed(define(), FROM, FROM + TEN_YEARS_MS), 3) - defining;
  const schedule = define();
  const { column, one } = spanSpeed(schedule, randomPairs(30));
  console.log(
    `  ${name}: defined in ${defining.toFixed(1)} ms, ten years compiled in ${compiling.toFixed(0)} ms; ` +
      `then a column ${column.toFixed(0)} ns a pair, one by one ${one.toFixed(0)} ns`,
  );
}

function once(name: string, run: () => void): void {
  console.log(`  ${name}, on a fresh schedule: ${bestMs(run, 3).toFixed(0)} ms`);
}

function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
