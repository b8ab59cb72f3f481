import { type OptionRules, oneOf, readOptions } from '../metrics/options.ts';
import { cellText } from './cellText.ts';
import { checkReport } from './checkReport.ts';
import { numberCell, textCell } from './csvCell.ts';
import { flatResult } from './flatResult.ts';
import { isEmptyResult } from './isEmptyResult.ts';
import type { ReportResult } from './reportResult.ts';

/** Options of {@link toCsv}. */
export interface CsvOptions {
  /** What stands between two cells; Excel expects `';'` where a comma divides decimals. Default `','`. */
  readonly separator?: ',' | ';' | '\t' | undefined;
  /** Whether the file begins with a byte order mark (U+FEFF), by which Excel knows UTF-8. Default false. */
  readonly bom?: boolean | undefined;
  /**
   * What becomes of texts that a spreadsheet would compute, those that begin with `=`, `+`, `-`, `@` or a control
   * character: `'guard'` puts an apostrophe before them, `'keep'` leaves every text as it is, for programs. Numbers
   * stay as they are, negative ones too. Default `'guard'`.
   */
  readonly formulas?: 'guard' | 'keep' | undefined;
  /** Whether rows in which no measure has anything are written or left out. Default `'show'`. */
  readonly empty?: 'show' | 'hide' | undefined;
}

const OPTIONS: OptionRules<CsvOptions> = /* @__PURE__ */ (() => ({
  separator: oneOf(',', ';', '\t'),
  bom: oneOf(false, true),
  formulas: oneOf('guard', 'keep'),
  empty: oneOf('show', 'hide'),
}))();

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
 * A report without rows gives the line of names only. Texts that a spreadsheet would compute as a formula get an
 * apostrophe before them, unless the option `formulas` says otherwise. For Excel in most of Europe take
 * `{ separator: ';', bom: true }`.
 *
 * @throws KpiError `invalid-option` for what is no report, and for options that cannot be used
 * @throws KpiError `unknown-option` for an option that does not exist
 * @example
 * ```ts
 * import { nps, report, toCsv } from 'support-kpi';
 *
 * const answers = [{ score: 10, group: '=1+1' }, { score: 3, group: 'Ärger' }];
 * const result = report().by('group').measure({ nps }).run({ surveyResponses: answers });
 *
 * const lines = toCsv(result).split('\r\n');
 * lines[0].slice(0, 46); // 'group,measure,value,unit,n,numerator,denominat'
 * lines[1].slice(0, 23); // "'=1+1,nps,100,points,1,"
 * lines[2].slice(0, 24); // 'Ärger,nps,-100,points,1,'
 *
 * const forExcel = toCsv(result, { separator: ';', bom: true });
 * forExcel.charCodeAt(0); // 65279
 * forExcel.slice(1, 20); // 'group;measure;value'
 * ```
 */
export function toCsv(
  report: Pick<ReportResult, 'by' | 'per' | 'measures'> & { readonly rows: readonly object[] },
  options: CsvOptions = {},
): string {
  checkReport(report);
  const { separator = ',', bom, formulas, empty } = readOptions(OPTIONS, options);
  const form = { separator, guard: formulas === 'guard' };
  const text = (value: unknown): string => textCell(cellText(value), form);
  const { by, per, measures, rows } = report;
  const period = per ? ['period', 'start', 'end'] : [];
  const lines: (readonly string[])[] = [[...by, ...period, 'measure', ...COLUMNS].map(text)];
  for (const row of rows) {
    const cells = new Map<string, unknown>(Object.entries(row));
    const place = [
      ...by.map((name) => text(cells.get(name))),
      ...period.map((name) => text(name === 'period' ? cells.get(name) : isoTime(cells.get(name)))),
    ];
    const flats = measures.map(({ name, unit }) => ({ name, flat: flatResult(cells.get(name), unit) }));
    if (empty === 'hide' && flats.every(({ flat }) => isEmptyResult(flat))) continue;
    for (const { name, flat } of flats) {
      const figures = COLUMNS.map((column) => {
        const figure = flat[column];
        return typeof figure === 'string' ? text(figure) : numberCell(figure);
      });
      lines.push([...place, text(name), ...figures]);
    }
  }
  return (bom ? '\uFEFF' : '') + lines.map((line) => `${line.join(separator)}\r\n`).join('');
}

/** An instant as ISO 8601 in UTC; nothing where it is none. */
function isoTime(instant: unknown): string {
  const time = new Date(typeof instant === 'number' ? instant : Number.NaN);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
