import { waits } from '../facts/waits.ts';
import type { DurationOf } from './duration.ts';
import type { DurationSettings } from './durationOptions.ts';
import { OPEN, REPLIED, waitClock } from './waitClock.ts';
import type { WaitSettings } from './waitOptions.ts';

/**
 * How long waits last. A completed wait is filed under its end, which never changes later; one that is open under its
 * start.
 */
export function waitDurations(settings: WaitSettings & DurationSettings): DurationOf {
  return {
    of: waits(settings),
    when: { at: settings.dateBasis === 'start' ? 'startAt' : ['if', OPEN, 'startAt', 'endAt'] },
    clock: waitClock(settings),
    completed: REPLIED,
    open: OPEN,
  };
}
