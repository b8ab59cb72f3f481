import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import type { Subject } from './compare.ts';
import { COVERED, type Covered } from './coverage.ts';
import { libraryAnswers } from './library.ts';
import { allZones, type Plan, proveZones } from './proveZones.ts';
import { tallyText } from './tally.ts';

const PLAN: Plan = {
  zones: allZones(),
  seed: 20_260_101,
  anchors: 2,
  casesPerAnchor: 2,
  stride: 15,
  probeDays: 28,
  smallFaults: 3,
  isCompared: () => true,
};

/** Twenty seconds of work, which on a busy machine may take much longer. */
const SLOWLY_MS = 240_000;

describe('the schedule engine against two oracles', () => {
  it(
    'answers as the clock of Intl and as Temporal do, in every time zone',
    () => {
      const { tally } = proveZones(PLAN, libraryAnswers);
      console.log(tallyText(tally));
      expect(tally.faults).toEqual([]);
      expect(tally.faulty).toBe(0);
      expect(tally.zones).toBeGreaterThanOrEqual(400);
      expect(tally.temporalCases).toBe(tally.cases);
      expect(tally.intlCases).toBeGreaterThan(tally.cases / 2);
      // A proof of little is none: so many of a hundred cases must have each of these in their span.
      const leastPercent: Record<Covered, number> = {
        'open time': 70,
        'a clock change': 40,
        'an end that the clock skips': 6,
        'an end that the clock shows twice': 4,
        'a date that the clock skips whole': 0,
        'an offset from UTC with seconds': 0,
        'an overnight interval, open': 30,
        'a change of the weekly hours that matters': 30,
        'a holiday that matters': 20,
        'a half day that matters': 10,
        'an override that matters': 30,
        'an override on a holiday': 10,
        'a break that cuts open time': 25,
        'a break that cuts the night from the day before': 3,
        'hours with seconds': 12,
      };
      for (const name of COVERED) {
        const percent = (100 * tally.covered[name]) / tally.cases;
        expect(percent, name).toBeGreaterThanOrEqual(leastPercent[name]);
      }
    },
    SLOWLY_MS,
  );

  it('answers so where a zone skipped a date, and where its clock was some seconds off', () => {
    const zones = ['Pacific/Apia', 'Pacific/Fakaofo', 'Pacific/Kwajalein', 'Pacific/Kiritimati'];
    const { tally } = proveZones(
      { ...PLAN, zones: [...zones, 'Africa/Monrovia'], anchors: 6, casesPerAnchor: 4 },
      libraryAnswers,
    );
    expect(tally.faults).toEqual([]);
    expect(tally.covered['a date that the clock skips whole']).toBeGreaterThan(15);
    expect(tally.covered['an offset from UTC with seconds']).toBeGreaterThan(3);
  });
});

describe('the oracles', () => {
  const few: Plan = {
    ...PLAN,
    zones: ['Europe/Rome', 'Australia/Lord_Howe', 'America/Santiago'],
    casesPerAnchor: 6,
    smallFaults: 0,
  };
  /** The library, asked about another definition or giving another answer. */
  const asked = (change: Partial<Parameters<Subject>[0]>): Subject => {
    return (definition, span) => libraryAnswers({ ...definition, ...change }, span);
  };
  const answered = (change: (right: Answers) => Partial<Answers>): Subject => {
    return (definition, span) => {
      const right = libraryAnswers(definition, span);
      return { ...right, ...change(right) };
    };
  };

  it.each<[string, Subject]>([
    ['forgets breaks', asked({ breaks: {} })],
    ['forgets overrides', asked({ overrides: {} })],
    ['forgets holidays', asked({ holidays: [] })],
    ['forgets changes of the weekly hours', asked({ changes: [] })],
    [
      'takes half days for whole holidays',
      (definition, span) =>
        libraryAnswers(
          {
            ...definition,
            holidays: (definition.holidays ?? []).map((one) =>
              typeof one === 'string' ? one : { ...one, within: undefined },
            ),
          },
          span,
        ),
    ],
    [
      'counts one millisecond too much',
      answered((right) => ({ elapsed: (a, b) => right.elapsed(a, b) + 1 })),
    ],
    [
      'is open at closing',
      answered((right) => ({ isOpen: (at) => right.isOpen(at) || right.isOpen(at - 1) })),
    ],
    [
      'gives a due time one millisecond late',
      answered((right) => ({ addOpenTime: (...args) => right.addOpenTime(...args) + 1 })),
    ],
    [
      'leaves out a stretch',
      answered((right) => ({ openSegments: (from, to) => right.openSegments(from, to).slice(1) })),
    ],
    ['has the hours of another zone', asked({ timeZone: 'Asia/Kathmandu' })],
    [
      'refuses a definition',
      () => {
        throw new Error('refused');
      },
    ],
  ])('catch a library that %s', (_, subject) => {
    const { tally } = proveZones(few, subject);
    expect(tally.intlFaulty).toBeGreaterThan(0);
    expect(tally.temporalFaulty).toBeGreaterThan(0);
  });
});
