import { twoDigits } from './digits.ts';
import { zoneWordOffset } from './zoneWord.ts';

/**
 * Reads an offset from UTC that begins at a place in a text: `+01:00`, `+0100`, `+01`, `Z`, `GMT+0100`, or a zone's
 * word such as `CET`. Writes it in milliseconds to `found.offset` and gives the place after it, or −1.
 */
export function readOffset(text: string, from: number, found: { offset: number }): number {
  let at = from;
  while ((text.charCodeAt(at) | 32) >= 97 && (text.charCodeAt(at) | 32) <= 122) at++;
  const sign = text.charCodeAt(at);
  const isSigned = sign === 43 || sign === 45; // +, -
  let offset = 0;
  if (at > from) {
    offset = zoneWordOffset(text.slice(from, at));
    if (!isSigned || offset !== 0) {
      found.offset = offset;
      return Number.isNaN(offset) ? -1 : at;
    }
  }
  if (!isSigned) return -1;
  const hours = twoDigits(text, at + 1);
  if (!(hours <= 23)) return -1;
  at += 3;
  const minutesAt = text.charCodeAt(at) === 58 ? at + 1 : at;
  let minutes = twoDigits(text, minutesAt);
  if (Number.isNaN(minutes)) {
    if (minutesAt > at) return -1; // a colon without minutes
    minutes = 0;
  } else if (minutes > 59) return -1;
  else at = minutesAt + 2;
  const ms = (hours * 60 + minutes) * 60_000;
  found.offset = sign === 43 ? ms : -ms;
  return at;
}
