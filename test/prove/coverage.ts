import type { DatedHours, ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import type { Case } from './caseArbitrary.ts';
import type { IntlClock } from './intlClock.ts';
import { isHoliday, TemporalOracle, type TemporalZone } from './temporalOracle.ts';

/**
 * What a case can have in its span, so that it can be said what was proved. A part of the definition "matters" where
 * without it other times of the span would be open.
 */
export const COVERED = [
  'open time',
  'a clock change',
  'an end that the clock skips',
  'an end that the clock shows twice',
  'a date that the clock skips whole',
  'an offset from UTC with seconds',
  'an overnight interval, open',
  'a change of the weekly hours that matters',
  'a holiday that matters',
  'a half day that matters',
  'an override that matters',
  'an override on a holiday',
  'a break that cuts open time',
  'a break that cuts the night from the day before',
  'hours with seconds',
] as const;

export type Covered = (typeof COVERED)[number];

/** What can be said of a case from its definition and the oracle with Temporal. */
export function coverageOf(
  one: Case,
  clock: IntlClock,
  zone: TemporalZone,
  oracle: TemporalOracle,
): Covered[] {
  const { definition, from, to } = one;
  const { holidays = [], overrides = {}, breaks = {} } = definition;
  const openIn = (hours: TemporalOracle, start = from, end = to): string =>
    JSON.stringify(hours.openSegments(start, end));
  const opened = openIn(oracle);
  const matters = (part: Partial<ScheduleDefinition>): boolean =>
    openIn(new TemporalOracle({ ...definition, ...part }, zone, one)) !== opened;
  const dateOf = (instant: number): string => zone.dateOf(instant).toString();

  const segments = oracle.openSegments(from, to);
  const openNight = oracle.nights.some(([night, morning]) =>
    segments.some(([start, end]) => Math.max(start, night) < Math.min(end, morning)),
  );
  const whole = holidays.filter((holiday) => typeof holiday === 'string' || !holiday.within);
  const dates = Object.keys(overrides).filter((date) => date >= dateOf(from) && date <= dateOf(to));
  const cutNight = oracle.nights.some(([night, end]) => {
    const start = Math.max(night, from);
    const stop = Math.min(end, to);
    const morning = dateOf(end - 1);
    if (start >= stop || dateOf(night) === morning || breaks[morning] === undefined) return false;
    const uncut = new TemporalOracle({ ...definition, breaks: without(breaks, morning) }, zone, one);
    return openIn(uncut, start, stop) !== openIn(oracle, start, stop);
  });

  const found: [Covered, boolean][] = [
    ['open time', segments.length > 0],
    ['a clock change', shift(clock, from) !== shift(clock, to)],
    ['an overnight interval, open', openNight],
    ['a change of the weekly hours that matters', !!definition.changes && matters({ changes: [] })],
    ['a holiday that matters', holidays.length > 0 && matters({ holidays: [] })],
    ['a half day that matters', whole.length < holidays.length && matters({ holidays: whole })],
    ['an override that matters', Object.keys(overrides).length > 0 && matters({ overrides: {} })],
    ['an override on a holiday', dates.some((date) => isHoliday(definition, date))],
    ['a break that cuts open time', Object.keys(breaks).length > 0 && matters({ breaks: {} })],
    ['a break that cuts the night from the day before', cutNight],
    ['hours with seconds', one.seconds],
  ];
  return found.filter(([, holds]) => holds).map(([name]) => name);
}

/** How far the clock is off UTC. */
function shift(clock: IntlClock, instant: number): number {
  const second = Math.floor(instant / 1000) * 1000;
  return clock.wallAt(second) - second;
}

function without(hours: DatedHours, date: string): DatedHours {
  return Object.fromEntries(Object.entries(hours).filter(([other]) => other !== date));
}
