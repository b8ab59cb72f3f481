import {
  type Conversation,
  type CustomerChurnRateResult,
  type CustomerPeriod,
  costPerTicket,
  customerChurnRate,
  type DurationSummary,
  formatDuration,
  type Interval,
  type QuotientResult,
  report,
  toText,
} from 'support-kpi';
import {
  type DemoReport,
  type DemoReports,
  hasReplies,
  isDated,
  isOnScale,
  shownMeasures,
} from './computeReport.ts';
import { describeReading } from './describeReading.ts';
import { leftOut } from './leftOut.ts';
import type { Arguments, Dimension } from './parseArguments.ts';
import type { Files } from './readFiles.ts';
import type { RecordFile } from './readRecords.ts';
import { sample } from './sample.ts';
import { wrapped } from './wrapped.ts';

/** What is printed. */
export interface Printed {
  readonly options: Arguments;
  readonly files: Files;
  readonly reports: DemoReports;
}

/** The whole report, for reading. */
export function printReport(printed: Printed): string {
  const { options, files, reports } = printed;
  const { conversations, surveys } = reports;
  const shown = shownMeasures(reports, files);
  const isJoint = conversations !== undefined && conversations === surveys;
  const parts = [
    heading(printed),
    conversations && table(conversations, shown(conversations), options, files),
    conversations && conversationLines(conversations, shown(conversations), options, files),
    surveys && !isJoint && surveyTable(surveys, shown(surveys), options, files),
    surveys && surveyLines(surveys, files, options),
    totalLines(options, files),
    files.customers && customerTable(files.customers),
    leftOut(files, [conversations, isJoint ? undefined : surveys], shown),
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n');
}

/** What the data is and how it was read, in words: for the head of the report, and beside a report in CSV. */
export function heading({ options, files }: Printed): string {
  const { conversations, responses, costs, customers } = files;
  const lines: [string, string][] = [];
  if (options.isSample) {
    lines.push(['Data', `synthetic: made by ${sample.script}; no person and no company is real`]);
  }
  if (conversations) {
    const { table, records } = conversations;
    const rows = table.rows.length + table.uneven.length;
    lines.push(['Records', `${table.file}: ${rows} rows, ${records.length} conversations`]);
    const span = spanOf(records);
    if (span) {
      const [first, last] = span.map((at) => clockTime(at, options.timeZone));
      lines.push(['Period', `${first} to ${last}, first and last message`]);
    }
  }
  if (responses) {
    const { table } = responses;
    const times = isDated(responses) ? '' : '; no column of times: shown in total, not by time';
    lines.push(['Responses', `${table.file}: ${table.rows.length + table.uneven.length} rows${times}`]);
  }
  if (costs) lines.push(['Costs', `${costs.table.file}: ${costs.table.rows.length} rows`]);
  if (customers) lines.push(['Customers', `${customers.table.file}: ${customers.table.rows.length} rows`]);
  lines.push(['Time zone', options.timeZone]);
  if (conversations) {
    const none = 'none given (--hours): waits are measured by the calendar only';
    lines.push(['Hours', options.hours ?? none]);
  }
  const read = [conversations, responses, costs, customers].flatMap((file) =>
    file ? [describeReading(file)] : [],
  );
  return `${lines.map(([name, text]) => `${name.padEnd(9)}  ${text}\n`).join('')}\nHow it was read\n${read.map((text) => wrapped(text)).join('')}`;
}

/** The first and the last instant of all messages. */
function spanOf(records: readonly Conversation[]): [number, number] | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { messages = [] } of records) {
    for (const { at } of messages) {
      // The readers of rows give instants as numbers; what they could not read is none.
      if (typeof at !== 'number' || Number.isNaN(at)) continue;
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  }
  return first <= last ? [first, last] : undefined;
}

/** The columns that fit beside each other; the rest is told below in total. */
const IN_TABLE = ['received', 'sent', 'first reply', 'answered', 'given duration', 'nps', 'csat'];

function table(
  report: DemoReport,
  measures: DemoReport['measures'],
  { schedule, per, empty, durations }: Arguments,
  { conversations }: Files,
): string {
  const inTable = measures.filter(({ name }) => IN_TABLE.includes(name));
  const survey = inTable.some(({ unit, name }) => unit === 'points' || name === 'csat');
  if (inTable.length === 0) return '';
  const notes = hasReplies(conversations)
    ? [
        `First reply: ${schedule ? 'in business hours' : 'by the calendar'}; n is conversations replied to, open those without a reply.`,
        schedule && 'A wait that began and ended outside of business hours counts as 0 of them.',
        'Answered: conversations begun, and how many of them a person replied to.',
        per &&
          `Each ${per} holds the messages, the replies${survey ? ', the survey answers' : ''} and the conversations begun in it.`,
      ]
    : [];
  if (durations)
    notes.push(`Given duration: ${durations.column}, as its file has it; open where it has none.`);
  return `${toText({ ...report, measures: inTable }, { empty })}\n${notes.filter(Boolean).join('\n')}\n`;
}

function surveyTable(
  report: DemoReport,
  measures: DemoReport['measures'],
  { empty }: Arguments,
  { conversations }: Files,
): string {
  if (report.by.length === 0 && report.per === null) return '';
  const title = conversations ? 'Surveys (split by what their file has)\n' : '';
  return `${title}${toText({ ...report, measures }, { empty })}`;
}

function conversationLines(
  { total }: DemoReport,
  measures: DemoReport['measures'],
  { schedule, durations }: Arguments,
  { conversations }: Files,
): string {
  const records = conversations?.records ?? [];
  const first = total['first reply'];
  const of = records.length;
  const known = hasReplies(conversations);
  const done = records.filter(({ statuses = [] }) =>
    statuses.some(({ to }) => to === 'solved' || to === 'closed'),
  );
  const counts: [string, number, string][] = [
    ['solved or closed', done.length, ''],
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
  const lines = [
    `Conversations: ${of}`,
    ...counts
      .slice(0, known ? undefined : 1)
      .filter(([name, count]) => count > 0 || name === 'without a reply')
      .map(
        ([name, count, more]) =>
          `  ${String(count).padStart(String(of).length)} of ${of} ${name}${count > 0 ? more : ''}`,
      ),
    known
      ? `  ${percent(within.value)} (${within.numerator} of ${within.denominator}) answered within 24 hours by the calendar${early > 0 ? `; ${early} not waiting that long yet` : ''}`
      : durations === undefined &&
        '  No column says when the first reply was (--columns firstReplyAt=…): reply times are not measured.',
    '',
  ];
  const rows: string[][] = [['Reply times', 'median', 'mean', 'p90', 'of how many']];
  const add = (name: string, summary: DurationSummary | null, days: boolean, of: string): void => {
    if (!summary) return;
    const { median, mean, p90, n } = summary;
    rows.push([
      `  ${name}`,
      ...[median, mean, p90].map((ms) => formatDuration(ms, { days })),
      `${n} of ${of}`,
    ]);
  };
  const waits = [
    ['first reply', 'first reply', 'conversations'],
    ['any reply', 'reply time', 'waits'],
    [durations?.column ?? '', 'given duration', 'tickets'],
  ] as const;
  for (const [title, name, what] of waits) {
    if (!measures.some((measure) => measure.name === name)) continue;
    const { business, calendar, n, open } = total[name];
    const clock = (word: string): string => (name === 'given duration' ? title : `${title}, ${word}`);
    add(clock('business hours'), business, false, `${n + open} ${what}`);
    add(clock('calendar'), calendar, true, `${n + open} ${what}`);
  }
  return [...lines.filter((line) => line !== false), ...(rows.length > 1 ? [aligned(rows)] : [])].join('\n');
}

function surveyLines(
  { total }: DemoReport,
  { responses }: Files,
  { csatScale = '1-5' }: Pick<Arguments, 'csatScale'>,
): string {
  const kinds = new Set<string | undefined>(responses?.records.map(({ kind }) => kind));
  const lines = ['Survey totals (95% intervals in brackets)'];
  const unanswered = (excluded: Readonly<Record<string, number>>): number => excluded['unanswered'] ?? 0;
  if (kinds.has('nps')) {
    const { value, n, interval, promoters, passives, detractors, excluded } = total.nps;
    const bounds = range(interval, (points) => points.toFixed(1));
    const score = value === null ? '–' : `${value.toFixed(1)}${bounds}`;
    lines.push(
      isOnScale(total.nps)
        ? `  NPS   ${score}: ${promoters} promoters, ${passives} passives, ${detractors} detractors of ${n} answers; ${unanswered(excluded)} unanswered`
        : `  NPS   –: most answers are not from 0 to 10; is it another survey (--columns nps=…)?`,
    );
  }
  if (kinds.has('csat')) {
    const { value, numerator, n, interval, excluded } = total.csat;
    lines.push(
      isOnScale(total.csat)
        ? `  CSAT  ${percent(value)}${range(interval, percent)}: ${numerator} satisfied (top of the scale ${csatScale}) of ${n} answers; ${unanswered(excluded)} unanswered`
        : `  CSAT  –: most answers are not on the scale ${csatScale}; name theirs, such as --csat-scale 1-10`,
    );
  }
  if (kinds.has(undefined)) {
    const column = responses?.reading.columns['score'] ?? 'score';
    lines.push(
      `  Nothing says which survey ${column} is: --columns "nps=${column}" or --columns "csat=${column}"`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function totalLines({ cost, churn, isSample }: Arguments, { conversations, costs }: Files): string {
  const lines: string[] = [];
  if (cost !== undefined && conversations) {
    const result: QuotientResult = costPerTicket({ cost, conversations: conversations.records });
    lines.push(
      `  Cost per ticket  ${result.value?.toFixed(2) ?? '–'}: ${cost} for ${result.n} conversations opened`,
    );
  }
  if (costs && conversations) {
    const result: QuotientResult = costPerTicket({
      costs: costs.records,
      conversations: conversations.records,
    });
    lines.push(
      `  Cost per ticket  ${result.value?.toFixed(2) ?? '–'}: by ${costs.table.file}, for ${result.n} conversations opened`,
    );
  }
  if (churn) {
    const result: CustomerChurnRateResult = customerChurnRate(churn);
    lines.push(`  Customers lost   ${percent(result.value)}: ${churn.lost} of ${churn.atStart} at the start`);
  }
  if (lines.length === 0) return '';
  return [`From totals${isSample ? ' (synthetic as well)' : ''}`, ...lines, ''].join('\n');
}

/** Customers lost, by the groups that their file has. */
function customerTable({ records, reading }: RecordFile<CustomerPeriod>): string {
  const by: Dimension[] = reading.columns['group'] === undefined ? [] : ['group'];
  const lost = { 'customers lost': customerChurnRate };
  return toText(
    report()
      .by(...by)
      .measure(lost)
      .run({ customers: records }),
  );
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
