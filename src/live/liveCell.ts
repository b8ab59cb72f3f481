import type { FoldedMeasure } from '../define/foldMeasure.ts';
import type { Measure } from '../define/plan.ts';
import type { Plans } from '../report/plansOf.ts';
import type { ReadCell } from '../summary/readReportSummary.ts';
import { Counted } from './counted.ts';
import { type LiveState, liveState } from './liveState.ts';

/** What there is in a group and a period, and changes. */
export class LiveCell {
  readonly #group: ReadCell['group'];
  readonly #start: ReadCell['start'];
  readonly #metrics: ReadonlyMap<string, readonly LiveMeasure[]>;
  #units = 0;

  constructor(plans: Plans, { group, start }: ReadCell) {
    this.#group = group;
    this.#start = start;
    this.#metrics = new Map(
      [...plans].map(([name, { measures }]) => [name, measures.map((measure) => new LiveMeasure(measure))]),
    );
  }

  /** Whether nothing is there. */
  get isEmpty(): boolean {
    return this.#units === 0;
  }

  /** Adds what a unit has in this cell, or takes it out. */
  change({ measures }: ReadCell, isAdded: boolean): void {
    this.#units += isAdded ? 1 : -1;
    for (const [name, folded] of measures) {
      const own = this.#metrics.get(name);
      for (const [i, each] of folded.entries()) own?.[i]?.change(each, isAdded);
    }
  }

  /** The cell as it is now. */
  read(): ReadCell {
    return {
      group: this.#group,
      start: this.#start,
      measures: new Map([...this.#metrics].map(([name, own]) => [name, own.map((each) => each.read())])),
    };
  }
}

class LiveMeasure {
  readonly #states: ReadonlyMap<string, LiveState>;
  readonly #leftOut: Counted<string> = new Counted();

  constructor({ folds }: Measure) {
    this.#states = new Map(Object.entries(folds).map(([name, { spec }]) => [name, liveState(spec)]));
  }

  change({ states, leftOut }: FoldedMeasure, isAdded: boolean): void {
    for (const [name, state] of this.#states) state.change(states[name], isAdded);
    for (const [reason, n] of Object.entries(leftOut)) this.#leftOut.add(reason, isAdded ? n : -n);
  }

  read(): FoldedMeasure {
    return {
      states: Object.fromEntries([...this.#states].map(([name, state]) => [name, state.state()])),
      leftOut: Object.fromEntries(this.#leftOut.counts),
    };
  }
}
