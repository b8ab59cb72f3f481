import { nearestName } from '../nearestName.ts';
import { ZONE_HINTS } from './zoneHints.ts';
import { ZONE_NAMES } from './zoneNames.ts';

/** What to give in place of something that is no IANA time zone, with the zones that may be meant. */
export function zoneRemedy(given: unknown): string {
  const rest = typeof given === 'string' ? (aboutOffset(given) ?? meant(given)) : '';
  return `Expected an IANA time zone such as 'Europe/Rome'.${rest}`;
}

/** How many zones are named. */
const MOST = 3;
/** The name of a zone is not longer, nor is anything that is near to one. */
const LONGEST = 64;
const OFFSET = /^(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/i;

function aboutOffset(given: string): string | undefined {
  const [, sign, hours, minutes = '00'] = OFFSET.exec(given.trim()) ?? [];
  if (sign === undefined || hours === undefined) return undefined;
  const isWhole = minutes === '00' && Number(hours) <= (sign === '+' ? 14 : 12);
  // The signs of these names are turned: Etc/GMT-2 is two hours ahead.
  const fixed = Number(hours) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
  const always = isWhole ? ` Where the clock is never changed, '${fixed}' is the same.` : '';
  return ` An offset does not know when the clock is changed: name a place.${always}`;
}

function meant(given: string): string {
  const word = given.trim();
  if (/^(local|system|default)( time)?$/i.test(word)) {
    return ' Intl.DateTimeFormat().resolvedOptions().timeZone names the zone of this machine.';
  }
  const zones = word.length > LONGEST ? [] : candidates(word);
  return zones.length === 0 ? '' : ` Did you mean ${zones.map((zone) => `'${zone}'`).join(' or ')}?`;
}

/** The same name in other spelling, else a known hint, else the same city, else what is nearest. */
function candidates(word: string): readonly string[] {
  const plain = plainName(word);
  const same = ZONE_NAMES.filter((name) => plainName(name) === plain);
  if (same.length > 0) return same.slice(0, 1);

  const hint = plainName(word.replace(/\b(daylight|summer)\b/i, 'standard').replace(/ \(US & Canada\)$/, ''));
  const hinted = ZONE_HINTS.filter(([, names]) => names.some((name) => plainName(name) === hint));
  if (hinted.length > 0) return hinted.slice(0, MOST).map(([zone]) => zone);

  const city = plainName(cityOf(word));
  const cities = ZONE_NAMES.filter((name) => plainName(cityOf(name)) === city);
  if (cities.length > 0) return cities.slice(0, MOST);

  const nearest = nearestName(word, ZONE_NAMES);
  if (nearest !== undefined) return [nearest];
  const nearestCity = nearestName(cityOf(word), ZONE_NAMES.map(cityOf));
  return ZONE_NAMES.filter((name) => cityOf(name) === nearestCity).slice(0, MOST);
}

/** `New_York` of `America/New_York`. */
function cityOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Letters and digits alone, small. */
function plainName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}+]/gu, '').toLowerCase();
}
