/** An amount of money as a text says it. */
export interface Amount {
  readonly amount: number;
  /** The currency that the text names: a code such as `EUR`, or a sign that several currencies have, such as `$`. */
  readonly currency: string | undefined;
}

/** Why a text is no amount, and what to do. */
export interface AmountFault {
  readonly reason: 'unreadable-amount' | 'ambiguous-amount';
  readonly remedy: string;
}

/** Signs that one currency alone has. */
const SIGNS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₺', 'TRY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₩', 'KRW'],
  ['zł', 'PLN'],
  ['US$', 'USD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['R$', 'BRL'],
]);

const CODE = /^(?:[A-Z]{3}|\p{Sc}|[A-Z]{1,2}\$|zł|kr)$/u;

/** Digits with what may stand between them. */
const DIGITS = /^\d[\d.,]*$/;
const SPACED = /^\d{1,3}(?:['’\s]\d{3})+(?:[.,]\d+)?$/;

/**
 * Reads an amount: `1,234.56`, `1.234,56`, `1 234,56`, `1'234.50`, `$1,200.00`, `12,50 €`, `USD 12`, `-50`, `(50.00)`.
 *
 * Where both signs are there, the last stands before the decimals; one that comes twice parts thousands; one with other
 * than three digits after it stands before decimals. `1,234` and `1.234` may be either: only `decimal` tells.
 */
export function readAmount(given: string, decimal: '.' | ',' | undefined): Amount | AmountFault {
  const { text, isNegative } = withoutSign(given.replaceAll('\u2212', '-').trim());
  const match = /^(\D*?)\s*([\d.,](?:.*\d)?)\s*(\D*)$/su.exec(text);
  const [, before = '', digits = '', after = ''] = match ?? [];
  const inner = before.endsWith('-') ? before.slice(0, -1).trim() : before.trim();
  const signs = [inner, after.trim()].filter((sign) => sign !== '');
  const [sign] = signs;
  const isNumber =
    DIGITS.test(digits) || SPACED.test(digits) || (sign === undefined && /^[.,]\d+$/.test(digits));
  if (!isNumber || signs.length > 1 || (sign !== undefined && !CODE.test(sign))) return UNREADABLE;
  const plain = digits.replaceAll(/['’\s]/g, '');
  const point = decimal ?? (SPACED.test(digits) && plain.includes(',') ? ',' : decimalOf(plain));
  if (point === undefined) return ambiguous(given);
  const other = point === '.' ? ',' : '.';
  const [whole = '', decimals, ...more] = plain.split(point);
  const isGrouped = whole.includes(other) ? GROUPED.test(whole.replaceAll(other, ',')) : true;
  if (more.length > 0 || decimals?.includes(other) || !isGrouped) return UNREADABLE;
  const size = Number(`${whole.replaceAll(other, '')}${decimals === undefined ? '' : `.${decimals}`}`);
  if (!Number.isFinite(size)) return UNREADABLE;
  return {
    amount: (isNegative || before.endsWith('-') ? -size : size) + 0,
    currency: sign === undefined ? undefined : (SIGNS.get(sign) ?? sign),
  };
}

/** Thousands, and lakhs: groups of two or three digits, the last of three. */
const GROUPED = /^\d{1,3}(?:,\d{2,3})*,\d{3}$/;

/** A minus before or after, or brackets around. */
function withoutSign(text: string): { text: string; isNegative: boolean } {
  if (text.startsWith('(') && text.endsWith(')')) return { text: text.slice(1, -1).trim(), isNegative: true };
  if (text.startsWith('-')) return { text: text.slice(1).trim(), isNegative: true };
  if (text.endsWith('-')) return { text: text.slice(0, -1).trim(), isNegative: true };
  return { text: text.startsWith('+') ? text.slice(1).trim() : text, isNegative: false };
}

/** Which sign stands before the decimals, as far as the digits tell. */
function decimalOf(digits: string): '.' | ',' | undefined {
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas > 0 && points > 0) return digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
  if (commas + points === 0) return '.';
  if (commas > 1) return '.';
  if (points > 1) return ',';
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? undefined : commas > 0 ? ',' : '.';
}

const UNREADABLE: AmountFault = {
  reason: 'unreadable-amount',
  remedy: "Expected a number, or text such as '1,234.56', '1.234,56', '$12.50' or '(50.00)'.",
};

function ambiguous(text: string): AmountFault {
  return {
    reason: 'ambiguous-amount',
    remedy: `'${text.trim().slice(0, 40)}' may be a thousand and more, or one and a little: give decimal: '.' or ','.`,
  };
}
