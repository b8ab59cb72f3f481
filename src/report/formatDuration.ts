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
  for (const [i, [name, size]] of units.entries()) {
    const [smallName, smallSize] = units[i + 1] ?? ['', size];
    const rounded = Math.round(ms / smallSize) * smallSize;
    if (rounded < size && smallSize < size) continue;
    const rest = (rounded % size) / smallSize;
    return `${Math.floor(rounded / size)} ${name}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
  }
  return '';
}
