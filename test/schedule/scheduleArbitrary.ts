import fc from 'fast-check';
import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { WEEKDAYS } from '../../src/time/weekday.ts';

const MINUTE_MS = 60_000;

/** Zones with ordinary and with odd clocks. */
export const zone: fc.Arbitrary<string> = fc.constantFrom(
  'UTC',
  'Europe/Rome',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Gaza',
  'America/Recife',
  'Pacific/Kiritimati',
  'Asia/Tehran',
);

/** Whole minutes from 1978 to 2099, half of them near a change of some clock or the skipped day of Samoa. */
export const minute: fc.Arbitrary<number> = fc
  .oneof(
    fc.integer({ min: Date.UTC(1978, 0) / MINUTE_MS, max: Date.UTC(2099, 0) / MINUTE_MS }),
    fc
      .tuple(
        fc.constantFrom(
          '2026-03-29T01:00Z',
          '2026-10-25T01:00Z',
          '2026-03-08T07:00Z',
          '2026-11-01T06:00Z',
          '2011-12-30T10:00Z',
          '2000-10-15T02:00Z',
          '2010-11-07T02:31Z',
          '2015-10-18T03:00Z',
          '2026-04-04T15:00Z',
        ),
        fc.integer({ min: -4000, max: 4000 }),
      )
      .map(([text, minutes]) => Date.parse(text) / MINUTE_MS + minutes),
  )
  .map((minutes) => minutes * MINUTE_MS);

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Up to three intervals of one day, apart from each other or touching; the last may end on the next day. */
const intervals: fc.Arbitrary<string[]> = fc
  .tuple(
    fc.uniqueArray(
      fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 60, 90, 120, 150, 180, 1440)),
      { minLength: 2, maxLength: 6 },
    ),
    fc.nat(9),
    fc.integer({ min: 1, max: 1439 }),
  )
  .map(([cuts, overnight, morning]) => {
    const sorted = cuts.sort((a, b) => a - b);
    const list: string[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2)
      list.push(`${timeText(sorted[i] ?? 0)}-${timeText(sorted[i + 1] ?? 0)}`);
    const start = sorted[sorted.length - 2] ?? 0;
    if (overnight < 3 && sorted.length % 2 === 0 && morning < start) {
      list[list.length - 1] = `${timeText(start)}-${timeText(morning)}`;
    }
    return list;
  });

const weekly = fc.dictionary(fc.constantFrom(...WEEKDAYS), intervals, { maxKeys: 7 });
const holiday = fc
  .integer({ min: Date.UTC(1974, 0), max: Date.UTC(2099, 0) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10));
const nearHoliday = fc.constantFrom(
  '2026-03-29',
  '2026-03-28',
  '2026-10-25',
  '2011-12-30',
  '2011-12-31',
  '2026-11-01',
  '2026-03-08',
);

const rule = fc.oneof(
  holiday,
  nearHoliday,
  nearHoliday.map((date) => date.slice(5)),
  fc.record({
    month: fc.constantFrom(3, 10, 12),
    weekday: fc.constantFrom(...WEEKDAYS),
    nth: fc.constantFrom(1, 2, 4, 5, -1, -5),
    name: fc.constantFrom('Founding day', 'Stocktaking'),
  }),
  fc.record({ date: nearHoliday, within: intervals }),
);
const dated = fc.dictionary(nearHoliday, intervals, { maxKeys: 3 });

/** Business hours of every kind that a definition can hold. */
export const definition: fc.Arbitrary<ScheduleDefinition> = fc.record(
  {
    timeZone: zone,
    weekly,
    changes: fc
      .uniqueArray(nearHoliday, { maxLength: 2 })
      .chain((dates) => fc.tuple(...dates.map((from) => fc.record({ from: fc.constant(from), weekly })))),
    holidays: fc.uniqueArray(rule, { maxLength: 4 }),
    overrides: dated,
    breaks: dated,
  },
  { requiredKeys: ['timeZone', 'weekly', 'holidays'] },
);

/** Business hours that open at least once a week. */
export const openDefinition: fc.Arbitrary<ScheduleDefinition> = definition.map(({ changes: _, ...one }) => ({
  ...one,
  weekly: { ...one.weekly, wed: ['10:00-15:30'] },
}));
