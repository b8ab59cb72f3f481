import { ensure } from '../errors.ts';

/**
 * The texts that stand for nothing in flat rows, unless the option `nothing` gives others.
 *
 * @example
 * ```ts
 * import { conversationsFromMessages, NOTHING } from 'support-kpi/rows';
 *
 * NOTHING.includes('N/A'); // true
 * const rows = [{ conversation_id: 'none', at: '2026-03-02T09:00:00Z', from: 'customer' }];
 * conversationsFromMessages(rows, { nothing: [...NOTHING, 'none'] }).excluded; // { 'missing-conversation-id': 1 }
 * ```
 */
export const NOTHING: readonly string[] = ['', 'NaN', 'NULL', 'null', 'None', 'N/A', 'NA', '-'];

/** Whether the value of a cell stands for nothing. */
export type IsNothing = (value: unknown) => boolean;

/**
 * Reads the option `nothing`: which texts stand for nothing, spaces around them aside. `undefined`, `null`, the number
 * `NaN` and a text of spaces alone always do.
 *
 * @throws KpiError `invalid-option` when it is no array of texts
 */
export function nothingRule(given: unknown = NOTHING): IsNothing {
  const texts = Array.isArray(given) ? given : [undefined];
  for (const text of texts) {
    ensure(
      typeof text === 'string',
      'invalid-option',
      'nothing',
      given,
      "Give an array of texts, such as ['', 'n/a'].",
    );
  }
  const nothing: ReadonlySet<unknown> = new Set(['', ...texts.map((text) => text.trim())]);
  const longest = Math.max(...texts.map((text) => text.length), 0);
  return (value) => {
    if (typeof value === 'string') {
      if (value === '') return true;
      const isPadded = isSpace(value.charCodeAt(0)) || isSpace(value.charCodeAt(value.length - 1));
      if (isPadded) return nothing.has(value.trim());
      return value.length <= longest && nothing.has(value);
    }
    return value === undefined || value === null || (typeof value === 'number' && Number.isNaN(value));
  };
}

/** Whether a letter may be a space: nearly all texts begin and end with one that is not. */
function isSpace(code: number): boolean {
  return code <= 32 || code >= 160;
}
