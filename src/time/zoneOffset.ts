import { format } from 'date-fns-tz/format';
import { ensure } from '../errors.ts';
import { ZONE_NAMES } from './zoneNames.ts';
import { zoneRemedy } from './zoneRemedy.ts';

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
 * Which names are zones does not depend on the runtime: `BST` is Dhaka to some of them, an offset is a zone to others.
 * The names of the database are (links too, in any letter case), and names in a continent or an ocean that came after it,
 * where the runtime knows them.
 *
 * @throws KpiError `invalid-option` where the zone is not known; the remedy names the one that may be meant
 */
export function zoneOffset(timeZone: unknown, path: string = 'timeZone'): OffsetSource {
  const isNamed = typeof timeZone === 'string' && isKnown(timeZone);
  ensure(isNamed || isPlace(timeZone), 'invalid-option', path, timeZone, zoneRemedy(timeZone));
  const offsetAt = (instant: number): number => readOffset(format(new Date(instant), 'O', { timeZone }));
  ensure(isFound(offsetAt), 'invalid-option', path, timeZone, isNamed ? OUTDATED : zoneRemedy(timeZone));
  return offsetAt;
}

const PLACE =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(\/[A-Za-z_-]+){1,2}$/i;
const OUTDATED = 'The time zone data of this runtime does not know this zone: bring it up to date.';

let known: ReadonlySet<string> | undefined;

function isKnown(timeZone: string): boolean {
  known ??= new Set(ZONE_NAMES.map((name) => name.toLowerCase()));
  // The small letter of the Kelvin sign is a k.
  return /^[\w+/-]+$/.test(timeZone) && known.has(timeZone.toLowerCase());
}

function isPlace(timeZone: unknown): timeZone is string {
  return typeof timeZone === 'string' && PLACE.test(timeZone);
}

/** date-fns-tz throws for zones that Intl does not know, each runtime in its own way. */
function isFound(offsetAt: OffsetSource): boolean {
  try {
    return Number.isFinite(offsetAt(0));
  } catch {
    return false;
  }
}

/** `GMT+5:30` in milliseconds. */
function readOffset(text: string): number {
  const [hours = 0, minutes = 0] = text.slice(4).split(':').map(Number);
  const ms = Math.round((hours * 60 + minutes) * 60_000);
  return text[3] === '-' ? -ms : ms;
}
