import { type OptionRules, oneOf, readOptions } from '../define/options.ts';
import { cellText } from './cellText.ts';
import { checkReport } from './checkReport.ts';
import { numberCell, textCell } from './csvCell.ts';
import type { Cell } from './families.ts';
import type { ReportResult } from './reportResult.ts';
import { CHANGE_COLUMNS, COLUMNS, shownResult } from './shownResult.ts';

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

/**
 * A report as CSV (RFC 4180): one line for each group, period and measure, with the same columns for all. Durations are
 * milliseconds, shares 0 to 1; what has no value is empty, and the column `reason` says why.
 *
 * Every file has the columns from `value` to `definition`. Behind them stand `change`, `changeLow`, `changeHigh` and
 * `previous` where the report compares, and what the measures have beside: the counts of a net score, `trimmedMean`,
 * quantiles (`p75`) and the counts of bands (`band 0-1h`, `band 1h-4h`, `band 4h-`) where durations are asked for them.
 * Of a table there is a line for all its values, and one for each, named by the column `entry`, with its share.
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
  report: Pick<ReportResult, 'by' | 'per' | 'measures'> &
    Partial<Pick<ReportResult, 'compare'>> & { readonly rows: readonly object[] },
  options: CsvOptions = {},
): string {
  checkReport(report);
  const { separator = ',', bom, formulas, empty } = readOptions(OPTIONS, options);
  const form = { separator, guard: formulas === 'guard' };
  const text = (value: unknown): string => textCell(cellText(value), form);
  const { by, per, measures, rows, compare } = report;
  const period = per ? ['period', 'start', 'end'] : [];
  const hasEntries = measures.some(({ family }) => family === 'table');
  const columns = new Set<string>([...COLUMNS, ...(compare ? CHANGE_COLUMNS : [])]);
  const written: { readonly place: readonly string[]; readonly cells: ReadonlyMap<string, Cell> }[] = [];
  for (const row of rows) {
    const fields = new Map<string, unknown>(Object.entries(row));
    const place = [
      ...by.map((name) => text(fields.get(name))),
      ...period.map((name) => text(name === 'period' ? fields.get(name) : isoTime(fields.get(name)))),
    ];
    const shown = measures.map((measure) => shownResult(fields.get(measure.name), measure));
    if (empty === 'hide' && shown.every(({ isEmpty }) => isEmpty)) continue;
    for (const [i, result] of shown.entries()) {
      const cells = result.cells();
      for (const [column] of cells) if (!CHANGES.has(column)) columns.add(column);
      const measure = text(measures[i]?.name);
      for (const entry of [{ name: '', cells }, ...result.entries()]) {
        const own = hasEntries ? [measure, text(entry.name)] : [measure];
        written.push({ place: [...place, ...own], cells: entry.cells });
      }
    }
  }
  const head = [...by, ...period, 'measure', ...(hasEntries ? ['entry'] : []), ...columns].map(text);
  const lines = written.map(({ place, cells }) => [
    ...place,
    ...Array.from(columns, (column) => {
      const cell = cells.get(column) ?? null;
      return typeof cell === 'string' ? text(cell) : numberCell(cell);
    }),
  ]);
  return (bom ? '\uFEFF' : '') + [head, ...lines].map((line) => `${line.join(separator)}\r\n`).join('');
}

const CHANGES: ReadonlySet<string> = /* @__PURE__ */ new Set<string>(CHANGE_COLUMNS);

/** An instant as ISO 8601 in UTC; nothing where it is none. */
function isoTime(instant: unknown): string {
  const time = new Date(typeof instant === 'number' ? instant : Number.NaN);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
