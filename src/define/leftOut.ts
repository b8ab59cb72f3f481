import type { Counts, Places } from '../facts/reading/tally.ts';

/** What a figure leaves out. */
export interface LeftOut {
  /** What was left out, counted by reason. */
  readonly excluded: Counts;
  /**
   * Where the first three of each reason stand in the records: `conversations[17].messages[3].at`. Not there where
   * nothing was left out, nor where the records are not at hand: in what is merged from summaries, or read by SQL.
   */
  readonly excludedAt?: Places;
}

/** What was left out; where, only if there is anything to tell. */
export function leftOut(excluded: Counts, excludedAt: Places): LeftOut {
  return Object.keys(excludedAt).length > 0 ? { excluded, excludedAt } : { excluded };
}
