/**
 * A number, or a text of digits with at most one decimal point or comma (`'1772442000'`, `'46083,375'`), or a bigint.
 * `NaN` for anything else: `''`, `'1e3'`, `'0x10'`, `'1,234.5'`, and `'1,234'`, which may be a thousand and more.
 */
export function readPlainNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return Number.NaN;
  let digits = 0;
  let pointAt = -1;
  const sign = value.charCodeAt(0);
  for (let at = sign === 43 || sign === 45 ? 1 : 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if ((code === 44 || code === 46) && pointAt < 0) pointAt = at;
    else return Number.NaN;
  }
  if (digits === 0) return Number.NaN;
  if (pointAt < 0 || value.charCodeAt(pointAt) === 46) return Number(value);
  return MAY_BE_THOUSANDS.test(value) ? Number.NaN : Number(value.replace(',', '.'));
}

const MAY_BE_THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
