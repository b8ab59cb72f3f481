import fc from 'fast-check';
import type { ScoreInput } from '../../src/facts/responses.ts';

/** Answers on a scale, bare or as records, some missing or off the scale. */
export function scores(lowest: number, highest: number): fc.Arbitrary<ScoreInput[]> {
  const score = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: lowest, max: highest }) },
    { weight: 1, arbitrary: fc.constantFrom(null, '' as const, undefined) },
    { weight: 1, arbitrary: fc.constantFrom(lowest - 1, highest + 1, lowest + 0.5, Number.NaN) },
  );
  const record = fc.record({ score, kind: fc.constantFrom(undefined, 'nps' as const, 'csat' as const) });
  return fc.array(fc.oneof<[fc.Arbitrary<ScoreInput>, fc.Arbitrary<ScoreInput>]>(score, record), {
    maxLength: 40,
  });
}
