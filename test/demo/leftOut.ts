import type { DemoReport } from './computeReport.ts';
import type { MessageFile } from './readMessages.ts';
import type { ResponseFile } from './readResponses.ts';

const REASONS: Readonly<Record<string, string>> = {
  'agent-initiated': 'begun by your side',
  'no-customer-message': 'conversations without a message of the customer',
  'duplicate-message': 'messages with an id that was there before',
  unanswered: 'surveys without an answer',
  'other-kind': 'answers to another kind of survey',
  'off-scale': 'scores off the scale (NPS 0 to 10, CSAT 1 to 5)',
  duplicate: 'answers with an id that was there before',
};

/** The files that a report is made of. */
interface Files {
  readonly messages: MessageFile | undefined;
  readonly responses: ResponseFile | undefined;
}

/** What is in no figure, by reason, with the figures that leave it out. */
export function leftOut(
  { messages, responses }: Files,
  reports: readonly (DemoReport | undefined)[],
  shown: (report: DemoReport) => DemoReport['measures'],
): string {
  const rows: string[][] = [];
  for (const file of [messages, responses]) {
    for (const [reason, count] of file?.badRows ?? [])
      rows.push([String(count), `rows of ${file?.file}: ${reason}`]);
  }
  if (messages && messages.brokenConversations > 0) {
    const count = String(messages.brokenConversations);
    rows.push([count, 'conversations with such a row, left out with all their messages']);
  }
  if (responses && responses.others > 0) {
    rows.push([String(responses.others), 'answers to surveys other than NPS and CSAT']);
  }
  const figures = new Map<string, string[]>();
  for (const report of reports) {
    if (!report) continue;
    for (const { name } of shown(report)) {
      const { excluded } = report.total[name as keyof DemoReport['total']];
      for (const [reason, count] of Object.entries(excluded)) {
        const key = `${count}\t${REASONS[reason] ?? reason}`;
        figures.set(key, [...(figures.get(key) ?? []), name]);
      }
    }
  }
  for (const [key, names] of figures) {
    const [count = '', reason = ''] = key.split('\t');
    rows.push([count, `${reason} (not in: ${names.join(', ')})`]);
  }
  if (rows.length === 0) return 'Left out: nothing\n';
  const width = Math.max(...rows.map(([count = '']) => count.length));
  return `Left out, and why\n${rows.map(([count = '', text]) => `  ${count.padStart(width)}  ${text}\n`).join('')}`;
}
