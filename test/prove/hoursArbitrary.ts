import fc from 'fast-check';

const DAY_SECONDS = 86_400;

/** What hours are made of. */
export interface HoursShape {
  /** Minutes of the day that ends of hours are aimed at. */
  readonly minutes: readonly number[];
  /** Whether ends may fall on any second. */
  readonly seconds: boolean;
}

/**
 * The intervals of one date: one to three, apart from each other or touching; the last may end on the next day.
 */
export function hours({ minutes, seconds }: HoursShape): fc.Arbitrary<string[]> {
  const minute = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 1440 }) },
    { weight: 4, arbitrary: near(minutes) },
    { weight: 1, arbitrary: fc.constantFrom(0, 60, 120, 180, 540, 1020, 1380, 1440) },
  );
  const second = seconds
    ? fc.tuple(minute, fc.nat(59)).map(([m, s]) => Math.min(m * 60 + s, DAY_SECONDS))
    : minute.map((m) => m * 60);
  return fc
    .tuple(
      fc.uniqueArray(second, { minLength: 2, maxLength: 6 }),
      fc.boolean(),
      fc.nat(2),
      fc.oneof(fc.nat(DAY_SECONDS / 60), near(minutes)),
    )
    .map(([cuts, touching, night, morning]) => {
      const sorted = cuts.sort((a, b) => a - b);
      const step = touching ? 1 : 2;
      const list: [number, number][] = [];
      for (let i = 0; i + 1 < sorted.length && list.length < 3; i += step) {
        list.push([sorted[i] ?? 0, sorted[i + 1] ?? 0]);
      }
      const last = list.at(-1);
      // An end before the start lies on the next day.
      if (last && night > 0 && morning * 60 < last[0]) last[1] = morning * 60;
      return list.map(([start, end]) => `${timeText(start)}-${timeText(end)}`);
    });
}

/** Up to 75 minutes from one of some minutes of the day: what a change of the clock can skip or repeat. */
function near(minutes: readonly number[]): fc.Arbitrary<number> {
  return fc
    .tuple(fc.constantFrom(...minutes), fc.integer({ min: -5, max: 5 }), fc.constantFrom(1, 15))
    .map(([minute, steps, size]) => (minute + steps * size + 1440) % 1440);
}

function timeText(seconds: number): string {
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 !== 0) fields.push(seconds % 60);
  return fields.map((field) => String(field).padStart(2, '0')).join(':');
}
