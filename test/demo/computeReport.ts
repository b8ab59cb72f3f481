import {
  csat,
  type Dimension,
  firstReplyTime,
  nps,
  type PeriodUnit,
  type Report,
  type ReportResult,
  receivedMessages,
  replyTime,
  report,
  responseRate,
  sentReplies,
} from 'support-kpi';
import { FileError } from './fileError.ts';
import type { Arguments } from './parseArguments.ts';
import type { MessageFile } from './readMessages.ts';
import type { ResponseFile } from './readResponses.ts';

/** What is measured in conversations, by the names that the report shows. */
const conversationMeasures = {
  received: receivedMessages,
  sent: sentReplies,
  'first reply': firstReplyTime,
  'reply time': replyTime,
  answered: responseRate.with({ unit: 'conversation' }),
};

/** What is measured in survey responses. */
const surveyMeasures = { nps, csat };

type DemoMeasures = typeof conversationMeasures & typeof surveyMeasures;

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
  options: Pick<Arguments, 'by' | 'per' | 'zone' | 'schedule'>,
  messages: MessageFile | undefined,
  responses: ResponseFile | undefined,
): DemoReports {
  const { zone: timeZone, schedule, per } = options;
  const main = messages ?? responses;
  const hasGroups = [messages, responses].some((file) => file?.columns.includes('group'));
  const by = options.by ?? (hasGroups ? (['group'] as const) : []);
  const missing = main && by.find((dimension) => !hasColumn(main.columns, dimension));
  if (main && missing && options.by) {
    throw new FileError(
      main.file,
      1,
      `There is no column ${missing} to split by; the first line has: ${main.columns.join(', ')}.`,
    );
  }
  const splitOf = (file: { columns: readonly string[]; dated?: boolean }): Split => ({
    by: by.filter((dimension) => hasColumn(file.columns, dimension)),
    per: file.dated === false ? undefined : per,
  });
  const run = (
    { by: dimensions, per: unit }: Split,
    withMessages: boolean,
    withResponses: boolean,
  ): DemoReport =>
    timed(report({ timeZone, schedule }).by(...dimensions), unit)
      .measure({ ...conversationMeasures, ...surveyMeasures })
      .run({
        conversations: withMessages ? (messages?.conversations ?? []) : [],
        surveyResponses: withResponses ? (responses?.responses ?? []) : [],
      });

  const ofMessages = messages && splitOf(messages);
  const ofResponses = responses && splitOf(responses);
  if (ofMessages && ofResponses && isAlike(ofMessages, ofResponses)) {
    const both = run(ofMessages, true, true);
    return { conversations: both, surveys: both };
  }
  return {
    conversations: ofMessages && run(ofMessages, true, false),
    surveys: ofResponses && run(ofResponses, false, true),
  };
}

/** The measures of a report for which there are records, a file with one row a figure should hold no others. */
export function shownMeasures(
  { conversations, surveys }: DemoReports,
  kinds: readonly string[],
): (of: DemoReport) => DemoReport['measures'] {
  return (of) =>
    of.measures.filter(({ name }) =>
      Object.hasOwn(surveyMeasures, name) ? of === surveys && kinds.includes(name) : of === conversations,
    );
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

function hasColumn(columns: readonly string[], dimension: Dimension): boolean {
  const names = dimension === 'agent' ? ['agent_id', 'agentId', 'author'] : [dimension];
  return names.some((name) => columns.includes(name));
}
