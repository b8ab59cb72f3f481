import type { ResponseFact, ScoreInput } from '../facts/responses.ts';
import { type Bands, countBands } from '../fold/countBands.ts';
import { type LeftOut, leftOut } from './leftOut.ts';
import type { Plan } from './plan.ts';

/** The plan of a figure that counts the scores of a survey in bands. */
export interface BandsPlan<Content> extends Plan<Content> {
  readonly measures: readonly [
    {
      readonly fact: ResponseFact;
      readonly at: 'at';
      readonly fold: { readonly bands: Bands; readonly of: 'score' };
    },
  ];
}

/** Computes such a plan directly: it needs none of the other folds, and so they are not loaded. */
export function computeBands<Content>(
  { measures: [{ fact, fold }], present }: BandsPlan<Content>,
  input: readonly ScoreInput[],
): Content & LeftOut {
  const { columns, excluded, excludedAt = {} } = fact.read(input);
  return { ...present([countBands(columns.score, fold.bands)]), ...leftOut(excluded, excludedAt) };
}
