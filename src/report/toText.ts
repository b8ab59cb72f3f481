import { type OptionRules, oneOf, readOptions } from '../define/options.ts';
import { cellText } from './cellText.ts';
import { SIGNAL } from './changeText.ts';
import { checkReport } from './checkReport.ts';
import type { ReportResult } from './reportResult.ts';
import { type ShownResult, shownResult } from './shownResult.ts';
import { shownText, shownWidth } from './shownText.ts';

/** Options of {@link toText}. */
export interface TextOptions {
  /** Whether rows in which no measure has anything are shown; those that are hidden are counted below. Default `'hide'`. */
  readonly empty?: 'hide' | 'show' | undefined;
}

const OPTIONS: OptionRules<TextOptions> = /* @__PURE__ */ (() => ({ empty: oneOf('hide', 'show') }))();

/**
 * A report as a table for reading: a line for each group and period and one for the total, a column for each measure.
 * Each figure says of how many: `71.4% (215 of 301)`, `8 h (n 302, 121 open)`, `53.4 (n 13612)`; `–` has no value. Of
 * durations the head says which figure is shown: `replyTime (p90)`.
 *
 * Where the report compares, the change stands behind each measure: `+3.1 pp` for shares, points for net scores, `−12%`
 * for all else, with `*` where it is more than chance.
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
  report: Pick<ReportResult, 'by' | 'per' | 'measures' | 'undated'> &
    Partial<Pick<ReportResult, 'compare'>> & {
      readonly rows: readonly object[];
      readonly total: object;
    },
  options: TextOptions = {},
): string {
  checkReport(report, ['total', 'undated']);
  const { empty } = readOptions(OPTIONS, options);
  const { by, per, measures, rows, total, undated, compare } = report;
  const placing = [...by, ...(per ? ['period'] : [])];
  const read = (row: object): Line => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return {
      place: placing.map((name) => shownText(cellText(cells.get(name)) || '(none)')),
      results: measures.map((measure) => shownResult(cells.get(measure.name), measure)),
    };
  };
  const all = placing.length > 0 ? rows.map(read) : [];
  const shown = all.filter(({ results }) => empty === 'show' || !results.every(({ isEmpty }) => isEmpty));
  const figures = (results: readonly ShownResult[]): string[] =>
    results.flatMap((result) => [result.text(), ...(compare ? [result.change()] : [])]);
  const whole = read(total).results;
  const names = measures.flatMap(({ name }, i) => {
    const figure = whole[i]?.head ?? '';
    return [
      shownText(name) + (figure === '' ? '' : ` (${shownText(figure)})`),
      ...(compare ? ['change'] : []),
    ];
  });
  const lines = [
    [...placing.map(shownText), ...names],
    ...shown.map(({ place, results }) => [...place, ...figures(results)]),
    [...placing.map((_, i) => (i === 0 ? 'total' : '')), ...figures(whole)],
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
  if (compare && [...shown.flatMap(({ results }) => results), ...whole].some(({ isSignal }) => isSignal)) {
    text.push(`${SIGNAL} more than chance: the interval of the change leaves out 0`);
  }
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
  readonly results: readonly ShownResult[];
}
