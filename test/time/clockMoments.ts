import fc from 'fast-check';
import { clockChanges, instantOfChange } from '../prove/clockChanges.ts';
import { IntlClock } from '../prove/intlClock.ts';

const HOUR = 3_600_000;

/** The clock of a zone, by Intl alone, and an instant. */
export interface ClockMoment {
  readonly clock: IntlClock;
  readonly at: number;
}

/** Half-hour and quarter-hour offsets and jumps, jumps over midnight, of two hours and of a day. */
const ZONES = [
  'UTC',
  'Europe/Rome',
  'America/St_Johns',
  'America/Nuuk',
  'America/Sao_Paulo',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kwajalein',
];

/** An instant from 1973 to 2100, mostly within a day or so of a change of its zone's clock. */
export const clockMoments: fc.Arbitrary<ClockMoment> = fc.oneof(
  ...ZONES.map((zone) => {
    const clock = new IntlClock(zone, 1);
    const any = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) });
    const changes = clockChanges(clock, 20).map((change) => instantOfChange(clock, change));
    const near = fc
      .tuple(fc.constantFrom(0, ...changes), fc.integer({ min: -26 * HOUR, max: 26 * HOUR }))
      .map(([change, later]) => change + later);
    return fc.record({ clock: fc.constant(clock), at: fc.oneof(any, near, near) });
  }),
);
