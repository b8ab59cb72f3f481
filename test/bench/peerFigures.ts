import type { Figures } from './figures.ts';

/** The figures of rows that have a channel and a month; their other columns are named as figures. */
export function figuresOfRows(rows: Iterable<object>): Figures {
  const figures = new Map<string, number | null>();
  for (const row of rows) {
    const { channel, month, ...found } = Object(row);
    for (const [name, value] of Object.entries(found)) {
      figures.set(`${channel} ${monthName(month)} ${name}`, value === null ? null : Number(value));
    }
  }
  for (const [name, part] of [...figures]) {
    const [, metric, kind] = /^(.*)\.(numerator|points)$/.exec(name) ?? [];
    if (metric === undefined) continue;
    const whole = figures.get(`${metric}.${kind === 'points' ? 'n' : 'denominator'}`);
    figures.set(`${metric}.value`, whole && part !== null ? part / whole : null);
    if (kind === 'points') figures.delete(name);
  }
  return figures;
}

/** A month as it is counted from the year 0, or as it is named. */
function monthName(month: number | string): string {
  if (typeof month === 'string') return month;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
