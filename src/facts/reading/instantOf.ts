import type { Derive } from '../../fold/rows.ts';
import { readInstant } from '../../time/instant.ts';

/** A column of the times that records have, read only where it is asked for; NaN where one has none that is usable. */
export function instantOf(record: ArrayLike<number>, records: unknown, field: string): Derive {
  return ({ length }) => {
    const instants = new Float64Array(length);
    for (let row = 0; row < length; row++) {
      instants[row] = readInstant(Object(Object(records)[record[row] ?? 0])[field]);
    }
    return instants;
  };
}
