import { elapsed } from '../../src/schedule/elapsed.ts';
import { elapsedColumn } from '../../src/schedule/elapsedColumn.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { bestNs, PAIRS, type Pairs } from './measure.ts';

/** Nanoseconds a pair. */
export interface SpanSpeed {
  readonly column: number;
  readonly one: number;
}

/** How fast open time is measured: in a column, and one by one. */
export function spanSpeed(schedule: Schedule, { starts, ends }: Pairs): SpanSpeed {
  return {
    column: bestNs(() => elapsedColumn(schedule, starts, ends)),
    one: bestNs(() => {
      let sum = 0;
      for (let i = 0; i < PAIRS; i++) sum += elapsed(schedule, starts[i] ?? 0, ends[i] ?? 0);
      return sum;
    }),
  };
}
