import { byFrame, type FoldedCells, foldMeasure } from '../define/foldMeasure.ts';
import { headOfRead } from '../define/foldPlan.ts';
import { ensure } from '../errors.ts';
import { type AnyReport, planOfReport } from '../report/anyReport.ts';
import { type Column, foldColumns, nowOf } from '../report/columns.ts';
import { missingFields } from '../report/dimensions.ts';
import { extentOf } from '../report/extent.ts';
import { fieldsOf, readReport, timeZoneOf } from '../report/readReport.ts';
import type { ReportPlan } from '../report/reportPlan.ts';
import { isCycle } from '../report/timeFrames.ts';
import { mergeMeasures } from './mergeRead.ts';
import {
  FORMAT,
  type Range,
  type ReportSummary,
  type StoredCell,
  type StoredPeriods,
} from './reportSummary.ts';
import { type Summary, storeFolded, storeMeasure } from './storeSummary.ts';

/**
 * Folds records into the summary of a report: one for each day, shard or worker, stored as JSON and merged when it is asked
 * for.
 *
 * It holds what each metric has folded in each group and period, and in each period for all groups together. `mergeReports`
 * puts those of other records to it, `presentReport` makes the report of it: by the same groups and periods, by longer periods,
 * by fewer groups. Medians and their intervals are exact, and what is open stays open until the `now` that is asked for.
 *
 * Records that are summarised apart are other records: one with the same id in two summaries counts twice.
 *
 * O(n); a summary of durations holds them all, twice.
 *
 * @param report - the report; its `per` and `by` are the finest that can be asked for later
 * @param records - the records that it takes
 * @throws KpiError `invalid-option` for a report that looks beyond its records: `compare`, `rolling`, periods that come round again
 *   and again, and metrics of what lasts at the end of a period
 * @throws KpiError as `run` does
 * @example
 * ```ts
 * import { nps, report } from 'support-kpi';
 * import { mergeReports, presentReport, summarizeReport } from 'support-kpi/summary';
 *
 * const daily = report().by('team').per('day').measure({ nps });
 * const days = [
 *   [{ score: 10, team: 'a', at: '2026-03-01T10:00:00Z' }],
 *   [{ score: 3, team: 'a', at: '2026-03-02T10:00:00Z' }, { score: 9, team: 'b', at: '2026-03-02T11:00:00Z' }],
 * ].map((surveyResponses) => JSON.stringify(summarizeReport(daily, { surveyResponses })));
 *
 * const march = mergeReports(daily, days.map((day) => JSON.parse(day)));
 * const monthly = report().by('team').per('month').measure({ nps });
 * presentReport(monthly, march).rows.map((row) => [row.team, row.period, row.nps.value]); // [['a', '2026-03', 0], ['b', '2026-03', 100]]
 * ```
 */
export function summarizeReport<R extends AnyReport>(
  report: R,
  records: Parameters<R['run']>[0],
): ReportSummary {
  const plan = planOfReport(report);
  const read = readReport(plan, records, { isShard: true });
  const { columns, frames, grouping, lists, periods } = read;
  const rangeOf = (column: Column): Range | null => {
    const [start, end] = plan.between ?? (read.isOfTime ? extentOf([column]) : [0, 0]);
    return start < end ? [start, end] : null;
  };
  checkSummable(plan, columns);
  const folded = foldColumns(columns, frames, grouping, lists);
  const whole = columns.map(({ parts }) =>
    parts.map(({ measure, reading, judged }) =>
      foldMeasure(measure, judged, { frames, now: nowOf(reading), spread: byFrame }),
    ),
  );
  const cells: StoredCell[] = [];
  const add = (
    group: StoredCell['group'],
    frame: number,
    parts: readonly (readonly FoldedCells[])[],
    cell: number,
  ): void => {
    if (!parts.some((own) => own.some((part) => part.has(cell)))) return;
    const measures = columns.map(({ name }, i) => [
      name,
      (parts[i] ?? []).map((part) => storeMeasure(part.at(cell))),
    ]);
    const start = periods ? periods.boundsOf(frame)[0] : null;
    cells.push({ group, start, measures: Object.fromEntries(measures) });
  };
  for (let frame = 0; frame < frames.size; frame++) add(null, frame, whole, frame);
  for (let group = 0; grouping.names.length > 0 && group < grouping.size; group++) {
    const values = [...grouping.valuesOf(group).values()];
    for (let frame = 0; frame < frames.size; frame++) {
      add(values, frame, folded.columns, group * frames.size + frame);
    }
  }
  return {
    format: FORMAT,
    by: grouping.names,
    attribute: plan.attribute,
    where: plan.where.map(({ text }) => text),
    per: storedPeriods(plan),
    ranges: Object.fromEntries(columns.map((column) => [column.name, rangeOf(column)])),
    several: [...grouping.several],
    missing: missingFields([...fieldsOf(plan.by), ...plan.where.flatMap(({ fields }) => fields)], lists),
    heads: Object.fromEntries(columns.map((column, i) => [column.name, headOf(column, whole[i] ?? [])])),
    undated: folded.undated,
    cells,
  };
}

/** What is told of a metric beside its cells. */
function headOf({ plan, parts }: Column, cells: readonly FoldedCells[]): Summary {
  const { measures, definition } = plan;
  const heldNow = cells.some((each) => each.heldNow);
  return storeFolded(definition, {
    ...headOfRead(measures, [], parts, heldNow),
    measures: measures.map((measure) => mergeMeasures(measure, [])),
  });
}

/** How the time of a report is cut, as it is stored. */
export function storedPeriods(plan: ReportPlan): StoredPeriods | null {
  const { unit, options } = plan;
  if (unit === undefined) return null;
  const remedy =
    'Take periods that follow each other, such as hour: hours of the day are told of the records alone.';
  ensure(!isCycle(unit), 'invalid-option', 'per', unit, remedy);
  return { unit, timeZone: timeZoneOf(plan), weekStart: options.weekStart ?? 'mon' };
}

/**
 * Holds that a report can be put together from pieces.
 *
 * @throws KpiError `invalid-option` where its figures look beyond the records of a piece
 */
function checkSummable({ compare, rolling }: ReportPlan, columns: readonly Column[]): void {
  ensure(
    compare === undefined,
    'invalid-option',
    'compare',
    compare,
    'Leave it out: a piece knows no earlier one.',
  );
  ensure(
    rolling === undefined,
    'invalid-option',
    'rolling',
    rolling,
    'Leave it out: a piece does not reach back.',
  );
  for (const { name, parts } of columns) {
    const last = parts.find(({ measure: { when } }) => 'state' in when || 'trailing' in when);
    const remedy = `${name} counts what lasts at the end of a period: measure it from the records.`;
    ensure(last === undefined, 'invalid-option', 'measure', name, remedy);
  }
}
