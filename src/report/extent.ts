import type { Column } from './columns.ts';

/**
 * From the first instant under which any row is filed up to the first after the last one. What has not ended lasts until
 * now. An empty stretch where there is none.
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
      const [least, most] = known.get(values) ?? rangeOf(values);
      known.set(values, [least, most]);
      start = Math.min(start, least);
      end = Math.max(end, most - side * before);
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
