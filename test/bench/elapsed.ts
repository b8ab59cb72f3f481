import { createRequire } from 'node:module';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import { gridRows } from '../../src/schedule/gridRows.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';

/** The part of moment-business-time that is used here; the package has no types. */
interface WorkingMoment {
  workingDiff(other: WorkingMoment, unit: string): number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const PAIRS = 1_000_000;
const FROM = Date.UTC(2016, 0, 1);
const YEARS_MS = 3653 * DAY_MS;

interface Pairs {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/**
 * Prints how fast open time is measured, against published libraries and against a binary search, on the same
 * random pairs; the answers are compared too. Everything runs in UTC, the only zone in which all can agree.
 */
export async function benchElapsed(): Promise<void> {
  const processZone = process.env['TZ'];
  process.env['TZ'] = 'UTC';
  try {
    const weekly = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']]),
    );
    compileTime(weekly);
    const office = defineSchedule({ timeZone: 'UTC', weekly });
    for (const days of [30, 365]) {
      const pairs = randomPairs(days);
      const ownNs = bestNs(() => elapsedColumn(office, pairs.starts, pairs.ends));
      const oneNs = bestNs(() => oneByOne(office, pairs));
      console.log(
        `\n${days} days: a column ${ownNs.toFixed(0)} ns a pair, one by one ${oneNs.toFixed(0)} ns a pair`,
      );
      comparePeer('dayjs-business-time', dayjsDiff(), office, pairs, ownNs, oneNs);
      comparePeer('moment-business-time', momentDiff(), office, pairs, ownNs, oneNs);
      compareBinarySearch(office, pairs, ownNs, oneNs);
    }
  } finally {
    if (processZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = processZone;
  }
}

/** Pairs in whole minutes, because dayjs-business-time counts no finer. */
function randomPairs(days: number): Pairs {
  const starts = new Float64Array(PAIRS);
  const ends = new Float64Array(PAIRS);
  for (let i = 0; i < PAIRS; i++) {
    const start = FROM + Math.floor((Math.random() * (YEARS_MS - days * DAY_MS)) / MINUTE_MS) * MINUTE_MS;
    starts[i] = start;
    ends[i] = start + Math.floor((Math.random() * days * DAY_MS) / MINUTE_MS) * MINUTE_MS;
  }
  return { starts, ends };
}

function bestNs(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round++) {
    const before = performance.now();
    run();
    best = Math.min(best, performance.now() - before);
  }
  return (best * 1e6) / PAIRS;
}

function oneByOne(office: Schedule, { starts, ends }: Pairs): number {
  let sum = 0;
  for (let i = 0; i < starts.length; i++) sum += elapsed(office, starts[i] ?? 0, ends[i] ?? 0);
  return sum;
}

/** Runs a peer for about three seconds, and counts the answers that differ. */
function comparePeer(
  name: string,
  diff: (start: number, end: number) => number,
  office: Schedule,
  { starts, ends }: Pairs,
  ownNs: number,
  oneNs: number,
): void {
  const answers: number[] = [];
  const before = performance.now();
  while (performance.now() - before < 3000 && answers.length < PAIRS) {
    const i = answers.length;
    answers.push(diff(starts[i] ?? 0, ends[i] ?? 0));
  }
  const ns = ((performance.now() - before) * 1e6) / answers.length;
  const wrong = answers.flatMap((answer, i) =>
    answer === elapsed(office, starts[i] ?? 0, ends[i] ?? 0) ? [] : [i],
  );
  console.log(
    `  ${name}: ${(ns / 1000).toFixed(0)} µs a pair; a column is ${round(ns / ownNs)} times as fast, one by one ${round(ns / oneNs)} times; ` +
      `${wrong.length} of ${answers.length} answers differ`,
  );
  for (const i of wrong.slice(0, 3)) {
    const [start, end] = [starts[i] ?? 0, ends[i] ?? 0];
    console.log(
      `    ${new Date(start).toISOString()} to ${new Date(end).toISOString()}: ${(answers[i] ?? 0) / MINUTE_MS} min there, ` +
        `${elapsed(office, start, end) / MINUTE_MS} min here`,
    );
  }
}

function dayjsDiff(): (start: number, end: number) => number {
  dayjs.extend(businessTime);
  return (start, end) => dayjs(end).businessMinutesDiff(dayjs(start)) * -MINUTE_MS;
}

function momentDiff(): (start: number, end: number) => number {
  const moment: (ms: number) => WorkingMoment = createRequire(import.meta.url)('moment-business-time');
  return (start, end) => moment(end).workingDiff(moment(start), 'milliseconds');
}

/** The usual way to be fast: the same stretches with their running sums, found by binary search. */
function compareBinarySearch(office: Schedule, { starts, ends }: Pairs, ownNs: number, oneNs: number): void {
  const stretches = gridRows(office, FROM, FROM + YEARS_MS + 366 * DAY_MS).flatMap((row) => row.segments);
  const opens = Float64Array.from(stretches, ([start]) => start);
  const lengths = Float64Array.from(stretches, ([start, end]) => end - start);
  const sums = new Float64Array(stretches.length);
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i - 1] ?? 0) + (lengths[i - 1] ?? 0);
  const openBefore = (at: number): number => {
    let low = 0;
    let high = opens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((opens[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    return (sums[low - 1] ?? 0) + Math.min(at - (opens[low - 1] ?? 0), lengths[low - 1] ?? 0);
  };
  const spans = new Float64Array(starts.length);
  const ns = bestNs(() => {
    for (let i = 0; i < spans.length; i++) spans[i] = openBefore(ends[i] ?? 0) - openBefore(starts[i] ?? 0);
  });
  const own = elapsedColumn(office, starts, ends);
  const wrong = own.filter((span, i) => span !== spans[i]).length;
  console.log(
    `  binary search: ${ns.toFixed(0)} ns a pair; a column is ${round(ns / ownNs)} times as fast, one by one ${round(ns / oneNs)} times; ` +
      `${wrong} of ${PAIRS} answers differ`,
  );
}

function compileTime(weekly: Readonly<Record<string, readonly string[]>>): void {
  for (const round of ['first', 'second']) {
    const before = performance.now();
    const schedule = defineSchedule({ timeZone: 'Europe/Rome', weekly });
    elapsed(schedule, FROM, FROM + YEARS_MS);
    console.log(
      `Compiling ten years in Europe/Rome, the ${round} time: ${(performance.now() - before).toFixed(1)} ms`,
    );
  }
}

function round(ratio: number): string {
  return ratio < 100 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en');
}
