import type { FoldPart, Measure } from '../../define/plan.ts';
import { partFolds, pendingParts, readPart } from '../../define/rate.ts';
import { type BoundTarget, boundTarget, type TargetSetting } from '../../define/target.ts';
import { CLOSED, OPEN, REPLIED, waitClock } from '../../define/waitClock.ts';
import type { WaitSettings } from '../../define/waitOptions.ts';
import type { Fact } from '../../facts/fact.ts';
import { waits } from '../../facts/waits.ts';
import { both, type Expression } from '../../fold/expression.ts';
import { sample } from '../../fold/sample.ts';
import { kaplanMeier } from '../../stats/kaplanMeier.ts';
import { survivalAt } from '../../stats/survivalAt.ts';

/** How one target fared. */
export interface TargetCounts {
  readonly met: number;
  readonly breached: number;
  readonly notYetDue: number;
  /** The share that is replied within the target, open waits taken into account; `null` without any wait, or without one limit. */
  readonly kaplanMeier: number | null;
}

/** How one target is counted. */
export interface TargetMeasure {
  readonly measure: Measure;
  /** How it fared by now, from the results of the folds. */
  read(results: Readonly<Record<string, unknown>>, now: number): TargetCounts;
  /** The rows behind each count. */
  readonly parts: Readonly<Record<'met' | 'breached' | 'notYetDue', readonly FoldPart[]>>;
}

/**
 * How one target is counted: the waits that it is about, replied within it or not.
 *
 * @param about - the waits that it is about
 */
export function targetMeasure(
  name: string,
  setting: TargetSetting,
  about: Expression,
  settings: WaitSettings & { readonly solveFulfils: boolean; readonly censored: boolean },
): TargetMeasure {
  const clock = waitClock(settings);
  const target: BoundTarget = boundTarget(name, setting, clock);
  const { inTime, overdue, ms, pending } = target;
  const { late, waiting } = pendingParts('metPending', pending);
  const { solveFulfils } = settings;
  const hasCurve = settings.censored && ms !== undefined;
  const fulfilled: Expression = solveFulfils ? ['not', OPEN] : REPLIED;
  const of: Fact = waits(settings);
  return {
    measure: {
      of,
      when: { at: 'startAt' },
      layers: { ...clock.layers, ...target.layers },
      holdsNow: clock.holdsNow,
      where: about,
      excluding: {
        ...target.excluding,
        ...(!solveFulfils && { 'solved-without-reply': both(CLOSED, inTime) }),
        ...clock.excluding,
      },
      folds: {
        ...partFolds('met', { part: both(fulfilled, inTime), pending }),
        ...(hasCurve && {
          replied: sample(clock.headline, { where: fulfilled, least: 0 }),
          given: sample(clock.headline, { where: both(CLOSED, ['not', fulfilled]), least: 0 }),
          waiting: sample(clock.open, { where: OPEN }),
        }),
      },
    },
    parts: {
      met: [{ fold: 'metPart', value: overdue }],
      breached: [{ fold: 'metDecided', without: 'metPart', value: overdue }, late],
      notYetDue: [waiting],
    },
    read(results, now) {
      const { numerator, denominator, notYetDue } = readPart('met', results, pending, now);
      const durations = (fold: string): Float64Array => valuesOf(results[fold]);
      const waiting = clock.ages(durations('waiting'), now);
      const unreplied = sample(0).merge(durations('given'), waiting);
      const curve = hasCurve ? kaplanMeier(durations('replied'), unreplied) : null;
      return {
        met: numerator,
        breached: denominator - numerator,
        notYetDue,
        kaplanMeier: curve && ms !== undefined ? 1 - survivalAt(curve, ms) : null,
      };
    },
  };
}

function valuesOf(result: unknown): Float64Array {
  return result instanceof Float64Array ? result : new Float64Array(0);
}
