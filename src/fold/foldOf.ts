import { bands } from './bands.ts';
import { combine } from './combine.ts';
import { count } from './count.ts';
import type { Fold } from './fold.ts';
import { mean } from './mean.ts';
import { quantile } from './quantile.ts';
import { ratio } from './ratio.ts';
import { sample } from './sample.ts';
import type { FoldSpec } from './spec.ts';
import { sum } from './sum.ts';

/** The fold that a spec describes. */
export function foldOf(spec: FoldSpec): Fold<unknown, unknown> {
  if ('count' in spec) return count(spec);
  if ('sum' in spec) return sum(spec);
  if ('mean' in spec) return mean(spec);
  if ('ratio' in spec) return ratio(spec);
  if ('sample' in spec) return sample(spec);
  if ('quantile' in spec) return quantile(spec);
  if ('bands' in spec) return bands(spec);
  return combine(
    Object.fromEntries(Object.entries(spec.combine).map(([name, part]) => [name, foldOf(part)])),
  );
}
