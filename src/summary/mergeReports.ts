import { addCounts } from '../define/addCounts.ts';
import type { FoldedMeasure } from '../define/foldMeasure.ts';
import type { Plan } from '../define/plan.ts';
import { ensure } from '../errors.ts';
import { type AnyReport, planOfReport } from '../report/anyReport.ts';
import { type Plans, plansOf } from '../report/plansOf.ts';
import type { ReportPlan } from '../report/reportPlan.ts';
import { asMade } from './foldReport.ts';
import { mergeMeasures, mergeRead } from './mergeRead.ts';
import { type ReadCell, type ReadReportSummary, readReportSummary } from './readReportSummary.ts';
import type { Range, ReportSummary } from './reportSummary.ts';
import { storeReport } from './storeReport.ts';

/**
 * Puts summaries of a report of different records together: of days, shards, workers. In any order and grouping it presents the
 * same. No summary gives one of nothing.
 *
 * @param report - the report by which they were made
 * @param summaries - the summaries; they stay as they are
 * @throws KpiError `invalid-option` when one is not as it was made; the path names the part
 * @throws KpiError `different-definitions` when one was made by a report of other metrics, groups or periods
 * @throws KpiError `different-moments`, `mixed-currencies`, `cut-records` as `mergeSummaries` does
 * @example
 * ```ts
 * import { receivedMessages, report } from 'support-kpi';
 * import { mergeReports, presentReport, summarizeReport } from 'support-kpi/summary';
 *
 * const byChannel = report().by('channel').measure({ receivedMessages });
 * const shards = ['email', 'chat', 'email'].map((channel, i) =>
 *   summarizeReport(byChannel, {
 *     conversations: [{ id: i, channel, messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' }] }],
 *   }),
 * );
 * const { rows } = presentReport(byChannel, mergeReports(byChannel, shards));
 * rows.map((row) => [row.channel, row.receivedMessages.value]); // [['chat', 1], ['email', 2]]
 * ```
 */
export function mergeReports(
  report: Pick<AnyReport, 'plan'>,
  summaries: readonly ReportSummary[],
): ReportSummary {
  const plan = planOfReport(report);
  const plans = plansOf(plan);
  ensure(Array.isArray(summaries), 'invalid-option', 'summaries', summaries, 'Give an array of summaries.');
  const own = asMade(plan);
  const read = Array.from(summaries, (summary, i) => {
    const path = `summaries[${i}]`;
    const one = readReportSummary(summary, plans, path);
    for (const name of ['by', 'attribute', 'where', 'per'] as const) {
      const isSame = JSON.stringify(one[name]) === JSON.stringify(own[name]);
      const remedy = `Expected ${JSON.stringify(own[name])}: give the report by which it was made.`;
      ensure(isSame, 'different-definitions', `${path}.${name}`, one[name], remedy);
    }
    return one;
  });
  return storeReport(plans, mergeFolded(plan, read));
}

/** What a report has folded from the records of all of these together. */
export function mergeFolded(plan: ReportPlan, read: readonly ReadReportSummary[]): ReadReportSummary {
  const plans = plansOf(plan);
  const names = [...plans.keys()];
  return {
    ...asMade(plan),
    ranges: new Map(names.map((name) => [name, union(read.map(({ ranges }) => ranges.get(name)))])),
    several: [...new Set(read.flatMap(({ several }) => several))],
    missing: missingIn(read),
    heads: new Map(
      [...plans].map(([name, own]) => [
        name,
        mergeRead(
          own,
          read.flatMap(({ heads }) => heads.get(name) ?? []),
        ),
      ]),
    ),
    undated: addCounts(read.map(({ undated }) => undated)),
    cells: mergedCells(
      read.flatMap(({ cells }) => cells),
      plans,
    ),
  };
}

/** From the first instant of all to the last; `null` where there is none. */
export function union(all: readonly (Range | null | undefined)[]): Range | null {
  const ranges = all.flatMap((range) => (range ? [range] : []));
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([start]) => start)), Math.max(...ranges.map(([, end]) => end))];
}

/** The fields that none of those had that had anything. */
function missingIn(read: readonly ReadReportSummary[]): string[] {
  const [first, ...others] = read.filter(({ cells }) => cells.length > 0);
  return (first?.missing ?? []).filter((name) => others.every(({ missing }) => missing.includes(name)));
}

function mergedCells(all: readonly ReadCell[], plans: Plans): ReadCell[] {
  const same = new Map<string, ReadCell[]>();
  for (const cell of all) {
    const key = JSON.stringify([cell.group, cell.start]);
    const known = same.get(key);
    if (known) known.push(cell);
    else same.set(key, [cell]);
  }
  return [...same.values()].flatMap((cells): ReadCell | [] => {
    const [first] = cells;
    if (first === undefined) return [];
    if (cells.length === 1) return first;
    const measures = [...plans].map(([name, plan]) => [name, mergedAt(plan, name, cells)] as const);
    return { group: first.group, start: first.start, measures: new Map(measures) };
  });
}

/** What the measures of a metric have folded in all of these cells together. */
export function mergedAt(plan: Plan<unknown>, name: string, cells: readonly ReadCell[]): FoldedMeasure[] {
  return plan.measures.map((measure, i) =>
    mergeMeasures(
      measure,
      cells.flatMap(({ measures }) => measures.get(name)?.[i] ?? []),
    ),
  );
}
