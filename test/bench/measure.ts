export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;
export const FROM = Date.UTC(2016, 0, 1);
export const TEN_YEARS_MS = 3653 * DAY_MS;
export const PAIRS = 1_000_000;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

export interface Pairs {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** The same hours on each of some weekdays. */
export function hoursOn(days: readonly string[], ...hours: string[]): Record<string, string[]> {
  return Object.fromEntries(days.map((day) => [day, hours]));
}

/** Random pairs over ten years, up to so many days apart; in whole minutes, because dayjs-business-time counts no finer. */
export function randomPairs(days: number, unit: number = MINUTE_MS): Pairs {
  const below = (limit: number): number => Math.floor((Math.random() * limit) / unit) * unit;
  const starts = Float64Array.from({ length: PAIRS }, () => FROM + below(TEN_YEARS_MS - days * DAY_MS));
  return { starts, ends: starts.map((start) => start + below(days * DAY_MS)) };
}

/** The shortest of several runs, in milliseconds: other processes only ever make a run longer. */
export function bestMs(run: () => unknown, rounds: number = 15): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    run();
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

/** Nanoseconds a pair, where a run takes all pairs. */
export function bestNs(run: () => unknown): number {
  return (bestMs(run) * 1e6) / PAIRS;
}

/** A slow function on as many of the pairs as it manages in two seconds: nanoseconds a pair, and its answers. */
export function sampleNs(answer: (i: number) => number): { ns: number; answers: number[] } {
  const answers: number[] = [];
  const before = performance.now();
  while (performance.now() - before < 2000 && answers.length < PAIRS) answers.push(answer(answers.length));
  return { ns: ((performance.now() - before) * 1e6) / answers.length, answers };
}

export function ratio(slow: number, fast: number): string {
  const times = slow / fast;
  return times < 100 ? times.toFixed(1) : Math.round(times).toLocaleString('en');
}

/** Runs with the process in UTC, the only zone in which all peers can agree. */
export function inUtc(run: () => void): void {
  const processZone = process.env['TZ'];
  process.env['TZ'] = 'UTC';
  try {
    run();
  } finally {
    if (processZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = processZone;
  }
}
