import { type OptionRules, oneOf, readOptions } from '../metrics/options.ts';
import { roundHalfAway } from '../stats/roundHalfAway.ts';
import { cellText } from './cellText.ts';
import { checkReport } from './checkReport.ts';
import { type FlatResult, flatResult } from './flatResult.ts';
import { formatDuration } from './formatDuration.ts';
import { isEmptyResult } from './isEmptyResult.ts';
import type { ReportResult } from './reportResult.ts';
import { shownText, shownWidth } from './shownText.ts';

/** Options of {@link toText}. */
export interface TextOptions {
  /** Whether rows in which no measure has anything are shown; those that are hidden are counted below. Default `'hide'`. */
  readonly empty?: 'hide' | 'show' | undefined;
}

const OPTIONS: OptionRules<TextOptions> = /* @__PURE__ */ (() => ({ empty: oneOf('hide', 'show') }))();

/**
 * A report as a table for reading: a line for each group and period and one for the total, a column for each measure.
 * Each figure says of how many: `71.4% of 302`, `8 h (n 302, 121 open)`, `53.4 (n 13612)`; `–` has no value.
 *
 * Rows without anything are left away, and a line says how many; a report without rows has the total only. Names are
 * shown so that they cannot write on a terminal or forge a line: control characters as their codes, `\u{1b}`, and what
 * is longer than 60 characters cut.
 *
 * @throws KpiError `invalid-option` for what is no report, and for options that cannot be used
 * @throws KpiError `unknown-option` for an option that does not exist
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
  options: TextOptions = {},
): string {
  checkReport(report, ['total', 'undated']);
  const { empty } = readOptions(OPTIONS, options);
  const { by, per, measures, rows, total, undated } = report;
  const placing = [...by, ...(per ? ['period'] : [])];
  const read = (row: object): Line => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return {
      place: placing.map((name) => shownText(cellText(cells.get(name)) || '(none)')),
      results: measures.map(({ name, unit }) => ({
        flat: flatResult(cells.get(name), unit),
        result: cells.get(name),
      })),
    };
  };
  const all = placing.length > 0 ? rows.map(read) : [];
  const shown = all.filter(
    ({ results }) => empty === 'show' || !results.every(({ flat }) => isEmptyResult(flat)),
  );
  const names = measures.map(
    ({ name, unit }) => shownText(name) + (unit === 'milliseconds' ? ' (median)' : ''),
  );
  const lines = [
    [...placing.map(shownText), ...names],
    ...shown.map(({ place, results }) => [...place, ...results.map(figure)]),
    [...placing.map((_, i) => (i === 0 ? 'total' : '')), ...read(total).results.map(figure)],
  ];
  const widths = lines.reduce<number[]>(
    (most, cells) => cells.map((cell, i) => Math.max(most[i] ?? 0, shownWidth(cell))),
    [],
  );
  const text = lines.map((cells) =>
    cells
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - shownWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
  const hidden = all.length - shown.length;
  if (hidden > 0) text.push(`${hidden} of ${all.length} rows have nothing, not shown`);
  for (const [name, n] of Object.entries(undated)) {
    text.push(`${shownText(name)}: ${cellText(n)} without a usable time, not in here`);
  }
  return text.map((line) => `${line}\n`).join('');
}

/** What a line shows. */
interface Line {
  readonly place: readonly string[];
  readonly results: readonly Shown[];
}

/** A result, and what it has in common with all others. */
interface Shown {
  readonly flat: FlatResult;
  readonly result: unknown;
}

function figure({ flat, result }: Shown): string {
  const { value, unit, n, numerator, denominator, open, notYetDue } = flat;
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
    default:
      return String(value);
  }
}
