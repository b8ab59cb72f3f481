import type { Column } from './columns.ts';

/**
 * From the first instant under which any row is filed that a measure is about up to the first after the last one, those that
 * it leaves out and counts among them. What has not ended lasts until now. An empty stretch where there is none.
 */
export function extentOf(columns: readonly Column[]): readonly [start: number, end: number] {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  const known = new Map<ArrayLike<number>, readonly [number, number]>();
  for (const { judged, measure, reading } of columns.flatMap(({ parts }) => parts)) {
    const { rows, staying, leftOut } = judged;
    const { when } = measure;
    if (leftOut.size === 0 && !(staying ? staying.includes(1) : rows.length > 0)) continue;
    // A stretch of time holds all instants before its end.
    const before = +('span' in when);
    const edges = 'at' in when ? [when.at] : 'span' in when ? when.span : when.state;
    for (const [side, edge] of edges.entries()) {
      const values = rows.values(edge);
      const whole = known.get(values) ?? rangeOf(values);
      known.set(values, whole);
      // Mostly some measure is about all rows; what lies within need not be looked at again for those that are about few.
      if (whole[0] >= start && whole[1] - side * before <= end) continue;
      for (const list of staying ? [staying, ...leftOut.values()] : [undefined]) {
        const [least, most] = list ? rangeAt(values, list) : whole;
        start = Math.min(start, least);
        end = Math.max(end, most - side * before);
      }
    }
    // What lasts may last until now, and the days before now end there.
    const reachesNow = !('at' in when) || 'trailing' in when;
    if (reachesNow) end = Math.max(end, (reading.table.now ?? Number.NEGATIVE_INFINITY) - before);
  }
  return start <= end ? [start, end + 1] : [0, 0];
}

/** The least and the most of the values that are known. */
function rangeOf(values: ArrayLike<number>): readonly [least: number, most: number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** The same of those rows for which it is 1. */
function rangeAt(values: ArrayLike<number>, rows: Uint8Array): readonly [least: number, most: number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const value = values[row] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
