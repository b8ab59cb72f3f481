import { flatResult } from './flatResult.ts';
import type { ReportResult } from './reportResult.ts';

const COLUMNS = [
  'value',
  'unit',
  'n',
  'numerator',
  'denominator',
  'mean',
  'median',
  'p90',
  'low',
  'high',
  'open',
  'notYetDue',
  'reason',
  'excluded',
  'definition',
] as const;

/**
 * A report as CSV (RFC 4180): one line for each group, period and measure, with the same columns for all. Durations are
 * milliseconds, shares 0 to 1; what has no value is empty, and the column `reason` says why.
 *
 * A report without rows gives the line of names only.
 *
 * @example
 * ```ts
 * import { nps, report, toCsv } from 'support-kpi';
 *
 * const csv = toCsv(report().measure({ nps }).run({ surveyResponses: [{ score: 10 }, { score: 3 }] }));
 *
 * csv.split('\r\n')[0].slice(0, 40); // 'measure,value,unit,n,numerator,denominat'
 * csv.split('\r\n')[1].slice(0, 16); // 'nps,0,points,2,,'
 * ```
 */
export function toCsv(
  report: Pick<ReportResult, 'by' | 'per' | 'measures'> & { readonly rows: readonly object[] },
): string {
  const { by, per, measures, rows } = report;
  const placing = [...by, ...(per ? ['period', 'start', 'end'] : [])];
  const lines: (readonly unknown[])[] = [[...placing, 'measure', ...COLUMNS]];
  for (const row of rows) {
    const cells = new Map<string, unknown>(Object.entries(row));
    const place = placing.map((name) => {
      const cell = cells.get(name);
      return typeof cell === 'number' ? new Date(cell).toISOString() : cell;
    });
    for (const { name, unit } of measures) {
      const flat = flatResult(cells.get(name), unit);
      lines.push([...place, name, ...COLUMNS.map((column) => flat[column])]);
    }
  }
  return lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: unknown): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
