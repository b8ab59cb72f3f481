import {
  type CsatScale,
  csat,
  firstReplyTime,
  type LeftOut,
  nps,
  type PeriodUnit,
  type PointsResult,
  type Report,
  type ReportResult,
  receivedMessages,
  replyTime,
  report,
  responseRate,
  sentReplies,
} from 'support-kpi';
import { durationsFrom } from 'support-kpi/rows';
import { FileError } from './fileError.ts';
import type { Arguments, Dimension } from './parseArguments.ts';
import type { Files } from './readFiles.ts';
import type { RecordFile } from './readRecords.ts';

/** What is measured in conversations, by the names that the report shows. */
const conversationMeasures = {
  received: receivedMessages,
  sent: sentReplies,
  'first reply': firstReplyTime,
  'reply time': replyTime,
  answered: responseRate.with({ unit: 'conversation' }),
};

/** What is measured in survey responses. */
const surveyMeasures = (csatScale: CsatScale | undefined) => ({ nps, csat: csat.with({ scale: csatScale }) });

type DemoMeasures = typeof conversationMeasures &
  ReturnType<typeof surveyMeasures> & { readonly 'given duration': typeof durationsFrom };

/** A report on conversations, on survey responses, or on both. */
export type DemoReport = ReportResult<Dimension, boolean, DemoMeasures>;

/** The reports of the files that are there: one and the same where both files can be split alike. */
export interface DemoReports {
  readonly conversations: DemoReport | undefined;
  readonly surveys: DemoReport | undefined;
}

/**
 * Computes the reports.
 *
 * @throws FileError where a file has not the column that it shall be split by
 */
export function computeReport(
  options: Pick<Arguments, 'by' | 'per' | 'timeZone' | 'schedule' | 'durations' | 'csatScale'>,
  { conversations, responses, durations }: Files,
): DemoReports {
  const { timeZone, schedule, per } = options;
  const main = conversations ?? responses;
  const hasGroups = [conversations, responses].some((file) => file && hasDimension(file, 'group'));
  const by = options.by ?? (hasGroups ? (['group'] as const) : []);
  const missing = main && options.by?.find((dimension) => !hasDimension(main, dimension));
  if (main && missing !== undefined) {
    const { file, columns } = main.table;
    const trouble = `There is no column for ${missing} to split by: name it with --columns ${missing}=….`;
    throw new FileError(file, undefined, `${trouble} The columns: ${columns.join(', ')}.`);
  }
  const splitOf = (file: RecordFile<unknown>): Split => ({
    by: by.filter((dimension) => hasDimension(file, dimension)),
    per: isDated(file) ? per : undefined,
  });
  const run = ({ by: dimensions, per: unit }: Split, kept: readonly unknown[]): DemoReport =>
    timed(report({ timeZone, schedule }).by(...dimensions), unit)
      .measure({
        ...conversationMeasures,
        ...surveyMeasures(options.csatScale),
        'given duration': durationsFrom.with(options.durations?.options ?? {}),
      })
      .run({
        durations: kept.includes(conversations) ? durations : [],
        conversations: kept.includes(conversations) ? (conversations?.records ?? []) : [],
        surveyResponses: kept.includes(responses) ? (responses?.records ?? []) : [],
      });

  const ofConversations = conversations && splitOf(conversations);
  const ofResponses = responses && splitOf(responses);
  if (ofConversations && ofResponses && isAlike(ofConversations, ofResponses)) {
    const both = run(ofConversations, [conversations, responses]);
    return { conversations: both, surveys: both };
  }
  return {
    conversations: ofConversations && run(ofConversations, [conversations]),
    surveys: ofResponses && run(ofResponses, [responses]),
  };
}

/** The measures of a report for which there are records: a file with one row a figure should hold no others. */
export function shownMeasures(
  { conversations, surveys }: DemoReports,
  files: Files,
): (of: DemoReport) => DemoReport['measures'] {
  const kinds = new Set<string | undefined>(files.responses?.records.map(({ kind }) => kind));
  return (of) =>
    of.measures.filter(({ name }) => {
      if (name === 'nps' || name === 'csat')
        return of === surveys && kinds.has(name) && isOnScale(of.total[name]);
      if (name === 'given duration') return of === conversations && files.durations.length > 0;
      return of === conversations && hasReplies(files.conversations);
    });
}

/** Whether most scores are on the scale: else it is not the scale that was asked by, and a figure would say nothing. */
export function isOnScale({ n, excluded }: Pick<PointsResult, 'n'> & LeftOut): boolean {
  return (excluded['off-scale'] ?? 0) <= n;
}

/** Whether replies are known: in a file of tickets by a column that says when the first was. */
export function hasReplies(file: Files['conversations']): boolean {
  return (
    file !== undefined && ['at', 'firstReplyAt'].some((field) => Object.hasOwn(file.reading.columns, field))
  );
}

/** Whether the times of records are known. */
export function isDated({ reading }: RecordFile<unknown>): boolean {
  return ['at', 'createdAt'].some((field) => Object.hasOwn(reading.columns, field));
}

interface Split {
  readonly by: readonly Dimension[];
  readonly per: PeriodUnit | undefined;
}

function isAlike(a: Split, b: Split): boolean {
  return a.per === b.per && a.by.join() === b.by.join();
}

function timed(
  split: Report<Dimension, false, Record<never, never>>,
  unit: PeriodUnit | undefined,
): Report<Dimension, boolean, Record<never, never>> {
  return unit === undefined ? split : split.per(unit);
}

function hasDimension({ reading }: RecordFile<unknown>, dimension: Dimension): boolean {
  return Object.hasOwn(reading.columns, dimension === 'agent' ? 'agentId' : dimension);
}
