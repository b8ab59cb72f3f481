import { type FoldedPlan, latestOf } from '../define/foldPlan.ts';
import type { Measure } from '../define/plan.ts';
import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';
import { type TimeInput, toInstant } from '../time/instant.ts';

/** The moment of which a summary is told. */
export interface At {
  /** The instant until which what is open lasts. Default: that of the summary. */
  readonly now?: TimeInput | undefined;
}

/**
 * The instant that counts as now for a summary.
 *
 * @throws KpiError `different-moments` for one before its own, and for any other where that is in the figures
 */
export function momentOf(measures: readonly Measure[], read: FoldedPlan, at: At): number | undefined {
  checkNames(at, ['now']);
  const now = at.now === undefined ? read.now : toInstant(at.now, 'now');
  ensure(
    read.now === undefined || !(Number(now) < read.now),
    'different-moments',
    'now',
    now,
    `What was before ${read.now} is told by the records alone: metric.with({ asOf }).`,
  );
  checkMoment(measures, read, now, { path: 'now', value: now });
  return now;
}

/** Holds that summaries can be merged. */
export function checkTogether(measures: readonly Measure[], summaries: readonly FoldedPlan[]): void {
  const now = latestOf(summaries.map((summary) => summary.now));
  const known = new Map<string, number>();
  let currency: string | null | undefined;
  for (const [i, summary] of summaries.entries()) {
    const path = `summaries[${i}]`;
    checkMoment(measures, summary, now, { path: `${path}.asOf`, value: summary.now });
    if (currency === undefined) currency = summary.currency;
    ensure(
      summary.currency === undefined || summary.currency === currency,
      'mixed-currencies',
      `${path}.currency`,
      summary.currency,
      `Those before are in ${currency ?? 'no named currency'}; convert all to one.`,
    );
    for (const key of summary.keys ?? []) {
      const other = known.get(key);
      const remedy = `Put all records of one into one summary: summaries[${other}] has some of the same.`;
      ensure(other === undefined, 'cut-records', `${path}.keys`, key, remedy);
      known.set(key, i);
    }
  }
}

/** Holds that a summary can be told of a moment: another than its own is refused where that is in the states. */
function checkMoment(
  measures: readonly Measure[],
  { now: own, heldNow }: FoldedPlan,
  now: number | undefined,
  { path, value }: { readonly path: string; readonly value: number | undefined },
): void {
  ensure(
    own === undefined || own === now || !(heldNow || measures.some(({ holdsNow }) => holdsNow)),
    'different-moments',
    path,
    value,
    `What lasts was measured until ${own}, which is in the figures. Give one asOf to all: metric.with({ asOf }).`,
  );
}
