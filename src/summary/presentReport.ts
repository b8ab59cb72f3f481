import { ALL_TIME, oneFrame } from '../define/frames.ts';
import type { Frame } from '../define/plan.ts';
import { presentPlan } from '../define/presentPlan.ts';
import { ensure } from '../errors.ts';
import { type AnyReport, planOfReport } from '../report/anyReport.ts';
import { checkFigures } from '../report/checkFigures.ts';
import { boundsOf } from '../report/columns.ts';
import { AGENT } from '../report/dimensions.ts';
import { compareGroups } from '../report/grouping.ts';
import { type Plans, plansOf } from '../report/plansOf.ts';
import { fieldsOf, timeZoneOf } from '../report/readReport.ts';
import type { ReportPlan } from '../report/reportPlan.ts';
import { describe } from '../report/runReport.ts';
import { calendarOf, periodOf, timeFrames } from '../report/timeFrames.ts';
import { type PeriodUnit, period } from '../time/period.ts';
import { type At, momentOf } from './checkTogether.ts';
import { storedPeriods } from './foldReport.ts';
import { mergedAt, union } from './mergeReports.ts';
import { type ReadCell, type ReadReportSummary, readReportSummary } from './readReportSummary.ts';
import type { Range, ReportSummary, StoredPeriods } from './reportSummary.ts';

/**
 * What a report makes of a summary: the same rows and total as of all its records in one run.
 *
 * The report may be another than the one by which the summary was made: with longer periods (days become weeks, months,
 * quarters, years), fewer of what it is split by, some of its metrics, and a stretch of time that is made of whole periods of
 * the summary. Nothing of this reads a record again.
 *
 * @param report - what is asked for
 * @param summary - the summary; it stays as it is
 * @param at - `now`: the instant until which what is open lasts. Default: that of the summary
 * @throws KpiError `invalid-option` for what the summary does not tell: groups that it is not split by, shorter periods, a stretch
 *   of time that cuts one, fewer groups where a record stood in several; `where`, `compare`, `rolling`
 * @throws KpiError `invalid-option` when it is not as it was made; the path names the part
 * @throws KpiError `different-definitions` when a metric is missing, or was another
 * @throws KpiError `different-moments` for a `now` before that of the summary, and for any other where that is in the figures
 * @example
 * ```ts
 * import { replyTime, report } from 'support-kpi';
 * import { presentReport, summarizeReport } from 'support-kpi/summary';
 *
 * const waiting = (id: string, at: string) => ({ id, messages: [{ at, from: 'customer' as const }] });
 * const daily = report().per('day').measure({ replyTime });
 * const summary = summarizeReport(daily, {
 *   conversations: [waiting('a', '2026-03-01T09:00:00Z'), waiting('b', '2026-03-02T09:00:00Z')],
 * });
 *
 * const monthly = report().per('month').measure({ replyTime });
 * presentReport(monthly, summary).rows[0]?.replyTime.open; // 2
 * presentReport(monthly, summary, { now: '2026-03-03T09:00:00Z' }).total.replyTime.oldestOpen; // 172800000
 * ```
 */
export function presentReport<R extends AnyReport>(
  report: R,
  summary: ReportSummary,
  at: At = {},
): ReturnType<R['run']> {
  const plan = planOfReport(report);
  const plans = plansOf(plan);
  const result: unknown = presentFolded(plan, plans, readReportSummary(summary, plans, 'summary'), at);
  // The rows hold what those of this report hold.
  return result as ReturnType<R['run']>;
}

/** What a report makes of what was folded. */
export function presentFolded(plan: ReportPlan, plans: Plans, read: ReadReportSummary, at: At): object {
  const range = union([...read.ranges.values()]);
  checkTold(plan, read, range);
  const whole: Range | null = plan.between ?? range ?? (plan.unit ? [0, 0] : null);
  const calendar = plan.unit && calendarOf(plan.unit, timeZoneOf(plan), plan.options.weekStart);
  const periods = calendar && whole ? timeFrames(calendar, ...whole) : undefined;
  const wholeFrame = whole ? oneFrame(...whole) : ALL_TIME;
  const frames = periods ?? wholeFrame;
  const cells = read.cells.flatMap((cell) => {
    const frame = frames.indexOf(instantOf(cell, range));
    return frame < 0 ? [] : { ...cell, frame };
  });
  const metrics = [...plans].map(([name, own]) => {
    const head = read.heads.get(name);
    const now = head && momentOf(own.measures, head, at);
    return { name, plan: own, excluded: head?.excluded ?? {}, now };
  });
  const groups = groupsOf(plan, read, cells);
  checkFigures(groups.length * frames.size * plans.size);
  const resultsOf = (some: readonly ReadCell[], bounds: Bounds, isTotal: boolean): object =>
    Object.fromEntries(
      metrics.map(({ name, plan: own, excluded, now }) => [
        name,
        presentPlan(
          own,
          {
            measures: mergedAt(own, name, some),
            excluded: isTotal ? excluded : {},
            ...(now !== undefined && { now }),
          },
          bounds,
        ),
      ]),
    );
  const rows = groups.flatMap((group) =>
    Array.from({ length: frames.size }, (_, frame) => ({
      ...group.values,
      ...(periods && periodOf(periods, frame)),
      ...resultsOf(group.cells[frame] ?? [], boundsOf(frames, frame), false),
    })),
  );
  return {
    rows,
    total: resultsOf(
      cells.filter(({ group }) => group === null),
      boundsOf(wholeFrame, 0),
      true,
    ),
    ...describe(plan),
    undated: Object.fromEntries(Object.entries(read.undated).filter(([name]) => plans.has(name))),
  };
}

type Bounds = Omit<Frame, 'now'>;

/** The instant by which a cell is filed: of a first period that is cut, the first that is meant. */
function instantOf({ start }: ReadCell, range: Range | null): number {
  const first = range?.[0] ?? 0;
  return start === null ? first : Math.max(start, first);
}

interface Group {
  readonly values: Readonly<Record<string, string | null>>;
  /** Its cells by the number of their period. */
  readonly cells: readonly ReadCell[][];
}

/** The groups that are asked for, in order, each with its cells. */
function groupsOf(
  { by }: ReportPlan,
  read: ReadReportSummary,
  cells: readonly (ReadCell & { readonly frame: number })[],
): readonly Group[] {
  const places = by.map(({ name }) => read.by.indexOf(name));
  const found = new Map<string, { readonly values: (string | null)[]; readonly cells: ReadCell[][] }>();
  // All rows together are a group of their own, in which each stands once.
  if (by.length === 0) found.set('[]', { values: [], cells: [] });
  for (const cell of cells) {
    if ((cell.group === null) !== (by.length === 0)) continue;
    const values = places.map((place) => cell.group?.[place] ?? null);
    const key = JSON.stringify(values);
    const known = found.get(key) ?? { values, cells: [] };
    found.set(key, known);
    const own = known.cells[cell.frame] ?? [];
    known.cells[cell.frame] = own;
    own.push(cell);
  }
  return [...found.values()]
    .sort((a, b) => compareGroups(a.values, b.values))
    .map(({ values, cells: own }) => ({
      values: Object.fromEntries(by.map(({ name }, i) => [name, values[i] ?? null])),
      cells: own,
    }));
}

/**
 * Holds that a summary tells what is asked for.
 *
 * @throws KpiError `invalid-option` for what it does not
 */
function checkTold(plan: ReportPlan, read: ReadReportSummary, range: Range | null): void {
  const { compare, rolling } = plan;
  const alone = 'Leave it out: that is told of the records alone.';
  ensure(compare === undefined, 'invalid-option', 'compare', compare, alone);
  ensure(rolling === undefined, 'invalid-option', 'rolling', rolling, alone);
  const where = plan.where.map(({ text }) => text);
  const isSame = JSON.stringify(where) === JSON.stringify(read.where);
  ensure(
    isSame,
    'invalid-option',
    'where',
    where,
    `The summary was made where ${read.where.join(' and ') || 'all count'}.`,
  );
  for (const { name } of plan.by) {
    const remedy = `The summary is split by ${read.by.join(', ') || 'nothing'}.`;
    ensure(read.by.includes(name), 'invalid-option', 'by', name, remedy);
  }
  for (const name of [...fieldsOf(plan.by), ...plan.where.flatMap(({ fields }) => fields)]) {
    ensure(!read.missing.includes(name), 'invalid-option', 'by', name, 'No record has this field.');
  }
  for (const name of read.by) {
    const isThere = plan.by.length === 0 || plan.by.some((each) => each.name === name);
    const remedy = `Split by ${name} too: some record has several, and would count several times.`;
    ensure(isThere || !read.several.includes(name), 'invalid-option', 'by', name, remedy);
  }
  const isByAgent = plan.by.some(({ name }) => name === AGENT);
  const isAttributed = !isByAgent || JSON.stringify(plan.attribute) === JSON.stringify(read.attribute);
  const attributed = `The summary was made with attribute(${read.attribute.join(', ')}).`;
  ensure(isAttributed, 'invalid-option', 'attribute', plan.attribute, attributed);
  checkPeriods(storedPeriods(plan), read.per);
  checkBetween(plan.between, read.per, range);
}

/** The periods of which longer ones are made. */
const PARTS: Readonly<Record<PeriodUnit, readonly PeriodUnit[]>> = {
  hour: ['hour'],
  day: ['hour', 'day'],
  week: ['hour', 'day', 'week'],
  month: ['hour', 'day', 'month'],
  quarter: ['hour', 'day', 'month', 'quarter'],
  year: ['hour', 'day', 'month', 'quarter', 'year'],
};

function checkPeriods(asked: StoredPeriods | null, told: StoredPeriods | null): void {
  if (asked === null) return;
  const isTold =
    told !== null &&
    PARTS[asked.unit].includes(told.unit) &&
    asked.timeZone === told.timeZone &&
    (asked.unit !== 'week' || told.unit !== 'week' || asked.weekStart === told.weekStart);
  const remedy =
    told === null
      ? 'The summary is not split by time.'
      : `The summary is split by ${told.unit} of ${told.timeZone}, weeks from ${told.weekStart}: ask for these or for what is made of them.`;
  ensure(isTold, 'invalid-option', 'per', asked, remedy);
}

/** Holds that a stretch of time cuts no period of a summary. */
function checkBetween(between: ReportPlan['between'], per: StoredPeriods | null, range: Range | null): void {
  if (between === undefined) return;
  const remedy = 'The summary tells of whole periods: give the beginning of one, or all of its time.';
  ensure(range !== null, 'invalid-option', 'between', between, 'The summary is of no stretch of time.');
  const calendar = per && period(per.unit, per.timeZone, per.weekStart);
  for (const at of between) {
    const isOutside = at <= range[0] || at >= range[1];
    const isWhole = calendar !== null && calendar.startOf(at) === at;
    ensure(isOutside || isWhole, 'invalid-option', 'between', at, remedy);
  }
}
