/** What the cells of one file have in common. */
export interface CellForm {
  /** What stands between two cells. */
  readonly separator: string;
  /** Whether texts that a spreadsheet would compute are made harmless. */
  readonly guard: boolean;
}

/** A number as a cell. What is negative is a number to a spreadsheet, and stays one. */
export function numberCell(value: number | null): string {
  return value === null ? '' : String(value);
}

/** A text as a cell: guarded against formulas, and in quotes where it holds what ends a cell or a line. */
export function textCell(text: string, { separator, guard }: CellForm): string {
  const safe = guard && FORMULA.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Texts that a spreadsheet may compute, or clean until it computes them: those that begin with a control character
 * (tab, carriage return, line feed, NUL), or with a sign of a formula, of full width too, after blanks or not.
 *
 * @see OWASP, "CSV Injection"; OWASP ASVS 5.0, 1.2.10
 */
const FORMULA = /^\p{Cc}|^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;
