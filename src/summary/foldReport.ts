import { byFrame, type FoldedCells, foldMeasure } from '../define/foldMeasure.ts';
import { type FoldedPlan, headOfRead } from '../define/foldPlan.ts';
import { ensure } from '../errors.ts';
import { type Column, foldColumns, nowOf } from '../report/columns.ts';
import { missingFields } from '../report/dimensions.ts';
import { extentOf } from '../report/extent.ts';
import { type AskedOfReport, fieldsOf, readReport, timeZoneOf } from '../report/readReport.ts';
import type { ReportPlan } from '../report/reportPlan.ts';
import { isCycle } from '../report/timeFrames.ts';
import { mergeMeasures } from './mergeRead.ts';
import type { ReadCell, ReadReportSummary } from './readReportSummary.ts';
import type { Range, StoredPeriods } from './reportSummary.ts';

/** Folds the records of a report, cell by cell. */
export function foldReport(
  plan: ReportPlan,
  records: unknown,
  asked: Pick<AskedOfReport, 'plans' | 'seen'> = {},
): ReadReportSummary {
  const read = readReport(plan, records, { ...asked, isShard: true });
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
  const cells: ReadCell[] = [];
  const add = (
    group: ReadCell['group'],
    frame: number,
    parts: readonly (readonly FoldedCells[])[],
    cell: number,
  ): void => {
    if (!parts.some((own) => own.some((part) => part.has(cell)))) return;
    const measures = columns.map(
      ({ name }, i) => [name, (parts[i] ?? []).map((part) => part.at(cell))] as const,
    );
    const start = periods ? periods.boundsOf(frame)[0] : null;
    cells.push({ group, start, measures: new Map(measures) });
  };
  for (let frame = 0; frame < frames.size; frame++) add(null, frame, whole, frame);
  for (let group = 0; grouping.names.length > 0 && group < grouping.size; group++) {
    const values = [...grouping.valuesOf(group).values()];
    for (let frame = 0; frame < frames.size; frame++) {
      add(values, frame, folded.columns, group * frames.size + frame);
    }
  }
  return {
    ...asMade(plan),
    ranges: new Map(columns.map((column) => [column.name, rangeOf(column)])),
    several: [...grouping.several],
    missing: missingFields([...fieldsOf(plan.by), ...plan.where.flatMap(({ fields }) => fields)], lists),
    heads: new Map(columns.map((column, i) => [column.name, headOf(column, whole[i] ?? [])])),
    undated: folded.undated,
    cells,
  };
}

/** What of a summary stands in the report by which it is made. */
export function asMade(plan: ReportPlan): Pick<ReadReportSummary, 'by' | 'attribute' | 'where' | 'per'> {
  return {
    by: plan.by.map(({ name }) => name),
    attribute: plan.attribute,
    where: plan.where.map(({ text }) => text),
    per: storedPeriods(plan),
  };
}

/** What is told of a metric beside its cells. */
function headOf({ plan: { measures }, parts }: Column, cells: readonly FoldedCells[]): FoldedPlan {
  const heldNow = cells.some((each) => each.heldNow);
  return {
    ...headOfRead(measures, [], parts, heldNow),
    measures: measures.map((measure) => mergeMeasures(measure, [])),
  };
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
