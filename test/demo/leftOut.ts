import type { DemoReport } from './computeReport.ts';
import type { Files } from './readFiles.ts';
import { placeOf, type RecordFile, UNEVEN } from './readRecords.ts';
import { wrapped } from './wrapped.ts';

const REASONS: Readonly<Record<string, string>> = {
  'agent-initiated': 'begun by your side',
  'no-customer-message': 'conversations without a message of the customer',
  'invalid-message': 'messages of rows that cannot be read',
  'conversation-with-invalid-event': 'conversations with a row that cannot be read, left out of waits',
  'duplicate-message': 'messages with an id that was there before',
  unanswered: 'surveys without an answer',
  'off-scale': 'scores off the scale',
  duplicate: 'answers with an id that was there before',
};

/** What is in no figure, by reason: rows with their lines and what to do, then records with the figures. */
export function leftOut(
  files: Files,
  reports: readonly (DemoReport | undefined)[],
  shown: (report: DemoReport) => DemoReport['measures'],
): string {
  const { conversations, responses, costs, customers } = files;
  const items = [conversations, responses, costs, customers].flatMap((file) => (file ? rowsOf(file) : []));
  const others = responses?.records.filter(({ kind }) => kind === 'ces' || kind === 'quality').length ?? 0;
  if (others > 0) items.push(`${others} answers to surveys other than NPS and CSAT`);
  const figures = new Map<string, string[]>();
  for (const report of reports) {
    for (const { name } of report ? shown(report) : []) {
      const { excluded } = Object(report?.total)[name];
      for (const [reason, count] of Object.entries<number>(excluded)) {
        // One list holds the answers to all surveys: each is in the figure of its own.
        if (reason === 'other-kind') continue;
        const text = `${count} ${REASONS[reason] ?? wordsOf(reason)}`;
        figures.set(text, [...(figures.get(text) ?? []), name]);
      }
    }
  }
  for (const [text, names] of figures) items.push(`${text} (not in: ${names.join(', ')})`);
  return items.length === 0
    ? 'Left out: nothing\n'
    : `Left out, and why\n${items.map((item) => wrapped(item)).join('')}`;
}

function rowsOf({ table, reading, remedies }: RecordFile<unknown>): string[] {
  const items: string[] = [];
  const add = (
    counts: Readonly<Record<string, number>>,
    places: Readonly<Record<string, readonly string[]>>,
    what: string,
  ): void => {
    for (const [reason, count] of Object.entries(counts)) {
      const lines = (places[reason] ?? []).map((path) => placeOf(path, table).line ?? '?');
      const remedy = remedies.get(reason);
      items.push(
        `${count} ${what} of ${table.file}: ${wordsOf(reason)}, ${linesOf(lines, count)}.${remedy ? ` ${remedy}` : ''}`,
      );
    }
  };
  const { uneven } = table;
  if (uneven.length > 0)
    items.push(
      `${uneven.length} rows of ${table.file}: ${linesOf(
        uneven.slice(0, 3).map(({ line }) => line),
        uneven.length,
      )}. ${UNEVEN}`,
    );
  add(reading.excluded, reading.excludedAt, 'rows');
  add(reading.ignored, reading.ignoredAt, 'cells');
  return items;
}

function linesOf(lines: readonly unknown[], count: number): string {
  return `${count > 1 ? 'lines' : 'line'} ${lines.join(', ')}${count > lines.length ? ', …' : ''}`;
}

function wordsOf(reason: string): string {
  return reason.replaceAll('-', ' ');
}
