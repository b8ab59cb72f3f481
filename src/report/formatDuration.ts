const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/**
 * A duration for reading, in its two largest units, rounded to the smaller: `2 d 4 h`, `10 min`, `45 s`.
 *
 * @param ms - milliseconds, 0 or more
 * @param days - whether 24 hours are called a day; not so in business hours
 */
export function formatDuration(ms: number, days: boolean): string {
  const units = days ? UNITS : UNITS.slice(1);
  const index = units.findIndex(([, size]) => ms >= size);
  const [large, small] = index === -1 ? units.slice(-1) : units.slice(index, index + 2);
  if (large === undefined) return '';
  const [name, size] = large;
  if (small === undefined) return `${Math.round(ms / size)} ${name}`;
  const smalls = Math.round(ms / small[1]);
  const perLarge = size / small[1];
  // Rounding may have filled up a larger unit, which then speaks for itself.
  if (smalls * small[1] >= (units[index - 1]?.[1] ?? Number.POSITIVE_INFINITY))
    return formatDuration(smalls * small[1], days);
  const rest = smalls % perLarge;
  return `${Math.floor(smalls / perLarge)} ${name}${rest ? ` ${rest} ${small[0]}` : ''}`;
}
