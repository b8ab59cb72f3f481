import { expectTypeOf, test } from 'vitest';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { type DurationInput, toDuration } from '../../src/time/duration.ts';

test('durations that are understood compile', () => {
  const understood = [
    0,
    '2h',
    '90m',
    '1d 2h',
    '1h 30m',
    '1h30m',
    '1d 2h 30m',
    '45s',
    '250ms',
    '1w',
    '1.5h',
    'PT2H',
    'PT1H30M',
    'PT0.5S',
    'P1D',
    'P1W',
    'P1DT2H',
    'P1DT2H30M',
  ] as const;
  expectTypeOf(understood).toExtend<readonly DurationInput[]>();
  for (const duration of understood) toDuration(duration);
});

test('durations that would throw do not compile', () => {
  expectTypeOf<'2 hours'>().not.toExtend<DurationInput>();
  expectTypeOf<'2'>().not.toExtend<DurationInput>();
  expectTypeOf<'h2'>().not.toExtend<DurationInput>();
  expectTypeOf<'2H'>().not.toExtend<DurationInput>();
  expectTypeOf<'2h 1d'>().not.toExtend<DurationInput>();
  expectTypeOf<'2h 3h'>().not.toExtend<DurationInput>();
  expectTypeOf<'P1M'>().not.toExtend<DurationInput>();
  expectTypeOf<'P1Y'>().not.toExtend<DurationInput>();
  expectTypeOf<'PT'>().not.toExtend<DurationInput>();
  expectTypeOf<'P2H'>().not.toExtend<DurationInput>();
  expectTypeOf<''>().not.toExtend<DurationInput>();
});

test('a text that is known only when the program runs goes through toDuration', () => {
  const target: string = '2h';
  expectTypeOf(target).not.toExtend<DurationInput>();
  slaCompliance([], { firstReply: toDuration(target) });
});
