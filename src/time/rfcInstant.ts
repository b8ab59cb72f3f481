import { type TimePattern, timePattern } from './timePattern.ts';

/**
 * The instant of a date as mails write it (RFC 5322, and RFC 822 and 2822 before it), in epoch milliseconds, or `NaN`:
 * `Mon, 02 Mar 2026 09:00:00 +0100 (CET)`. The weekday and the seconds may be left out; comments are passed over; two
 * digits of a year mean 1950 to 2049. Zone words are those of the RFC; others, which it would have read as UTC, name
 * no instant here.
 */
export function rfcInstant(text: string): number {
  const plain = text.includes('(') ? withoutComments(text).trim() : text;
  for (const pattern of patterns()) {
    const instant = pattern.read(plain);
    if (!Number.isNaN(instant)) return instant;
  }
  return Number.NaN;
}

let compiled: readonly TimePattern[] | undefined;

function patterns(): readonly TimePattern[] {
  compiled ??= [
    'EEE, d MMM yyyy HH:mm:ss z',
    'd MMM yyyy HH:mm:ss z',
    'EEE, d MMM yyyy HH:mm z',
    'd MMM yyyy HH:mm z',
    'EEE, d MMM yy HH:mm:ss z',
    'd MMM yy HH:mm:ss z',
    'EEE, d MMM yy HH:mm z',
    'd MMM yy HH:mm z',
  ].map((pattern) => timePattern(pattern));
  return compiled;
}

/** A text without what stands in brackets, which may stand in brackets themselves; a `\` takes the next letter along. */
function withoutComments(text: string): string {
  let plain = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (letter === '(') depth++;
    else if (letter === ')' && depth > 0) depth--;
    else if (depth === 0) plain += letter;
  }
  return plain.replaceAll(/\s+,/g, ',');
}
