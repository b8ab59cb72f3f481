import { oneFrame } from '../define/frames.ts';
import { changeOf } from './change.ts';
import { checkFigures } from './checkFigures.ts';
import { foldColumns, Presenter, presentTotal } from './columns.ts';
import { earlierFrames, earlierRange } from './earlierFrames.ts';
import { readReport, timeZoneOf } from './readReport.ts';
import type { ReportPlan } from './reportPlan.ts';
import type { Measures, ReportResult } from './reportResult.ts';
import { periodOf } from './timeFrames.ts';

/** What a report tells of itself. */
export function describe(report: ReportPlan): Pick<ReportResult, 'by' | 'per' | 'compare' | 'measures'> {
  const { by, unit, compare, measures } = report;
  return {
    by: by.map(({ name }) => name),
    per: unit === undefined ? null : { unit, timeZone: timeZoneOf(report) },
    compare: compare ?? null,
    measures: Object.entries(measures).map(([name, { unit, family }]) => ({ name, unit, family })),
  };
}

/** Computes a report. */
export function runReport<By extends string, Timed, M extends Measures, Compared>(
  report: ReportPlan,
  given: unknown,
): ReportResult<By, Timed, M, Compared> {
  const { by, unit, compare } = report;
  const read = readReport(report, given);
  const { lists, columns, grouping, range, periods, frames, whole, timeZone } = read;
  const folded = foldColumns(columns, frames, grouping, lists);
  const before = compare && earlierFrames(compare, read.calendar, periods ?? frames, range, timeZone);
  const foldedBefore = before && foldColumns(columns, before.frames, grouping, lists);
  const has = (group: number, frame: number): boolean =>
    folded.has(group, frame) || (foldedBefore?.has(group, before?.frameOf(frame) ?? -1) ?? false);
  const filled = by.length === 0 ? [0] : grouping.groupsWith(frames.size, has);
  checkFigures(filled.length * frames.size * columns.length);
  const groups = grouping.sorted(filled);
  const present = new Presenter(columns, folded, frames);
  const earlier = before && foldedBefore && new Presenter(columns, foldedBefore, before.frames);
  const rows = groups.flatMap((group) => {
    const values = Object.fromEntries(grouping.valuesOf(group));
    return Array.from({ length: frames.size }, (_, frame) => {
      const results = present.at(group, frame);
      const changed =
        earlier && before ? withChange(results, earlier.at(group, before.frameOf(frame))) : results;
      return { ...values, ...(periods && periodOf(periods, frame)), ...changed };
    });
  });
  const total = presentTotal(columns, whole);
  const result: unknown = {
    rows,
    total:
      before && compare
        ? withChange(total, presentTotal(columns, oneFrame(...earlierRange(compare, range, timeZone, unit))))
        : total,
    ...describe(report),
    undated: folded.undated,
  };
  // The rows hold the measures and dimensions that the type parameters have gathered on the way.
  return result as ReportResult<By, Timed, M, Compared>;
}

function withChange(
  results: Readonly<Record<string, object>>,
  earlier: Readonly<Record<string, object>>,
): Record<string, object> {
  return Object.fromEntries(
    Object.entries(results).map(([name, result]) => [
      name,
      { ...result, change: changeOf(result, earlier[name]) },
    ]),
  );
}
