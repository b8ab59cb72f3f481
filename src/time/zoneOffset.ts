import { format } from 'date-fns-tz/format';
import { KpiError } from '../errors.ts';

/** The offset of a time zone from UTC at an instant: both in milliseconds, east of Greenwich positive. */
export type OffsetSource = (instant: number) => number;

/**
 * The offsets of an IANA time zone, exact to the second and independent of the zone this process runs in.
 * Each call takes microseconds: compile what is needed often (`zoneTable`).
 *
 * Only the `O` token of date-fns-tz gives that: it takes the instant as it is and keeps fractions of a minute
 * (`GMT-0:44.5`). `getTimezoneOffset` reads its argument as wall time; `toZonedTime` fails in the gaps of the
 * process's own zone; `xxx` cuts to whole minutes.
 *
 * @throws KpiError `invalid-option` where the zone is not known
 */
export function zoneOffset(timeZone: unknown, path: string = 'timeZone'): OffsetSource {
  if (typeof timeZone === 'string' && timeZone !== '') {
    const offsetAt = (instant: number): number => readOffset(format(new Date(instant), 'O', { timeZone }));
    try {
      if (Number.isFinite(offsetAt(0))) return offsetAt;
    } catch {
      // date-fns-tz throws for zones that Intl does not know, each runtime in its own way
    }
  }
  throw new KpiError('invalid-option', path, timeZone, "Expected an IANA time zone such as 'Europe/Rome'.");
}

/** `GMT+5:30` in milliseconds. */
function readOffset(text: string): number {
  const [hours = 0, minutes = 0] = text.slice(4).split(':').map(Number);
  const ms = Math.round((hours * 60 + minutes) * 60_000);
  return text[3] === '-' ? -ms : ms;
}
