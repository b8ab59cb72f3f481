import { judge } from '../define/foldMeasure.ts';
import { ALL_TIME, type Frames, oneFrame } from '../define/frames.ts';
import type { Measure } from '../define/plan.ts';
import { type AskedOfReadings, readFacts } from '../define/readings.ts';
import { ensure } from '../errors.ts';
import type { Lists } from '../facts/fact.ts';
import { FIRST_FEW } from '../facts/reading/tally.ts';
import { checkNames } from '../nearestName.ts';
import { RECORD_NAMES } from '../records/records.ts';
import { checkFigures } from './checkFigures.ts';
import { checkLabels, checkOptions } from './checkOptions.ts';
import { type Column, nowOf } from './columns.ts';
import { checkFields } from './dimensions.ts';
import { extentOf } from './extent.ts';
import { type Dimension, Grouping } from './grouping.ts';
import { labelFor } from './labelFor.ts';
import { type Plans, plansOf } from './plansOf.ts';
import type { ReportPlan } from './reportPlan.ts';
import { type Calendar, calendarOf, type TimeFrames, timeFrames } from './timeFrames.ts';
import { keptBy } from './where.ts';

/** A report whose records have been read, before anything is folded. */
export interface ReadReport {
  readonly lists: Lists;
  /** The metrics, each with what it is read from. */
  readonly columns: readonly Column[];
  readonly grouping: Grouping;
  /** The time zone that periods are cut in. */
  readonly timeZone: string;
  /** The unit of time, where it is split by one. */
  readonly calendar: Calendar | undefined;
  /** The stretch of time that it is about. */
  readonly range: readonly [start: number, end: number];
  /** Its periods, where it is split by time. */
  readonly periods: TimeFrames | undefined;
  /** Its periods, or the one stretch of time that it is about. */
  readonly frames: Frames;
  /** The frame of its total. */
  readonly whole: Frames;
  /** Whether it is about a stretch of time; what has no time does not count then. */
  readonly isOfTime: boolean;
}

/** What is asked for beside what a report names. */
export interface AskedOfReport extends Pick<AskedOfReadings, 'whole' | 'places' | 'seen'> {
  /** The plans of the metrics, where they are at hand. */
  readonly plans?: Plans | undefined;
  /** Whether these are some of the records, of which none need have the fields that are asked for. Default false. */
  readonly isShard?: boolean;
}

/** The fields of records that a report is split by. */
export function fieldsOf(by: readonly Dimension[]): string[] {
  return by.flatMap(({ name, isField }) => (isField ? name : []));
}

/** Reads the records of a report. */
export function readReport(report: ReportPlan, given: unknown, asked: AskedOfReport = {}): ReadReport {
  const { options, by, attribute, unit, between, measures, rolling, where } = report;
  if (!asked.plans) {
    checkOptions(options, measures);
    checkLabels(attribute, options, measures);
  }
  const lists = readLists(given);
  if (!asked.isShard) {
    checkFields(fieldsOf(by), lists, 'by');
    checkFields(
      where.flatMap((each) => each.fields),
      lists,
      'where',
    );
  }
  const timeZone = timeZoneOf(report);
  const calendar = unit && calendarOf(unit, timeZone, options.weekStart);
  const count = Object.keys(measures).length;
  if (calendar && between) checkPeriods(calendar, between, count);
  const columns = prepare(report, lists, asked);
  const range = between ?? extentOf(columns);
  if (calendar) checkPeriods(calendar, range, count);
  const periods = calendar && timeFrames(calendar, ...range);
  // A figure of the last days is one of the days before an instant.
  const isOfTime = calendar !== undefined || between !== undefined || rolling !== undefined;
  return {
    lists,
    columns,
    grouping: new Grouping(by),
    timeZone,
    calendar,
    range,
    periods,
    frames: periods ?? (isOfTime ? oneFrame(...range) : ALL_TIME),
    whole: isOfTime ? oneFrame(...range) : ALL_TIME,
    isOfTime,
  };
}

/** Reads what all measures need, and tells apart which rows each is about. */
function prepare(
  report: ReportPlan,
  lists: Lists,
  { whole = false, places = FIRST_FEW, seen, plans = plansOf(report) }: AskedOfReport,
): Column[] {
  const { rolling, by, attribute } = report;
  const metrics = [...plans].map(([name, plan]) => {
    const own =
      rolling === undefined ? plan.measures : plan.measures.map((each) => rolled(name, each, rolling));
    return { name, plan, measures: own };
  });
  const all = metrics.flatMap((metric) => metric.measures);
  const byRow = by.some(({ read }) => !read);
  const labels = byRow ? all.map(({ of }) => labelFor(of, attribute)) : all.map(() => undefined);
  const asked = new Set(labels.filter((label) => label !== undefined));
  const readings = readFacts(all, lists, {
    whole,
    places,
    seen,
    kept: keptBy(report.where, lists),
    labels: asked,
  });
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

/** The time zone in which the periods of a report are cut. */
export function timeZoneOf({ options: { timeZone, schedule } }: ReportPlan): string {
  return timeZone ?? (schedule && 'timeZone' in schedule ? schedule.timeZone : 'UTC');
}

/** Counts before the periods are made. */
function checkPeriods(calendar: Calendar, [from, to]: readonly [number, number], measures: number): void {
  if ('cycle' in calendar || !(from < to)) return;
  const typical = calendar.period.nextStart(from) - calendar.period.startOf(from);
  checkFigures(Math.round((measures * (to - from)) / typical));
}
