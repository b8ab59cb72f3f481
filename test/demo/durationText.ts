const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/**
 * A duration in words, in its two largest units: `2 d 4 h`, `10 min 5 s`; `–` where there is none.
 *
 * @param days - whether 24 hours are called a day; not so in business hours
 */
export function durationText(ms: number | null, days: boolean): string {
  if (ms === null) return '–';
  const units = days ? UNITS : UNITS.slice(1);
  const first = units.findIndex(([, size]) => ms >= size);
  const smallest =
    units[first === -1 ? units.length - 1 : Math.min(first + 1, units.length - 1)]?.[1] ?? 1000;
  let rest = Math.round(ms / smallest) * smallest;
  const words: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${name}`);
  }
  return words.slice(0, 2).join(' ') || '0 s';
}
