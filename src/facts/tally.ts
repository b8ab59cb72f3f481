import { KpiError } from '../errors.ts';

/** What happens with a record that cannot be used: left out and counted, or an error at the first. */
export type OnInvalid = 'exclude' | 'throw';

/** Counts by reason what is left out. */
export class Tally {
  /** The counts so far. */
  readonly counts: Record<string, number> = {};
  readonly #onInvalid: OnInvalid;

  constructor(onInvalid: OnInvalid) {
    this.#onInvalid = onInvalid;
  }

  /** Left out by a rule: spam, a duplicate. */
  exclude(reason: string): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + 1;
  }

  /** Left out because it cannot be used. The path is asked for only when an error is thrown. */
  reject(reason: string, path: () => string, value: unknown): void {
    if (this.#onInvalid === 'throw') {
      throw new KpiError('invalid-record', path(), value, `Unusable (${reason}): mend it, or set onInvalid to 'exclude'.`);
    }
    this.exclude(reason);
  }
}
