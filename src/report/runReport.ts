import { judge } from '../define/foldMeasure.ts';
import { ALL_TIME, type Frames, oneFrame } from '../define/frames.ts';
import type { Measure } from '../define/plan.ts';
import { readFacts } from '../define/readings.ts';
import { ensure } from '../errors.ts';
import type { Lists } from '../facts/fact.ts';
import { checkNames } from '../nearestName.ts';
import { RECORD_NAMES } from '../records/records.ts';
import { changeOf } from './change.ts';
import { type Column, foldColumns, nowOf, Presenter, presentTotal } from './columns.ts';
import { checkFields } from './dimensions.ts';
import { earlierFrames, earlierRange } from './earlierFrames.ts';
import { extentOf } from './extent.ts';
import { Grouping } from './grouping.ts';
import { labelFor } from './labelFor.ts';
import type { ReportPlan } from './reportPlan.ts';
import type { Measures, ReportResult } from './reportResult.ts';
import { type Calendar, calendarOf, type TimeFrames, timeFrames } from './timeFrames.ts';
import { keptBy } from './where.ts';

/** More figures than this, in all periods of all groups, are refused: they would only fill the memory. */
const MOST_FIGURES = 2_000_000;

/** Computes a report. */
export function runReport<By extends string, Timed, M extends Measures, Compared>(
  report: ReportPlan,
  given: unknown,
): ReportResult<By, Timed, M, Compared> {
  const { by, unit, between, compare, measures } = report;
  const lists = readLists(given);
  checkFields(
    by.flatMap(({ name, isField }) => (isField ? name : [])),
    lists,
    'by',
  );
  checkFields(
    report.where.flatMap((each) => each.fields),
    lists,
    'where',
  );
  const timeZone = timeZoneOf(report);
  const calendar = unit && calendarOf(unit, timeZone, report.options.weekStart);
  const count = Object.keys(measures).length;
  if (calendar && between) checkPeriods(calendar, between, count);

  const columns = prepare(report, lists);
  const grouping = new Grouping(by);
  const range = between ?? extentOf(columns);
  if (calendar) checkPeriods(calendar, range, count);
  const periods = calendar && timeFrames(calendar, ...range);
  // A figure of the last days is one of the days before an instant.
  const isOfTime = between !== undefined || report.rolling !== undefined;
  const frames: Frames = periods ?? (isOfTime ? oneFrame(...range) : ALL_TIME);
  const folded = foldColumns(columns, frames, grouping, lists);
  const before = compare && earlierFrames(compare, calendar, periods ?? frames, range, timeZone);
  const foldedBefore = before && foldColumns(columns, before.frames, grouping, lists);
  const has = (group: number, frame: number): boolean =>
    folded.has(group, frame) || (foldedBefore?.has(group, before?.frameOf(frame) ?? -1) ?? false);
  const filled = by.length === 0 ? [0] : grouping.groupsWith(frames.size, has);
  checkFigures(filled.length * frames.size * count);
  const groups = grouping.sorted(filled);
  const whole = calendar || isOfTime ? oneFrame(...range) : ALL_TIME;

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
    by: by.map(({ name }) => name),
    per: unit === undefined ? null : { unit, timeZone },
    compare: compare ?? null,
    measures: Object.entries(measures).map(([name, metric]) => ({
      name,
      unit: metric.unit,
      family: metric.family,
    })),
    undated: folded.undated,
  };
  // The rows hold the measures and dimensions that the type parameters have gathered on the way.
  return result as ReportResult<By, Timed, M, Compared>;
}

/** Reads what all measures need, and tells apart which rows each is about. */
function prepare(report: ReportPlan, lists: Lists): Column[] {
  const { options, rolling, by, attribute, measures } = report;
  const metrics = Object.entries(measures).map(([name, metric]) => {
    const plan = metric.plan(options);
    const own =
      rolling === undefined ? plan.measures : plan.measures.map((each) => rolled(name, each, rolling));
    return { name, plan, measures: own };
  });
  const all = metrics.flatMap((metric) => metric.measures);
  const byRow = by.some(({ read }) => !read);
  const labels = byRow ? all.map(({ of }) => labelFor(of, attribute)) : all.map(() => undefined);
  const asked = new Set(labels.filter((label) => label !== undefined));
  const readings = readFacts(all, lists, { kept: keptBy(report.where, lists), labels: asked });
  let next = 0;
  return metrics.map(({ name, plan, measures: own }) => {
    const parts = own.flatMap((measure) => {
      const [reading, label] = [readings[next], labels[next]];
      next++;
      return reading ? { measure, reading, judged: judge(measure, reading), label } : [];
    });
    const now = Math.max(Number.NEGATIVE_INFINITY, ...parts.map(({ reading }) => nowOf(reading)));
    return { name, plan, parts, now };
  });
}

/**
 * The same measure over the last stretch of each period; what counts at the end of a period stays as it is.
 *
 * @throws KpiError `invalid-option` for what is cut to each period: the rest of its figure would be of another stretch
 */
function rolled(name: string, measure: Measure, trailing: number): Measure {
  const remedy = `${name} has amounts that are spread over the time of each period: measure it in a report without rolling.`;
  ensure(!('span' in measure.when), 'invalid-option', 'rolling', trailing, remedy);
  return 'at' in measure.when && !('trailing' in measure.when)
    ? { ...measure, when: { at: measure.when.at, trailing } }
    : measure;
}

function readLists(given: unknown): Lists {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const remedy = 'Give the lists by name, such as { conversations: […] }.';
  ensure(isObject, 'invalid-option', 'records', given, remedy);
  checkNames(given, RECORD_NAMES);
  return new Map<string, unknown>(Object.entries(given));
}

function timeZoneOf({ options: { timeZone, schedule } }: ReportPlan): string {
  return timeZone ?? (schedule && 'timeZone' in schedule ? schedule.timeZone : 'UTC');
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

function periodOf(frames: TimeFrames, frame: number): object {
  const [start, end] = frames.boundsOf(frame);
  return { period: frames.label(frame), start, end };
}

/** Counts before the periods are made. */
function checkPeriods(calendar: Calendar, [from, to]: readonly [number, number], measures: number): void {
  if ('cycle' in calendar || !(from < to)) return;
  const typical = calendar.period.nextStart(from) - calendar.period.startOf(from);
  checkFigures(Math.round((measures * (to - from)) / typical));
}

function checkFigures(figures: number): void {
  const remedy = `These are about ${figures} figures (periods × groups × measures), of at most ${MOST_FIGURES}: take a longer unit, less time with between, fewer groups, or fewer measures.`;
  ensure(figures <= MOST_FIGURES, 'invalid-option', 'per', figures, remedy);
}
