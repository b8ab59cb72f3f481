import { ensure } from '../errors.ts';
import { readParts } from './readParts.ts';

/** Which of the instants is meant that are as far away in open time. */
export type Boundary = 'nearest' | 'farthest';

/** How a shift is judged that comes out where hours end. */
export interface ShiftOptions {
  /**
   * Where the open time runs out just as hours end, all instants until they go on are as far away in open time:
   * `'nearest'` takes the one nearest to the start, `'farthest'` the one farthest from it. Default `'nearest'`.
   */
  readonly boundary?: 'nearest' | 'farthest' | undefined;
}

/**
 * Reads which of the instants is meant.
 *
 * @throws KpiError `invalid-option`, `unknown-option` for options that cannot be used
 */
export function readBoundary(options: ShiftOptions | undefined): Boundary {
  if (options === undefined) return 'nearest';
  const { boundary = 'nearest' } = readParts(
    options ?? {},
    'options',
    ['boundary'],
    "{ boundary: 'farthest' }",
  );
  const remedy = "Give 'nearest' or 'farthest', or leave it out for 'nearest'.";
  ensure(boundary === 'nearest' || boundary === 'farthest', 'invalid-option', 'boundary', boundary, remedy);
  return boundary;
}
