import type { FoldedPlan } from '../define/foldPlan.ts';
import type { Measure } from '../define/plan.ts';
import { KpiError } from '../errors.ts';
import { mergeMeasures } from '../summary/mergeRead.ts';
import type { Range } from '../summary/reportSummary.ts';
import { Counted } from './counted.ts';
import { SortedValues } from './sortedValues.ts';

/** What is told of a metric beside its cells, and changes. */
export class LiveHead {
  readonly #measures: readonly Measure[];
  readonly #excluded: Counted<string> = new Counted();
  readonly #nows: SortedValues = new SortedValues();
  readonly #starts: SortedValues = new SortedValues();
  readonly #ends: SortedValues = new SortedValues();
  readonly #currencies: Counted<string | null> = new Counted();
  #held = 0;
  #undated = 0;

  constructor(measures: readonly Measure[]) {
    this.#measures = measures;
  }

  /** Adds what is told of a unit, or takes it out. */
  change(head: FoldedPlan | undefined, range: Range | null, undated: number, isAdded: boolean): void {
    const { excluded = {}, now, heldNow, currency } = head ?? {};
    const sign = isAdded ? 1 : -1;
    for (const [reason, n] of Object.entries(excluded)) this.#excluded.add(reason, sign * n);
    if (now !== undefined) change(this.#nows, now, isAdded);
    if (range) {
      change(this.#starts, range[0], isAdded);
      change(this.#ends, range[1], isAdded);
    }
    if (currency !== undefined) this.#currencies.add(currency, sign);
    if (heldNow) this.#held += sign;
    this.#undated += sign * undated;
  }

  /**
   * Holds that a unit can be added.
   *
   * @throws KpiError `mixed-currencies` for amounts in another currency than those that are there
   */
  check(head: FoldedPlan | undefined): void {
    const { currency } = head ?? {};
    const [known] = this.#currencies.things;
    if (currency === undefined || known === undefined || known === currency) return;
    const remedy = `What is there is in ${known ?? 'no named currency'}; convert all to one.`;
    throw new KpiError('mixed-currencies', 'currency', currency, remedy);
  }

  /** How many rows have no usable time. */
  get undated(): number {
    return this.#undated;
  }

  /** From the first instant to the first after the last; `null` where there is none. */
  get range(): Range | null {
    const [start, end] = [this.#starts.first, this.#ends.last];
    return start === undefined || end === undefined ? null : [start, end];
  }

  /**
   * The head as it is now.
   *
   * @throws KpiError `different-moments` where what lasts was measured until moments that are not the same
   */
  read(): FoldedPlan {
    const [first, now] = [this.#nows.first, this.#nows.last];
    const holdsNow = this.#held > 0 || this.#measures.some((measure) => measure.holdsNow);
    if (holdsNow && first !== now) {
      const remedy = 'What lasts was measured until now, which is in the figures: give one asOf to all.';
      throw new KpiError('different-moments', 'asOf', now, remedy);
    }
    const [currency] = this.#currencies.things;
    return {
      measures: this.#measures.map((measure) => mergeMeasures(measure, [])),
      excluded: Object.fromEntries(this.#excluded.counts),
      ...(now !== undefined && { now }),
      ...(this.#held > 0 && { heldNow: true }),
      ...(currency !== undefined && { currency }),
    };
  }
}

function change(values: SortedValues, value: number, isAdded: boolean): void {
  if (isAdded) values.add(value);
  else values.remove(value);
}
