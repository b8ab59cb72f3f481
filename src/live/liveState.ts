import { compareTallied, type Tallied } from '../fold/each.ts';
import type { FoldSpec } from '../fold/spec.ts';
import { addExact } from '../stats/exactSum.ts';
import { Counted } from './counted.ts';
import { SortedValues } from './sortedValues.ts';

/** The state of a fold to which states of others can be added, and from which they can be taken out again. */
export interface LiveState {
  /** Adds the state of some rows, or takes it out. */
  change(state: unknown, isAdded: boolean): void;
  /** The state of all rows that are there. */
  state(): unknown;
}

/** An empty state of a fold. */
export function liveState(spec: FoldSpec): LiveState {
  if ('count' in spec) return liveCount();
  if ('sum' in spec) return liveSum();
  return 'sample' in spec ? liveSample() : liveEach();
}

function liveCount(): LiveState {
  let n = 0;
  return {
    change(state, isAdded) {
      n += isAdded ? Number(state) : -Number(state);
    },
    state: () => n,
  };
}

function liveSum(): LiveState {
  const parts: number[] = [];
  return {
    change(state, isAdded) {
      for (const part of partsOf(state)) addExact(parts, isAdded ? part : -part);
    },
    state: () => [...parts],
  };
}

function liveSample(): LiveState {
  const values = new SortedValues();
  return {
    change(state, isAdded) {
      for (const value of partsOf(state)) {
        if (isAdded) values.add(value);
        else values.remove(value);
      }
    },
    state: () => values.values(),
  };
}

function liveEach(): LiveState {
  const counted = new Counted<Tallied[0]>();
  return {
    change(state, isAdded) {
      for (const [value, n] of Array.isArray(state) ? state : []) counted.add(value, isAdded ? n : -n);
    },
    state: () => [...counted.counts].sort(compareTallied),
  };
}

function partsOf(state: unknown): Iterable<number> {
  return Array.isArray(state) || state instanceof Float64Array ? state : [];
}
