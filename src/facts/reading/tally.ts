import { KpiError } from '../../errors.ts';

/** What happens with a record that cannot be used: left out and counted, or an error at the first. */
export type OnInvalid = 'exclude' | 'throw';

/** Where something that cannot be used stands, and what to do about it. */
export interface Fault {
  /** Where: `conversations[17].messages[3].at`. */
  readonly path: string;
  /** What was found there. */
  readonly value: unknown;
  /** What is allowed, as a sentence. */
  readonly remedy: string;
  /** What the value is or lacks, to follow its name: `is no sender`. */
  readonly problem?: string;
}

/** How many were left out, by reason. */
export type Counts = Readonly<Record<string, number>>;

/** Where the first few that were left out stand, by reason: paths such as `conversations[17].messages[3].at`. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** Counts by reason what is left out, and remembers where the first few stand. */
export interface Tally {
  /** The counts so far. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Where the first few of each reason stand. */
  readonly excludedAt: Places;
  /** Whether what cannot be used is an error. */
  readonly throws: boolean;
  /** Counts one more that is not meant to count; its path is asked for only while it is one of the first. */
  leaveOut(reason: string, path: () => string): void;
  /** Counts one more that cannot be used, or throws. */
  refuse(reason: string, fault: () => Fault): void;
}

/** So many places of each reason are remembered where no more are asked for. */
export const FIRST_FEW = 3;

/**
 * Starts a tally.
 *
 * @param places - so many places of each reason are remembered
 */
export function startTally(onInvalid: OnInvalid, places: number = FIRST_FEW): Tally {
  const excluded: Record<string, number> = {};
  const excludedAt: Record<string, string[]> = {};
  const count = (reason: string, path: () => string): void => {
    const n = (excluded[reason] ?? 0) + 1;
    excluded[reason] = n;
    if (n === 1) excludedAt[reason] = [path()];
    else if (n <= places) excludedAt[reason]?.push(path());
  };
  return {
    excluded,
    excludedAt,
    throws: onInvalid === 'throw',
    leaveOut: count,
    refuse(reason, fault) {
      if (onInvalid === 'throw') {
        const { path, value, remedy, problem } = fault();
        throw new KpiError('invalid-record', path, value, remedy, problem);
      }
      count(reason, () => fault().path);
    },
  };
}
