import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { age, elapsed, hasHours, offHours } from '../../src/define/elapsed.ts';
import type { Layer } from '../../src/define/layer.ts';
import { readFacts } from '../../src/define/readings.ts';
import { Moment } from '../../src/facts/reading/roles.ts';
import { waits } from '../../src/facts/waits.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed as openTime } from '../../src/schedule/elapsed.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { type ReadFact, readFact } from '../facts/readFact.ts';
import { BY_DEFAULT } from '../facts/waitRules.ts';
import { office } from '../metrics/office.ts';
import { at, chat } from '../records/chat.ts';

const nights = defineSchedule({
  timeZone: 'Etc/UTC',
  weekly: { mon: ['18:00-24:00'], tue: ['00:00-06:00'] },
});
const NOW = at('+5 12:00');

/** Every third has no hours. */
const own = ({ id }: Conversation): Schedule | undefined =>
  [office, nights, undefined][Number(String(id).slice(1)) % 3];

/** Reads waits with a column beside those of the fact. */
const read = (list: readonly Conversation[], layer: Layer): ReadFact =>
  readFact(waits({ ...BY_DEFAULT, asOf: new Moment(NOW) }), list, { layer });

const hoursOfRow = (
  hours: typeof own | Schedule,
  list: readonly Conversation[],
  record: number | undefined,
) => (typeof hours === 'function' ? hours(list[record ?? 0] ?? { id: '' }) : hours);

describe('a layer of hours', () => {
  test('tells the open time of each wait by its hours, and nothing of what is not known', () => {
    fc.assert(
      fc.property(conversations, fc.constantFrom(office, nights, own), (list, hours) => {
        const { rows, record } = read(list, elapsed('startAt', 'endAt', hours));
        for (const [row, { startAt = 0, endAt = 0, layer }] of rows.entries()) {
          const schedule = hoursOfRow(hours, list, record[row]);
          const isKnown = schedule !== undefined && !Number.isNaN(endAt);
          expect(layer).toBe(isKnown ? openTime(schedule, new Date(startAt), new Date(endAt)) : Number.NaN);
        }
      }),
    );
  });

  test('tells the open time until now', () => {
    fc.assert(
      fc.property(conversations, fc.constantFrom(office, nights, own), (list, hours) => {
        const { rows, record } = read(list, age('startAt', hours));
        for (const [row, { startAt = 0, layer }] of rows.entries()) {
          const schedule = hoursOfRow(hours, list, record[row]);
          expect(layer).toBe(schedule ? openTime(schedule, new Date(startAt), new Date(NOW)) : Number.NaN);
        }
      }),
    );
  });

  test('tells what lay outside of the hours from its beginning to its end', () => {
    fc.assert(
      fc.property(conversations, fc.constantFrom(office, nights, own), (list, hours) => {
        const { rows, record } = read(list, offHours('startAt', 'endAt', hours));
        for (const [row, { startAt = 0, endAt = 0, layer }] of rows.entries()) {
          const schedule = hoursOfRow(hours, list, record[row]);
          const isOff =
            schedule !== undefined &&
            endAt > startAt &&
            openTime(schedule, new Date(startAt), new Date(endAt)) === 0 &&
            !isOpen(schedule, new Date(endAt));
          expect(layer).toBe(+isOff);
        }
      }),
    );
  });

  test('tells who has hours, and names the first that has none where that is an error', () => {
    const list = ['c0', 'c1', 'c2', 'c3'].map((id) => chat(['09:00 customer'], { id }));
    expect(read(list, hasHours(own, false)).columns['layer']).toEqual([1, 1, 0, 1]);
    expect(() => read(list, hasHours(own, true))).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'conversations[2]', value: list[2] }),
    );
    const odd = (): Schedule => JSON.parse('{"timeZone":"Etc/UTC"}');
    expect(() => read(list, hasHours(odd, false))).toThrow(
      expect.objectContaining({ code: 'invalid-schedule', path: 'schedule(conversations[0])' }),
    );
  });

  test('asks for the hours of a conversation once, however many waits it has', () => {
    let asked = 0;
    const counting = (): Schedule => {
      asked++;
      return office;
    };
    const lines = ['09:00 customer', '09:10 agent', '09:20 customer', '09:30 agent'];
    read([chat(lines), chat(lines)], elapsed('startAt', 'endAt', counting));
    expect(asked).toBe(2);
  });

  test('is computed once for all measures that ask for the same, and apart for those that do not', () => {
    const of = waits(BY_DEFAULT);
    const measure = (layer: Layer) => ({ of, layers: { layer }, when: { at: 0 }, folds: {} });
    const asked = [office, office, nights].map((hours) => measure(elapsed('startAt', 'endAt', hours)));
    const lists = new Map([['conversations', [chat(['09:00 customer', '20:00 agent'])]]]);
    const [one, same, other] = readFacts(asked, lists).map((reading, i) => {
      const each = asked[i];
      return each && reading.rows(each).values('layer');
    });
    expect(one).toBe(same);
    // Of 11 hours from 9 to 20 eight are those of the office, two those of the night.
    expect([one?.[0], other?.[0]]).toEqual([8 * 3_600_000, 2 * 3_600_000]);
  });
});
