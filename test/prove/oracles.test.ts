import { describe, expect, it } from 'vitest';
import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import type { Span } from './answers.ts';
import { IntlClock } from './intlClock.ts';
import { IntlOracle } from './intlOracle.ts';
import { libraryAnswers } from './library.ts';
import { TemporalOracle, TemporalZone } from './temporalOracle.ts';

type Example = [
  rule: string,
  definition: ScheduleDefinition,
  span: [string, string],
  open: [string, string][],
];

// Worked out by hand from the definition of business hours, so that oracles and library are not just wrong together.
const EXAMPLES: Example[] = [
  [
    'a skipped start is as much later as the clock jumps',
    { timeZone: 'Europe/Rome', weekly: { sun: ['02:30-04:00'] } },
    ['2026-03-28T00:00Z', '2026-03-30T00:00Z'],
    [['2026-03-29T01:30Z', '2026-03-29T02:00Z']],
  ],
  [
    'of a repeated start the first counts',
    { timeZone: 'Europe/Rome', weekly: { sun: ['02:30-03:30'] } },
    ['2026-10-24T00:00Z', '2026-10-26T00:00Z'],
    [['2026-10-25T00:30Z', '2026-10-25T02:30Z']],
  ],
  [
    'of a repeated end the first counts',
    { timeZone: 'Europe/Rome', weekly: { sun: ['01:30-02:30'] } },
    ['2026-10-24T00:00Z', '2026-10-26T00:00Z'],
    [['2026-10-24T23:30Z', '2026-10-25T00:30Z']],
  ],
  [
    'an interval that a skip turns around is empty',
    { timeZone: 'Europe/Rome', weekly: { sun: ['02:10-03:05'] } },
    ['2026-03-28T00:00Z', '2026-03-30T00:00Z'],
    [],
  ],
  [
    'the hours of a date that Samoa skipped never were, those of the next are its own',
    {
      timeZone: 'Pacific/Apia',
      weekly: { thu: ['09:00-17:00'], fri: ['08:00-20:00'], sat: ['10:00-12:00'] },
    },
    ['2011-12-29T00:00Z', '2012-01-02T00:00Z'],
    [
      ['2011-12-29T19:00Z', '2011-12-30T03:00Z'],
      ['2011-12-30T20:00Z', '2011-12-30T22:00Z'],
    ],
  ],
  [
    'a holiday on the date after a skipped one closes it, whatever the skipped one would open',
    {
      timeZone: 'Pacific/Fakaofo',
      weekly: { fri: ['09:00-17:00'], sat: ['09:00-17:00'] },
      holidays: ['2011-12-31'],
      overrides: { '2011-12-30': ['06:00-18:00'] },
    },
    ['2011-12-29T00:00Z', '2012-01-02T00:00Z'],
    [],
  ],
  [
    'a break, a holiday and a change on a skipped date touch no other date, but the change holds from then on',
    {
      timeZone: 'Pacific/Kwajalein',
      weekly: { sun: ['09:00-17:00'] },
      changes: [{ from: '1993-08-21', weekly: { sat: ['09:00-17:00'], sun: ['09:00-10:00'] } }],
      holidays: ['1993-08-21'],
      breaks: { '1993-08-21': ['00:00-12:00', '20:00-12:00'] },
    },
    ['1993-08-20T00:00Z', '1993-08-24T00:00Z'],
    [['1993-08-21T21:00Z', '1993-08-21T22:00Z']],
  ],
  [
    'a half day on a skipped date keeps nothing of it',
    {
      timeZone: 'Pacific/Kiritimati',
      weekly: { sat: ['09:00-17:00'], sun: ['09:00-10:00'] },
      holidays: [{ date: '1994-12-31', within: ['00:00-12:00'] }],
    },
    ['1994-12-30T00:00Z', '1995-01-02T00:00Z'],
    [['1994-12-31T19:00Z', '1994-12-31T20:00Z']],
  ],
  [
    'a night over a skipped date is as long as ever: it ends on the morning after the clock jumped',
    { timeZone: 'Pacific/Apia', weekly: { thu: ['22:00-06:00'] } },
    ['2011-12-29T00:00Z', '2012-01-02T00:00Z'],
    [['2011-12-30T08:00Z', '2011-12-30T16:00Z']],
  ],
  [
    'offsets have seconds',
    { timeZone: 'Africa/Monrovia', weekly: { thu: ['23:00-23:30'], fri: ['00:30-02:00'] } },
    ['1972-01-06T00:00Z', '1972-01-08T00:00Z'],
    [
      ['1972-01-06T23:44:30Z', '1972-01-07T00:14:30Z'],
      ['1972-01-07T01:14:30Z', '1972-01-07T02:00:00Z'],
    ],
  ],
  [
    'a holiday lets the night before go on and begins none of its own',
    { timeZone: 'UTC', weekly: { thu: ['22:00-06:00'], fri: ['22:00-06:00'] }, holidays: ['12-25'] },
    ['2026-12-24T00:00Z', '2026-12-27T00:00Z'],
    [['2026-12-24T22:00Z', '2026-12-25T06:00Z']],
  ],
  [
    'a half day keeps what the week opens within it, a night up to where it ends',
    {
      timeZone: 'UTC',
      weekly: { thu: ['09:00-12:00', '13:00-17:00', '22:00-06:00'] },
      holidays: [{ date: '2026-12-24', within: ['10:00-14:00', '20:00-02:00'] }],
    },
    ['2026-12-24T00:00Z', '2026-12-26T00:00Z'],
    [
      ['2026-12-24T10:00Z', '2026-12-24T12:00Z'],
      ['2026-12-24T13:00Z', '2026-12-24T14:00Z'],
      ['2026-12-24T22:00Z', '2026-12-25T02:00Z'],
    ],
  ],
  [
    'a whole holiday wins over a half day of the same date',
    {
      timeZone: 'UTC',
      weekly: { thu: ['09:00-17:00'] },
      holidays: [{ date: '12-24', within: ['09:00-12:00'] }, '2026-12-24'],
    },
    ['2026-12-24T00:00Z', '2026-12-25T00:00Z'],
    [],
  ],
  [
    'a weekday of a month is counted from its start or from its end',
    {
      timeZone: 'UTC',
      weekly: { mon: ['09:00-10:00'] },
      holidays: [
        { month: 5, weekday: 'mon', nth: -1 }, // the 25th
        { month: 6, weekday: 'mon', nth: -5 }, // the 1st: June 2026 has five Mondays
      ],
    },
    ['2026-05-18T00:00Z', '2026-06-09T00:00Z'],
    [
      ['2026-05-18T09:00Z', '2026-05-18T10:00Z'],
      ['2026-06-08T09:00Z', '2026-06-08T10:00Z'],
    ],
  ],
  [
    'a month without a fifth of a weekday has no such holiday',
    {
      timeZone: 'UTC',
      weekly: { mon: ['09:00-10:00'] },
      holidays: [
        { month: 7, weekday: 'mon', nth: 5 },
        { month: 7, weekday: 'mon', nth: -5 },
      ],
    },
    ['2026-07-27T00:00Z', '2026-08-04T00:00Z'],
    [
      ['2026-07-27T09:00Z', '2026-07-27T10:00Z'],
      ['2026-08-03T09:00Z', '2026-08-03T10:00Z'],
    ],
  ],
  [
    'an override wins over a holiday and replaces the week',
    {
      timeZone: 'UTC',
      weekly: { thu: ['09:00-17:00'], fri: ['09:00-17:00'] },
      holidays: ['2026-12-24'],
      overrides: { '2026-12-24': ['10:00-11:00'], '2026-12-25': [] },
    },
    ['2026-12-24T00:00Z', '2026-12-26T00:00Z'],
    [['2026-12-24T10:00Z', '2026-12-24T11:00Z']],
  ],
  [
    'a break cuts the night from the day before, and an override',
    {
      timeZone: 'UTC',
      weekly: { thu: ['22:00-06:00'] },
      overrides: { '2026-12-25': ['20:00-24:00'] },
      breaks: { '2026-12-25': ['02:00-03:00', '23:00-01:00'] },
    },
    ['2026-12-24T00:00Z', '2026-12-27T00:00Z'],
    [
      ['2026-12-24T22:00Z', '2026-12-25T02:00Z'],
      ['2026-12-25T03:00Z', '2026-12-25T06:00Z'],
      ['2026-12-25T20:00Z', '2026-12-25T23:00Z'],
    ],
  ],
  [
    'a change of the weekly hours lets the night before go on',
    {
      timeZone: 'UTC',
      weekly: { thu: ['22:00-06:00'], fri: ['22:00-06:00'] },
      changes: [{ from: '2026-12-25', weekly: { fri: ['09:00-10:00'] } }],
    },
    ['2026-12-24T00:00Z', '2026-12-27T00:00Z'],
    [
      ['2026-12-24T22:00Z', '2026-12-25T06:00Z'],
      ['2026-12-25T09:00Z', '2026-12-25T10:00Z'],
    ],
  ],
];

describe('examples worked out by hand', () => {
  it.each(EXAMPLES)('%s: so say both oracles and the library', (_, definition, bounds, open) => {
    const span: Span = { from: Date.parse(bounds[0]), to: Date.parse(bounds[1]) };
    const expected = open.map(([start, end]) => [Date.parse(start), Date.parse(end)]);
    const { timeZone } = definition;
    for (const answers of [
      new IntlOracle(definition, new IntlClock(timeZone, 1), span),
      new TemporalOracle(definition, new TemporalZone(timeZone), span),
      libraryAnswers(definition, span),
    ]) {
      expect(answers.openSegments(span.from, span.to)).toEqual(expected);
    }
  });
});

describe('the clock of Intl', () => {
  it('is the same whether each minute is asked or filled in where the clock ran evenly', () => {
    const changes: [string, string][] = [
      ['America/St_Johns', '2010-11-07T02:31Z'],
      ['Pacific/Apia', '2011-12-30T10:00Z'],
      ['Africa/Monrovia', '1972-01-07T00:44Z'],
      ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
    ];
    for (const [zone, text] of changes) {
      const at = Date.parse(text);
      const asked = new IntlClock(zone, 1).walk(at - 3_600_000, at + 3_600_000);
      expect(new IntlClock(zone, 15).walk(at - 3_600_000, at + 3_600_000)).toEqual(asked);
      expect(asked.runs.length, zone).toBe(2);
    }
  });
});
