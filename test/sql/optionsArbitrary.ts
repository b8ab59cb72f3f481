import fc from 'fast-check';
import type { WaitOptions } from '../../src/define/waitOptions.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { union } from '../../src/schedule/union.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

/** Starts of weeks in which clocks change in Europe, in America, in Australia. */
export const week: fc.Arbitrary<number> = fc.constantFrom(
  Date.UTC(2026, 2, 27),
  Date.UTC(2026, 2, 6),
  Date.UTC(2026, 3, 2),
  Date.UTC(2026, 9, 23),
);

const hours = fc.constantFrom(
  [],
  ['09:00-17:00'],
  ['08:30-12:15', '13:00-18:00'],
  ['00:00-24:00'],
  ['22:00-06:00'],
  ['01:30-02:30', '03:00-03:10', '20:00-24:00'],
);

/** Business hours in zones whose clocks change. */
export const defined: fc.Arbitrary<Schedule> = fc
  .record({
    timeZone: fc.constantFrom('Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham'),
    weekly: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, hours]))),
    holidays: fc.subarray(['2026-03-28', '2026-10-25', '2026-03-09']),
  })
  .map((definition) => defineSchedule(definition));

/** Business hours of one team, or of two. */
export const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  { arbitrary: defined, weight: 2 },
  { arbitrary: fc.tuple(defined, defined).map((two) => union(...two)), weight: 1 },
);

/** The options of everything that is read from conversations in the weeks after an instant. */
export function conversationOptions(from: number): fc.Arbitrary<WaitOptions> {
  return fc.record({
    botRepliesCount: fc.boolean(),
    autoRepliesCount: fc.boolean(),
    publicNotesCount: fc.boolean(),
    reactionsCount: fc.boolean(),
    asOf: fc.oneof(
      fc.constant(undefined),
      fc.integer({ min: 0, max: 80 }).map((step) => from + step * 900_000),
      fc.constant(from + 20 * 86_400_000),
    ),
  });
}

/** The options of everything that is read from waits, with and without business hours. */
export function waitOptions(from: number): fc.Arbitrary<WaitOptions> {
  const clocks = fc.oneof(
    fc.record({ clock: fc.constantFrom(undefined, 'calendar') }),
    fc.record({
      schedule,
      clock: fc.constantFrom(undefined, 'business', 'calendar'),
      offHoursReplies: fc.constantFrom('zero', 'exclude', 'calendar'),
    }),
  );
  const rules = fc.record({
    episodeStart: fc.constantFrom('first', 'last'),
    closeOnSolve: fc.boolean(),
    includeAgentInitiated: fc.boolean(),
    invalidEvents: fc.constantFrom('exclude-conversation', 'ignore'),
  });
  return fc
    .tuple(conversationOptions(from), clocks, rules)
    .map(([conversations, clock, wait]) => ({ ...conversations, ...clock, ...wait }));
}
