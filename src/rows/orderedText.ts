/** What numbers around two equal signs may say: which of the two first is the day, and the patterns of either order. */
export interface OrderedText {
  /** Where the day comes first. */
  readonly dayFirst: string;
  /** Where the month comes first. */
  readonly monthFirst: string;
  /** Which of the two orders gives a month of 1 to 12 and a day of 1 to 31. */
  readonly canBeDayFirst: boolean;
  readonly canBeMonthFirst: boolean;
}

const NUMBERS =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?:(,?\s+)(\d{1,2}):\d\d(:\d\d)?([.,]\d+)?(?:\s*[ap]\.?m\.?)?(?:(\s*)(?:[+-]\d\d:?\d\d|[a-z]{1,5}))?)?$/i;

/** Reads a text such as `02/03/2026 09:00` as far as its shape tells; `undefined` for any other. */
export function orderedText(text: string): OrderedText | undefined {
  const match = NUMBERS.exec(text);
  if (match === null) return undefined;
  const [, first = '', sign = '', second = '', year = '', space, hour, seconds, fraction, zoneSpace] = match;
  const isHalfDay = /\d\s*[ap]\.?m\.?/i.test(text);
  const hours = isHalfDay ? 'h:mm' : 'HH:mm';
  const time =
    hour === undefined
      ? ''
      : `${space?.includes(',') ? ', ' : ' '}${hours}${seconds ? ':ss' : ''}${fraction ? `${fraction[0]}SSS` : ''}${isHalfDay ? ' a' : ''}`;
  const zone = zoneSpace === undefined ? '' : `${zoneSpace ? ' ' : ''}z`;
  const rest = `${sign}${year.length === 4 ? 'yyyy' : 'yy'}${time}${zone}`;
  const one = Number(first);
  const two = Number(second);
  const isDay = (number: number): boolean => number >= 1 && number <= 31;
  const isMonth = (number: number): boolean => number >= 1 && number <= 12;
  return {
    dayFirst: `dd${sign}MM${rest}`,
    monthFirst: `MM${sign}dd${rest}`,
    canBeDayFirst: isDay(one) && isMonth(two),
    canBeMonthFirst: isMonth(one) && isDay(two),
  };
}
