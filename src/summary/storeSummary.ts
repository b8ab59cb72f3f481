import type { FoldedMeasure } from '../define/foldMeasure.ts';
import type { FoldedPlan } from '../define/foldPlan.ts';
import type { Counts } from '../facts/reading/tally.ts';
import { storeState } from './readState.ts';

/**
 * What a metric has folded from some records, before it is divided: plain JSON, to be stored and merged with the
 * summaries of other records.
 */
export interface Summary {
  /** The metric, its version and all of its options. */
  readonly definition: string;
  /** For each part of the metric the states of its folds by name, and the rows that it left out by reason. */
  readonly measures: readonly FoldedMeasure[];
  /** The records that could not be used, counted by reason. */
  readonly excluded: Counts;
  /** The instant that counts as now, in epoch milliseconds; not there where nothing says it. */
  readonly asOf?: number;
  /** Whether something was cut or counted by that instant, so that it cannot be told of another; not there where it can. */
  readonly heldNow?: boolean;
  /** The currency of all amounts, `null` where it is not named; not there where there are no amounts. */
  readonly currency?: string | null;
  /** Whose records these are, where all records of one must be in one summary; not there where none need be. */
  readonly keys?: readonly string[];
}

/** What was folded, as a summary. */
export function storeFolded(definition: string, folded: FoldedPlan): Summary {
  const { measures, excluded, now, heldNow, currency, keys } = folded;
  return {
    definition,
    measures: measures.map(storeMeasure),
    excluded,
    ...(now !== undefined && { asOf: now }),
    ...(heldNow && { heldNow }),
    ...(currency !== undefined && { currency }),
    ...(keys !== undefined && { keys }),
  };
}

/** What a measure has folded, as plain JSON. */
export function storeMeasure({ states, leftOut }: FoldedMeasure): FoldedMeasure {
  return {
    states: Object.fromEntries(Object.entries(states).map(([name, state]) => [name, storeState(state)])),
    leftOut,
  };
}
