import { byFrame } from '../define/foldMeasure.ts';
import { leftOutBy } from '../define/foldPlan.ts';
import { ensure, KpiError } from '../errors.ts';
import { unknownName } from '../nearestName.ts';
import { type AnyReport, planOfReport } from '../report/anyReport.ts';
import { nowOf } from '../report/columns.ts';
import { type ReadReport, readReport } from '../report/readReport.ts';
import type { TimeFrames } from '../report/timeFrames.ts';
import { excludedBehind, inCell, inCells, partsBehind, partsOf } from './behind.ts';
import type { Explanation } from './explanation.ts';

/** The records behind a figure of a report. */
export type CellExplanation = Omit<Explanation<unknown>, 'result'>;

/**
 * Which records are behind a figure of a report?
 *
 * Gives the parts and exclusions of one measure in one row, or in the total, as `explain` does for a bare call: as many as
 * the row says. What could not be used at all is listed for the total alone, where it is counted. A row in which there is
 * nothing gives parts of nothing.
 *
 * O(n): it reads the records again.
 *
 * @param report - the report
 * @param records - the records that it ran on
 * @param measure - the name of the measure
 * @param row - a row of the result, or `'total'`
 * @throws KpiError `invalid-option` for a measure that the report does not have, and for what is no row of it
 * @throws KpiError as `run` does
 * @example
 * ```ts
 * import { nps, report } from 'support-kpi';
 * import { explainCell } from 'support-kpi/explain';
 *
 * const surveyResponses = [
 *   { id: 'a', score: 10, channel: 'chat' },
 *   { id: 'b', score: 3, channel: 'email' },
 *   { id: 'c', score: 9, channel: 'email' },
 * ];
 * const byChannel = report().by('channel').measure({ nps });
 * const { rows } = byChannel.run({ surveyResponses });
 * const behind = rows.map((row) => explainCell(byChannel, { surveyResponses }, 'nps', row).parts);
 *
 * rows[1]?.nps.detractors; // 1
 * behind[1]?.['detractors']?.records.map(({ id }) => id); // ['b']
 * explainCell(byChannel, { surveyResponses }, 'nps', 'total').parts['promoters']?.total; // 2
 * ```
 */
export function explainCell<R extends AnyReport>(
  report: R,
  records: Parameters<R['run']>[0],
  measure: Extract<keyof ReturnType<R['run']>['total'], string>,
  row: object | 'total',
): CellExplanation {
  const read = readReport(planOfReport(report), records, { whole: true, places: Number.POSITIVE_INFINITY });
  const column = read.columns.find(({ name }) => name === measure);
  const names = read.columns.map(({ name }) => name);
  ensure(column !== undefined, 'invalid-option', 'measure', measure, unknownName(measure, names));
  const isRow = row !== 'total';
  const remedy = "Give a row of the result, or 'total'.";
  ensure(!isRow || (typeof row === 'object' && row !== null), 'invalid-option', 'row', row, remedy);
  const { parts, plan } = column;
  const { lists, grouping, frames, whole } = read;
  const spread = parts.map((part) => {
    const { measure: of, reading, judged, label } = part;
    const now = nowOf(reading);
    return isRow
      ? inCells(part, { frames, now, spread: grouping.spread(of, reading, judged.rows, lists, label) })
      : inCells(part, { frames: whole, now, spread: byFrame });
  });
  const cell = isRow ? cellOf(row, read) : 0;
  const measures = spread.map((each) => inCell(each, cell, lists));
  return {
    parts: partsBehind(partsOf(plan), measures),
    excluded: excludedBehind(measures, isRow ? [] : leftOutBy(parts.map(({ reading }) => reading)), lists),
  };
}

/** The number of the cell of a row; −1 where no row of the measure stands in its group. */
function cellOf(row: object, { grouping, periods, frames }: ReadReport): number {
  const given = new Map<string, unknown>(Object.entries(row));
  for (const name of grouping.names) {
    const remedy = `Give a row of the result, with ${[...grouping.names, ...(periods ? ['period'] : [])].join(', ')}.`;
    ensure(given.has(name), 'invalid-option', `row.${name}`, undefined, remedy);
  }
  const frame = periods ? frameOf(given, periods) : 0;
  for (let group = 0; group < grouping.size; group++) {
    const values = grouping.valuesOf(group);
    if (grouping.names.every((name) => values.get(name) === given.get(name))) {
      return group * frames.size + frame;
    }
  }
  return -1;
}

/** The number of the period of a row: by its name, and by where it begins, since an hour may come twice. */
function frameOf(given: ReadonlyMap<string, unknown>, periods: TimeFrames): number {
  const [period, start] = [given.get('period'), given.get('start')];
  for (let frame = 0; frame < periods.size; frame++) {
    const isIt = periods.label(frame) === period;
    if (isIt && (start === undefined || periods.boundsOf(frame)[0] === start)) return frame;
  }
  const remedy = 'Give a row of the result, with its period and start.';
  throw new KpiError('invalid-option', 'row.period', period, remedy);
}
