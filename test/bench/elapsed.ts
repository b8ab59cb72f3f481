import { differenceInBusinessDays } from 'date-fns/differenceInBusinessDays';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { binarySearch } from './binarySearch.ts';
import {
  bestNs,
  DAY_MS,
  FROM,
  hoursOn,
  inUtc,
  MINUTE_MS,
  PAIRS,
  type Pairs,
  randomPairs,
  ratio,
  sampleNs,
  TEN_YEARS_MS,
  WEEKDAYS,
} from './measure.ts';
import { peers } from './peers.ts';
import { type SpanSpeed, spanSpeed } from './spanSpeed.ts';

/**
 * Prints how fast open time is measured, against published libraries and against a binary search, on the same
 * random pairs; the answers are compared too.
 */
export function benchElapsed(): void {
  inUtc(() => {
    const office = defineSchedule({ timeZone: 'UTC', weekly: hoursOn(WEEKDAYS, '09:00-17:00') });
    for (const days of [30, 365]) compareElapsed(`9 to 17, up to ${days} days apart`, office, days);
    const lunch = hoursOn(WEEKDAYS, '09:00-12:30', '13:30-18:00');
    const shifts = randomPairs(30);
    const split = defineSchedule({ timeZone: 'UTC', weekly: lunch });
    compareBinarySearch(split, shifts, ownNs('with a lunch break, up to 30 days apart', split, shifts));
    holidays(lunch, shifts);
    compareWholeDays();
  });
}

function compareElapsed(title: string, office: Schedule, days: number): void {
  const pairs = randomPairs(days);
  const { starts, ends } = pairs;
  const own = ownNs(title, office, pairs);
  const order = Uint32Array.from(starts, (_, i) => i).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  const sortedStarts = Float64Array.from(order, (i) => starts[i] ?? 0);
  const sortedEnds = Float64Array.from(order, (i) => ends[i] ?? 0);
  const sorted = bestNs(() => elapsedColumn(office, sortedStarts, sortedEnds));
  console.log(
    `  the same pairs sorted by start: a column ${sorted.toFixed(1)} ns a pair, ${ratio(own.one, sorted)} times as fast as one by one unsorted`,
  );
  for (const { name, elapsed: measure } of peers()) {
    const { ns, answers } = sampleNs((i) => measure(starts[i] ?? 0, ends[i] ?? 0));
    const wrong = answers.flatMap((answer, i) =>
      answer === elapsed(office, starts[i] ?? 0, ends[i] ?? 0) ? [] : [i],
    );
    printRatios(name, ns, own, `${wrong.length} of ${answers.length}`);
    for (const i of wrong.slice(0, 3)) {
      const [start, end] = [starts[i] ?? 0, ends[i] ?? 0];
      console.log(
        `    ${new Date(start).toISOString()} to ${new Date(end).toISOString()}: ${(answers[i] ?? 0) / MINUTE_MS} min there, ` +
          `${elapsed(office, start, end) / MINUTE_MS} min here`,
      );
    }
  }
  const search = compareBinarySearch(office, pairs, own);
  console.log(`    the sorted column is ${ratio(search, sorted)} times as fast as the binary search`);
}

/** @returns the nanoseconds a pair of the binary search */
function compareBinarySearch(schedule: Schedule, { starts, ends }: Pairs, own: SpanSpeed): number {
  const search = binarySearch(schedule, FROM, FROM + TEN_YEARS_MS + 366 * DAY_MS);
  const spans = new Float64Array(PAIRS);
  const ns = bestNs(() => {
    for (let i = 0; i < PAIRS; i++) spans[i] = search(starts[i] ?? 0, ends[i] ?? 0);
  });
  const wrong = elapsedColumn(schedule, starts, ends).filter((span, i) => span !== spans[i]).length;
  printRatios('binary search', ns, own, `${wrong} of ${PAIRS}`);
  return ns;
}

/** A schedule with 1,000 holidays beside the same one without. */
function holidays(weekly: Record<string, string[]>, pairs: Pairs): void {
  const holidays = Array.from({ length: 1000 }, (_, i) =>
    new Date(FROM + i * 3 * DAY_MS).toISOString().slice(0, 10),
  );
  ownNs(
    'with a lunch break and 1,000 holidays',
    defineSchedule({ timeZone: 'UTC', weekly, holidays }),
    pairs,
  );
}

/** Whole days on a schedule of weekdays around the clock are what date-fns calls business days. */
function compareWholeDays(): void {
  const pairs = randomPairs(365, DAY_MS);
  const { starts, ends } = pairs;
  const weekdays = defineSchedule({ timeZone: 'UTC', weekly: hoursOn(WEEKDAYS, '00:00-24:00') });
  const own = ownNs('weekdays around the clock, whole days, up to 365 apart', weekdays, pairs);
  const { ns, answers } = sampleNs((i) => differenceInBusinessDays(ends[i] ?? 0, starts[i] ?? 0));
  const wrong = answers.filter(
    (days, i) => days * DAY_MS !== elapsed(weekdays, starts[i] ?? 0, ends[i] ?? 0),
  );
  printRatios('date-fns differenceInBusinessDays', ns, own, `${wrong.length} of ${answers.length}`);
}

function ownNs(title: string, schedule: Schedule, pairs: Pairs): SpanSpeed {
  const { column, one } = spanSpeed(schedule, pairs);
  console.log(
    `\nelapsed, ${title}: a column ${column.toFixed(1)} ns a pair, one by one ${one.toFixed(1)} ns a pair`,
  );
  return { column, one };
}

function printRatios(name: string, ns: number, own: SpanSpeed, wrong: string): void {
  const time = ns < 1000 ? `${ns.toFixed(0)} ns` : `${(ns / 1000).toFixed(1)} µs`;
  console.log(
    `  ${name}: ${time} a pair; a column is ${ratio(ns, own.column)} times as fast, one by one ${ratio(ns, own.one)} times; ` +
      `${wrong} answers differ`,
  );
}
