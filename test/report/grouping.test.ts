import { describe, expect, test } from 'vitest';
import { ALL_TIME } from '../../src/define/frames.ts';
import { place } from '../../src/define/place.ts';
import { readFacts } from '../../src/define/readings.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { fieldOf } from '../../src/report/dimensions.ts';
import { type Dimension, Grouping, type GroupLimits } from '../../src/report/grouping.ts';
import { report } from '../../src/report/report.ts';

const tooMany = (n: number): unknown =>
  expect.objectContaining({ code: 'invalid-option', path: 'by', value: n });
const words = (n: number): string[] => Array.from({ length: n }, (_, i) => `${i}`);

/** Spreads the messages of conversations over the groups of their fields. */
function spread(fields: readonly string[], conversations: readonly object[], limits: GroupLimits): number {
  const dimensions = fields.map((name): Dimension => ({ name, isField: true, read: fieldOf(name) }));
  const [measure] = receivedMessages.plan().measures;
  const lists = new Map([['conversations', conversations]]);
  const [reading] = measure ? readFacts([measure], lists) : [];
  if (measure === undefined || reading === undefined) return 0;
  const rows = reading.rows(measure);
  const placing = place(rows, undefined, measure.when, ALL_TIME, 0);
  return new Grouping(dimensions, limits).spread(measure, reading, rows, lists, undefined)(placing).rows
    .length;
}

const messages = [0, 1, 2].map((at) => ({ at, from: 'customer' }));
const plenty = { groups: 100, places: 100, cells: 100 };

describe('groups', () => {
  test('may be as many as there is room for, and one more is refused', () => {
    const list = words(4).map((plan) => ({ id: plan, plan, messages }));
    expect(spread(['plan'], list, { ...plenty, groups: 4 })).toBe(12);
    expect(() => spread(['plan'], list, { ...plenty, groups: 3 })).toThrow(tooMany(4));
  });

  test('of one record may be as many', () => {
    const one = [{ id: '1', tags: words(3), teams: words(2), messages: messages.slice(1) }];
    expect(spread(['tags', 'teams'], one, { ...plenty, groups: 6 })).toBe(12);
    expect(() => spread(['tags', 'teams'], one, { ...plenty, groups: 5 })).toThrow(tooMany(6));
  });

  test('of all records together may be as many', () => {
    const few = words(3).map((id) => ({ id, tags: words(2), messages: messages.slice(2) }));
    // Each record has two groups, and their number.
    expect(spread(['tags'], few, { ...plenty, places: 8 })).toBe(6);
    expect(() => spread(['tags'], few, { ...plenty, places: 7 })).toThrow(tooMany(8));
  });

  test('hold as many rows, each once in every group', () => {
    const one = [{ id: '1', tags: words(4), messages }];
    expect(spread(['tags'], one, { ...plenty, places: 12 })).toBe(12);
    expect(() => spread(['tags'], one, { ...plenty, places: 11 })).toThrow(tooMany(12));
  });

  test('and periods make as many cells', () => {
    const list = words(4).map((plan) => ({ id: plan, plan, messages }));
    expect(spread(['plan'], list, { ...plenty, cells: 4 })).toBe(12);
    expect(() => spread(['plan'], list, { ...plenty, cells: 3 })).toThrow(tooMany(4));
    const tagged = list.map(({ plan, ...rest }) => ({ ...rest, tags: [plan, 'all'] }));
    expect(spread(['tags'], tagged, { ...plenty, cells: 5 })).toBe(24);
    expect(() => spread(['tags'], tagged, { ...plenty, cells: 4 })).toThrow(tooMany(5));
  });

  test('of thousands of values in each of two lists of one record are refused before they are made', () => {
    const surveyResponses = [{ score: 9, tags: words(4000), teams: words(4000) }];
    const run = () => report().by('tags', 'teams').measure({ nps }).run({ surveyResponses });
    expect(run).toThrow(tooMany(16_000_000));
  });

  test('of thousands of values by hour of a year are refused before room is made for all', () => {
    const surveyResponses = words(6000).map((plan, i) => ({
      score: 9,
      plan,
      at: Date.UTC(2026, 0, 1) + (i % 365) * 86_400_000,
    }));
    const run = () => report().by('plan').per('hour').measure({ nps }).run({ surveyResponses });
    // 364 days and an hour.
    expect(run).toThrow(tooMany(6000 * (364 * 24 + 1)));
  });

  test('are asked of no record that is left out', () => {
    const asked: unknown[] = [];
    const ask = (record: object): string => {
      asked.push(record);
      return 'all';
    };
    const conversations = [
      { id: '1', messages, channel: 'email' },
      { id: '2', messages, channel: 'chat' },
      { id: '1', messages, channel: 'email' },
      { id: '3', messages, channel: 'email', spam: true },
      { id: '4', channel: 'email' },
    ];
    const { rows } = report()
      .by({ ask })
      .where({ channel: 'email' })
      .measure({ receivedMessages })
      .run({ conversations: [...conversations, null] as typeof conversations });
    expect(rows).toMatchObject([{ ask: 'all', receivedMessages: { value: 3 } }]);
    expect(asked).toEqual([conversations[0]]);
  });

  test('hold an entry of a list that is not there as one that is nothing', () => {
    const sparse: string[] = ['a'];
    sparse[2] = 'b';
    const { rows } = report()
      .by('tags')
      .measure({ nps })
      .run({ surveyResponses: [{ score: 9, tags: sparse }] });
    expect(rows.map(({ tags }) => tags)).toEqual(['a', 'b', null]);
  });
});
