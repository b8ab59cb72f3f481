/**
 * The number that two decimal digits at a place in a text make, or `NaN` where they are not two digits.
 * Reads character codes, because this runs for every time of every record.
 */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
