import { ensure } from '../errors.ts';

/** What happens with a record that cannot be used: left out and counted, or an error at the first. */
export type OnInvalid = 'exclude' | 'throw';

/** Counts by reason what is left out. */
export interface Tally {
  /** The counts so far. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Counts one more. The path is given where a record cannot be used, and asked for when an error is thrown. */
  leaveOut(reason: string, path?: string, value?: unknown): void;
}

/** Starts a tally. */
export function startTally(onInvalid: OnInvalid): Tally {
  const excluded: Record<string, number> = {};
  return {
    excluded,
    leaveOut(reason, path = '', value) {
      ensure(!path || onInvalid !== 'throw', 'invalid-record', path, value, `${reason}.`);
      excluded[reason] = (excluded[reason] ?? 0) + 1;
    },
  };
}
