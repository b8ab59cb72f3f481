import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { addOpenTimeColumn } from '../../src/schedule/addOpenTimeColumn.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import {
  bestNs,
  hoursOn,
  inUtc,
  MINUTE_MS,
  PAIRS,
  randomPairs,
  ratio,
  sampleNs,
  WEEKDAYS,
} from './measure.ts';
import { peers } from './peers.ts';
import { slowDue } from './slowDue.ts';

/** Prints how fast due times are found, against published libraries, from the same instants; the answers are compared. */
export function benchAddOpenTime(): void {
  inUtc(() => {
    const office = defineSchedule({ timeZone: 'UTC', weekly: hoursOn(WEEKDAYS, '09:00-17:00') });
    for (const hours of [8, 200]) {
      const { starts } = randomPairs(365);
      const durations = starts.map(() => Math.ceil(Math.random() * hours * 60) * MINUTE_MS);
      const due = (i: number): number => addOpenTime(office, starts[i] ?? 0, durations[i] ?? 0) ?? 0;
      const own = bestNs(() => {
        let sum = 0;
        for (let i = 0; i < PAIRS; i++) sum += due(i);
        return sum;
      });
      const ends = Array.from({ length: PAIRS }, (_, i) => due(i));
      const spans = bestNs(() => {
        let sum = 0;
        for (let i = 0; i < PAIRS; i++) sum += elapsed(office, starts[i] ?? 0, ends[i] ?? 0);
        return sum;
      });
      const column = bestNs(() => addOpenTimeColumn(office, starts, durations)[0] ?? 0);
      const spanColumn = bestNs(() => elapsedColumn(office, starts, ends)[0] ?? 0);
      const inColumn = addOpenTimeColumn(office, starts, durations);
      const slow = Array.from(starts, (start, i) => slowDue(start, durations[i] ?? 0));
      const wrong = slow.filter((at, i) => at !== ends[i] || at !== inColumn[i]).length;
      console.log(
        `\naddOpenTime, up to ${hours} hours: ${own.toFixed(0)} ns each, ${ratio(own, spans)} times elapsed between the same (${spans.toFixed(0)} ns)\n` +
          `  a column: ${column.toFixed(0)} ns a pair, ${ratio(own, column)} times as fast as one by one, ${ratio(column, spanColumn)} times elapsedColumn (${spanColumn.toFixed(0)} ns)\n` +
          `  day by day: ${wrong} of ${slow.length} answers differ`,
      );
      for (const { name, add } of peers()) {
        const { ns, answers } = sampleNs((i) => add(starts[i] ?? 0, durations[i] ?? 0));
        const wrong = answers.flatMap((answer, i) => (answer === due(i) ? [] : [i]));
        console.log(
          `  ${name}: ${(ns / 1000).toFixed(0)} µs each, ${ratio(ns, own)} times as long; ${wrong.length} of ${answers.length} answers differ`,
        );
        for (const i of wrong.slice(0, 3)) {
          const [from, there, here] = [starts[i] ?? 0, answers[i] ?? 0, due(i)].map((at) =>
            new Date(at).toISOString(),
          );
          console.log(`    ${from} + ${(durations[i] ?? 0) / MINUTE_MS} min: ${there} there, ${here} here`);
        }
      }
    }
  });
}
