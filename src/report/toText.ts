import { roundHalfAway } from '../stats/roundHalfAway.ts';
import { type FlatResult, flatResult } from './flatResult.ts';
import { formatDuration } from './formatDuration.ts';
import type { ReportResult } from './reportResult.ts';

/**
 * A report as a table for reading: a line for each group and period and one for the total, a column for each measure.
 * Each figure says of how many: `71.4% of 302`, `8 h (n 302, 121 open)`, `53.4 (n 13612)`; `–` has no value.
 *
 * @example
 * ```ts
 * import { nps, report, toText } from 'support-kpi';
 *
 * const surveyResponses = [
 *   { score: 10, group: 'shop' },
 *   { score: 3, group: 'app' },
 * ];
 *
 * toText(report().by('group').measure({ nps }).run({ surveyResponses })); // 'group  nps\napp    -100.0 (n 1)\nshop   100.0 (n 1)\ntotal  0.0 (n 2)\n'
 * ```
 */
export function toText(
  report: Pick<ReportResult, 'by' | 'per' | 'measures' | 'undated'> & {
    readonly rows: readonly object[];
    readonly total: object;
  },
): string {
  const { by, per, measures, rows, total, undated } = report;
  const placing = [...by, ...(per ? ['period'] : [])];
  const line = (row: object, place: readonly unknown[]): string[] => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return [
      ...placing.map((name, i) => String(place[i] ?? cells.get(name) ?? '(none)')),
      ...measures.map(({ name, unit }) => figure(flatResult(cells.get(name), unit), cells.get(name))),
    ];
  };
  const split = placing.length > 0;
  const lines = [
    [...placing, ...measures.map(({ name, unit }) => (unit === 'milliseconds' ? `${name} (median)` : name))],
    ...(split ? rows.map((row) => line(row, [])) : []),
    line(total, ['total', ...placing.slice(1).map(() => '')]),
  ];
  const widths = lines.reduce<number[]>(
    (most, cells) => cells.map((cell, i) => Math.max(most[i] ?? 0, cell.length)),
    [],
  );
  const text = lines.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  for (const [name, n] of Object.entries(undated))
    text.push(`${name}: ${n} without a usable time, not in here`);
  return text.map((line) => `${line}\n`).join('');
}

function figure(
  { value, unit, n, numerator, denominator, open, notYetDue }: FlatResult,
  result: unknown,
): string {
  const notes: string[] = [];
  if (unit === 'share') notes.push(`${numerator} of ${denominator}`);
  else if (unit !== 'messages') notes.push(`n ${n}`);
  if (open) notes.push(`${open} open`);
  if (notYetDue) notes.push(`${notYetDue} not yet due`);
  const isBusiness = Object(result)['clock'] === 'business';
  const text = value === null ? '–' : format(value, unit, !isBusiness);
  return notes.length > 0 ? `${text} (${notes.join(', ')})` : text;
}

function format(value: number, unit: FlatResult['unit'], days: boolean): string {
  switch (unit) {
    case 'milliseconds':
      return formatDuration(value, { days });
    case 'share':
      return `${roundHalfAway(100 * value, 1).toFixed(1)}%`;
    case 'points':
      return roundHalfAway(value, 1).toFixed(1);
    case 'money':
      return roundHalfAway(value, 2).toFixed(2);
    case 'messages':
      return String(value);
  }
}
