import fc from 'fast-check';
import type {
  Holiday,
  ScheduleDefinition,
  WeekdayHoliday,
  WeeklyHours,
} from '../../src/schedule/scheduleDefinition.ts';
import type { Anchor } from './anchor.ts';
import { hours } from './hoursArbitrary.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Business hours, a span to measure and what else to ask. */
export interface Case {
  readonly definition: ScheduleDefinition;
  readonly from: number;
  readonly to: number;
  /** Instants within the span, as parts of its length. */
  readonly parts: readonly number[];
  /** So long from the start of the span something is asked before anything else, in milliseconds. */
  readonly firstAsked: number;
  /** A length of open time, in milliseconds. */
  readonly duration: number;
  /** Whether hours may begin and end at any second, which only one oracle knows. */
  readonly seconds: boolean;
}

/** Cases around an instant: their spans hold it, and their holidays, overrides, breaks and changes lie near it. */
export function caseNear(anchor: Anchor): fc.Arbitrary<Case> {
  // Shrinks to hours in minutes, which both oracles know.
  const withSeconds = fc.nat(3).map((n) => n === 3);
  return withSeconds.chain((seconds) =>
    fc
      .record({
        definition: definitionNear(anchor, seconds),
        before: length,
        after: length,
        parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
        firstAsked: farAway,
        duration: fc.integer({ min: 1, max: 2 * DAY_MS }),
      })
      .map(({ before, after, ...rest }) => ({
        ...rest,
        seconds,
        from: anchor.at - before,
        to: anchor.at + after,
      })),
  );
}

// The library compiles hours about what it is first asked, a week each way: so the span lies at an edge of that. Or
// much further away.
const farAway = fc.oneof(
  fc.constantFrom(0, 400 * DAY_MS, -400 * DAY_MS),
  fc.noBias(fc.integer({ min: 5 * 1440, max: 10 * 1440 })).map((minutes) => minutes * MINUTE_MS),
  fc.noBias(fc.integer({ min: -10 * 1440, max: -5 * 1440 })).map((minutes) => minutes * MINUTE_MS),
);

// Without the bias of fast-check towards its bounds, most of all 0, for spans with something in them.
const length = fc.oneof(
  fc.noBias(fc.integer({ min: 0, max: 3 * 1440 })).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 0, max: 180 }).map((minutes) => minutes * MINUTE_MS),
  fc.noBias(fc.integer({ min: 0, max: 2 * DAY_MS })),
);

function definitionNear(anchor: Anchor, seconds: boolean): fc.Arbitrary<ScheduleDefinition> {
  const intervals = hours({ minutes: anchor.minutes, seconds });
  const daysOff = fc.oneof(fc.integer({ min: -1, max: 1 }), fc.integer({ min: -3, max: 3 }));
  const dayNear = daysOff.map((days) => anchor.day + days);
  const dateNear = dayNear.map(dateText);
  const weekly = weeklyHours(intervals);
  const dictionary = (hoursOfDate: fc.Arbitrary<string[]>) =>
    fc.dictionary(dateNear, hoursOfDate, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  const special = fc.dictionary(
    dateNear,
    fc.oneof({ weight: 3, arbitrary: intervals }, { weight: 1, arbitrary: fc.constant([]) }),
    { minKeys: 1, maxKeys: 2, noNullPrototype: true },
  );
  return fc.record(
    {
      timeZone: fc.constant(anchor.timeZone),
      weekly,
      // In any order.
      changes: fc.uniqueArray(
        fc.record({
          from: fc.oneof({ weight: 4, arbitrary: dateNear }, { weight: 1, arbitrary: anyDate }),
          weekly,
        }),
        { minLength: 1, maxLength: 2, selector: ({ from }) => from },
      ),
      holidays: fc.array(holidayNear(dayNear, intervals), { minLength: 1, maxLength: 4 }),
      overrides: special,
      breaks: dictionary(fc.tuple(intervals, intervals).map((two) => two.flat())),
    },
    { requiredKeys: ['timeZone', 'weekly'] },
  );
}

/** Mostly open: where nothing opens, nothing is proved. */
function weeklyHours(intervals: fc.Arbitrary<string[]>): fc.Arbitrary<WeeklyHours> {
  const day = fc.option(intervals, { freq: 6, nil: [] });
  return fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
}

function holidayNear(day: fc.Arbitrary<number>, intervals: fc.Arbitrary<string[]>): fc.Arbitrary<Holiday> {
  const within = fc.oneof({ weight: 7, arbitrary: intervals }, { weight: 1, arbitrary: fc.constant([]) });
  const details = fc.record({ within, name: fc.constant('a holiday') }, { requiredKeys: [] });
  const date = day.chain((one) => fc.constantFrom(dateText(one), dateText(one).slice(5)));
  const rule = fc
    .tuple(day, fc.boolean())
    .map(([one, fromEnd]) => (fromEnd ? ruleFromEnd(one) : ruleFromStart(one)))
    .chain((one) => fc.constantFrom(one, { ...one, month: undefined }));
  const anyRule = fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    weekday: fc.constantFrom(...WEEKDAYS),
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -3, -4, -5),
  });
  return fc.oneof(
    { weight: 2, arbitrary: date },
    { weight: 3, arbitrary: fc.tuple(date, details).map(([one, more]) => ({ date: one, ...more })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.oneof({ weight: 5, arbitrary: rule }, { weight: 1, arbitrary: anyRule }), details)
        .map(([one, more]): Holiday => ({ ...one, ...more })),
    },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom('02-29', '12-25'), anyDate) },
  );
}

/** The rule under which a date is the nth of its weekday in its month. */
function ruleFromStart(day: number): WeekdayHoliday {
  const date = new Date(day * DAY_MS);
  return { ...weekdayOf(date), nth: Math.floor((date.getUTCDate() - 1) / 7) + 1 };
}

function ruleFromEnd(day: number): WeekdayHoliday {
  const date = new Date(day * DAY_MS);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return { ...weekdayOf(date), nth: -(Math.floor((last - date.getUTCDate()) / 7) + 1) };
}

function weekdayOf(date: Date): { month: number; weekday: (typeof WEEKDAYS)[number] } {
  return { month: date.getUTCMonth() + 1, weekday: WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'mon' };
}

const anyDate: fc.Arbitrary<string> = fc
  .integer({ min: Date.UTC(1971, 0, 1) / DAY_MS, max: Date.UTC(2099, 0, 1) / DAY_MS })
  .map(dateText);

function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
