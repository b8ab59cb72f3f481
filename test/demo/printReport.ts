import {
  type CostPerTicketResult,
  type CustomerChurnRateResult,
  costPerTicket,
  customerChurnRate,
  type DurationSummary,
  formatDuration,
  type Interval,
  toText,
} from 'support-kpi';
import { type DemoReport, type DemoReports, shownMeasures } from './computeReport.ts';
import { leftOut } from './leftOut.ts';
import type { Arguments } from './parseArguments.ts';
import type { MessageFile } from './readMessages.ts';
import type { ResponseFile } from './readResponses.ts';
import { sample } from './sample.ts';

/** What is printed. */
export interface Printed {
  readonly options: Arguments;
  readonly messages: MessageFile | undefined;
  readonly responses: ResponseFile | undefined;
  readonly reports: DemoReports;
}

/** The whole report, for reading. */
export function printReport(printed: Printed): string {
  const { options, messages, responses, reports } = printed;
  const { conversations, surveys } = reports;
  const shown = shownMeasures(reports, responses?.kinds ?? []);
  const isJoint = conversations !== undefined && conversations === surveys;
  const parts = [
    heading(printed),
    conversations && table(conversations, shown(conversations), options),
    conversations && messages && conversationLines(conversations, messages, options),
    surveys && !isJoint && surveyTable(surveys, shown(surveys), messages),
    surveys && responses && surveyLines(surveys, responses),
    totalLines(options, messages),
    leftOut({ messages, responses }, [conversations, isJoint ? undefined : surveys], shown),
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n');
}

/** What the data is, in words: for the head of the report, and beside a report in CSV. */
export function heading({ options, messages, responses }: Printed): string {
  const lines: [string, string][] = [];
  if (options.isSample) {
    lines.push(['Data', `synthetic: made by ${sample.script}; no person and no company is real`]);
  }
  if (messages) {
    const count = `${messages.messages} messages in ${messages.conversations.length} conversations`;
    lines.push(['Messages', `${messages.file}: ${count}`]);
    if (messages.span) {
      const [first, last] = messages.span.map((at) => clockTime(at, options.zone));
      lines.push(['Period', `${first} to ${last}, first and last message`]);
    }
  }
  if (responses) {
    const times = responses.dated ? '' : '; no column at: shown in total, not by time';
    lines.push(['Responses', `${responses.file}: ${responses.rows} rows${times}`]);
  }
  lines.push(['Time zone', options.zone]);
  if (messages) {
    const none = 'none given (--hours): waits are measured by the calendar only';
    lines.push(['Hours', options.hours ?? none]);
  }
  return `${lines.map(([name, text]) => `${name.padEnd(9)}  ${text}\n`).join('')}`;
}

/** The columns that fit beside each other; the rest is told below in total. */
const IN_TABLE = ['received', 'sent', 'first reply', 'answered', 'nps', 'csat'];

function table(report: DemoReport, measures: DemoReport['measures'], { schedule, per }: Arguments): string {
  const inTable = measures.filter(({ name }) => IN_TABLE.includes(name));
  const survey = inTable.some(({ unit, name }) => unit === 'points' || name === 'csat');
  const notes = [
    `First reply: ${schedule ? 'in business hours' : 'by the calendar'}; n is conversations replied to, open those without a reply.`,
    schedule && 'A wait that began and ended outside of business hours counts as 0 of them.',
    'Answered: conversations begun, and how many of them a person replied to.',
    per &&
      `Each ${per} holds the messages, the replies${survey ? ', the survey answers' : ''} and the conversations begun in it.`,
  ];
  return `${toText({ ...report, measures: inTable })}\n${notes.filter(Boolean).join('\n')}\n`;
}

function surveyTable(
  report: DemoReport,
  measures: DemoReport['measures'],
  messages: MessageFile | undefined,
): string {
  if (report.by.length === 0 && report.per === null) return '';
  const title = messages ? 'Surveys (split by what their file has)\n' : '';
  return `${title}${toText({ ...report, measures })}`;
}

function conversationLines(
  { total }: DemoReport,
  { conversations }: MessageFile,
  { schedule }: Arguments,
): string {
  const first = total['first reply'];
  const waits = total['reply time'];
  const of = conversations.length;
  const counts: [string, number, string][] = [
    ['with a reply of a person', first.n, ''],
    [
      'without a reply',
      first.open,
      `, the oldest waiting for ${formatDuration(first.oldestOpen, { days: !schedule })}${schedule ? ' of business hours' : ''}`,
    ],
    ['begun by your side', first.excluded['agent-initiated'] ?? 0, ''],
    ['without a message of the customer', first.excluded['no-customer-message'] ?? 0, ''],
    ['off hours only', first.excluded['off-hours'] ?? 0, ''],
  ];
  const within = total.answered.within24h;
  const early = total.answered.denominator - within.denominator;
  const rows: string[][] = [['Reply times', 'median', 'mean', 'p90', 'of how many']];
  const add = (name: string, result: typeof first, what: string): void => {
    const clocks: [string, DurationSummary | null, boolean][] = [
      ['business hours', result.business, false],
      ['calendar', result.calendar, true],
    ];
    for (const [clock, summary, days] of clocks) {
      if (!summary) continue;
      const { median, mean, p90, n } = summary;
      rows.push([
        `  ${name}, ${clock}`,
        ...[median, mean, p90].map((ms) => formatDuration(ms, { days })),
        `${n} of ${n + result.open} ${what}`,
      ]);
    }
  };
  add('first reply', first, 'conversations');
  add('any reply', waits, 'waits');
  return [
    `Conversations: ${of}`,
    ...counts
      .filter(([name, count]) => count > 0 || name === 'without a reply')
      .map(
        ([name, count, more]) =>
          `  ${String(count).padStart(String(of).length)} of ${of} ${name}${count > 0 ? more : ''}`,
      ),
    `  ${percent(within.value)} (${within.numerator} of ${within.denominator}) answered within 24 hours by the calendar${early > 0 ? `; ${early} not waiting that long yet` : ''}`,
    '',
    aligned(rows),
  ].join('\n');
}

function surveyLines({ total }: DemoReport, { kinds }: ResponseFile): string {
  const lines = ['Survey totals (95% intervals in brackets)'];
  if (kinds.includes('nps')) {
    const { value, n, interval, promoters, passives, detractors, excluded } = total.nps;
    const bounds = range(interval, (points) => points.toFixed(1));
    const score = value === null ? '–' : `${value.toFixed(1)}${bounds}`;
    lines.push(
      `  NPS   ${score}: ${promoters} promoters, ${passives} passives, ${detractors} detractors of ${n} answers; ${excluded['unanswered'] ?? 0} unanswered`,
    );
  }
  if (kinds.includes('csat')) {
    const { value, numerator, n, interval, excluded } = total.csat;
    lines.push(
      `  CSAT  ${percent(value)}${range(interval, percent)}: ${numerator} satisfied (4 or 5) of ${n} answers; ${excluded['unanswered'] ?? 0} unanswered`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function totalLines({ cost, churn, isSample }: Arguments, messages: MessageFile | undefined): string {
  const lines: string[] = [];
  if (cost !== undefined && messages) {
    const result: CostPerTicketResult = costPerTicket({ cost, conversations: messages.conversations });
    lines.push(
      `  Cost per ticket  ${result.value?.toFixed(2) ?? '–'}: ${cost} for ${result.n} conversations opened`,
    );
  }
  if (churn) {
    const result: CustomerChurnRateResult = customerChurnRate(churn);
    lines.push(`  Customers lost   ${percent(result.value)}: ${churn.lost} of ${churn.atStart} at the start`);
  }
  if (lines.length === 0) return '';
  return [`From totals${isSample ? ' (synthetic as well)' : ''}`, ...lines, ''].join('\n');
}

function clockTime(at: number, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)}%`;
}

function range(interval: Interval | null, text: (bound: number) => string): string {
  return interval ? ` [${text(interval.low)} to ${text(interval.high)}]` : '';
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)),
    [],
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
