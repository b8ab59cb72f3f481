import { waits } from '../../facts/waits.ts';
import type { Expression } from '../../fold/expression.ts';
import {
  type DurationResult,
  type DurationSettings,
  durationParts,
  durationResult,
} from '../durationResult.ts';
import type { Plan } from '../plan.ts';
import { planExcluding } from '../planExcluding.ts';
import { OPEN, type WaitSettings, waitClock } from '../waitOptions.ts';

/**
 * The plan of how long some of the waits last. A completed wait is filed under its end, which never changes
 * later; one that is open under its start.
 */
export function waitDurations(
  settings: WaitSettings & DurationSettings,
  where: Expression,
  excluded: Readonly<Record<string, Expression>>,
): Plan<DurationResult> {
  const clock = waitClock(settings);
  const at: Expression = settings.dateBasis === 'start' ? 'startAt' : ['if', OPEN, 'startAt', 'endAt'];
  return planExcluding(
    { fact: waits(settings), at },
    where,
    { ...excluded, ...clock.excluded },
    (staying) => durationParts(clock, staying),
    (results) => durationResult(results, clock, settings),
  );
}
