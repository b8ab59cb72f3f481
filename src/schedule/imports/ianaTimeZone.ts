import { RAILS_CITIES, RAILS_NAMES } from './railsTimeZones.ts';

/**
 * The IANA time zone behind a name of Ruby on Rails, such as `Eastern Time (US & Canada)`. Any other name is given
 * back as it is, as are IANA's own.
 */
export function ianaTimeZone(name: string): string {
  const [region] = RAILS_CITIES.find(([, cities]) => cities.includes(name)) ?? [];
  if (region !== undefined) return `${region}/${name.replaceAll(' ', '_')}`;
  return RAILS_NAMES.find(([known]) => known === name)?.[1] ?? name;
}
