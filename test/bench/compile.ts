import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { MAX_INSTANT, MIN_INSTANT } from '../../src/time/instant.ts';
import { bestMs, DAY_MS, FROM, hoursOn, inUtc, ratio, TEN_YEARS_MS, WEEKDAYS } from './measure.ts';
import { peers } from './peers.ts';

const weekly = hoursOn(WEEKDAYS, '09:00-17:00');

/** Prints what the first question to a fresh schedule costs, beside what the peers need to count the same years. */
export function benchCompile(): void {
  inUtc(() => {
    console.log('\nA fresh schedule and one question over:');
    const years = new Map(
      ['UTC', 'Europe/Rome'].map((timeZone) => {
        const ask = (from: number, to: number): unknown =>
          elapsed(defineSchedule({ timeZone, weekly }), from, to);
        const start = performance.now();
        ask(FROM, FROM + TEN_YEARS_MS);
        const first = performance.now() - start;
        const ten = bestMs(() => ask(FROM, FROM + TEN_YEARS_MS), 15);
        const days = bestMs(() => ask(FROM, FROM + 3 * DAY_MS), 50);
        const all = bestMs(() => ask(MIN_INSTANT, MAX_INSTANT - 1), 3);
        console.log(
          `  ${timeZone}: three days ${days.toFixed(2)} ms; ten years ${ten.toFixed(1)} ms (in a cold process ${first.toFixed(0)}); ` +
            `300 years ${all.toFixed(0)} ms`,
        );
        return [timeZone, ten] as const;
      }),
    );
    for (const { name, elapsed: measure } of peers()) {
      const tenYears = bestMs(() => {
        for (let year = 2016; year < 2026; year++) measure(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
      });
      const times = ratio(tenYears, years.get('UTC') ?? 0);
      console.log(
        `  ${name}: ten spans of one year ${tenYears.toFixed(1)} ms, ${times} times as long as ten years here`,
      );
    }
  });
}
