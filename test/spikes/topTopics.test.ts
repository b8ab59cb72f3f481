import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { toCsv } from '../../src/report/toCsv.ts';
import { toText } from '../../src/report/toText.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';
import { scores } from '../arbitraries/scores.ts';
import { splitList } from '../arbitraries/split.ts';
import { withoutPlaces } from '../withoutPlaces.ts';
import { BEGIN } from './histories.ts';
import { csatDistribution, topTopics } from './topTopics.ts';

const HOSTILE = ['__proto__', 'constructor', 'toString', '', ' ', '1', '=1+1', 'a', 'b', '\u001b[2J'];

const tagged: fc.Arbitrary<Conversation[]> = fc
  .array(
    fc.record({
      tags: fc.option(
        fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 2 })), { maxLength: 4 }),
      ),
      createdAt: fc.nat(20).map((days) => BEGIN + days * 86_400_000),
    }),
    { maxLength: 15 },
  )
  .map((list) => list.map((one, i) => ({ ...one, id: i })));

/** How many conversations have each topic, by looking for each in every conversation. */
function byHand(list: readonly Conversation[], shareOf: 'tagged' | 'all') {
  const topicsOf = ({ tags }: Conversation): string[] => [...new Set(tags ?? [])].filter((tag) => tag !== '');
  const all = [...new Set(list.flatMap(topicsOf))];
  const untagged = list.filter((one) => topicsOf(one).length === 0).length;
  const n = shareOf === 'tagged' ? list.length - untagged : list.length;
  const entries: { value: string | null; n: number; share: number }[] = all.map((topic) => {
    const own = list.filter((one) => topicsOf(one).includes(topic)).length;
    return { value: topic, n: own, share: own / n };
  });
  if (shareOf === 'all' && untagged > 0) entries.push({ value: null, n: untagged, share: untagged / n });
  const last = '\uffff\uffff';
  entries.sort((a, b) => b.n - a.n || ((a.value ?? last) < (b.value ?? last) ? -1 : 1));
  return { value: all.length, n, entries };
}

describe('a table of topics', () => {
  test('it counts each topic of each conversation, whatever its name, the most frequent first', () => {
    fc.assert(
      fc.property(tagged, fc.constantFrom('tagged' as const, 'all' as const), (list, shareOf) => {
        const { value, n, entries } = topTopics(list, { shareOf });
        expect({ value, n, entries }).toEqual(byHand(list, shareOf));
      }),
    );
  });

  test('per day it counts the topics of each day, and the days add up to the total', () => {
    fc.assert(
      fc.property(tagged, (list) => {
        const { rows, total } = report().per('day').measure({ topTopics }).run({ conversations: list });
        for (const { start, end, topTopics: day } of rows) {
          const own = list.filter(({ createdAt }) => Number(createdAt) >= start && Number(createdAt) < end);
          expect(day).toMatchObject(byHand(own, 'tagged'));
        }
        expect(total.topTopics).toMatchObject(byHand(list, 'tagged'));
      }),
    );
  });

  test('by tags each group holds the conversations with that tag, and the total each once', () => {
    fc.assert(
      fc.property(tagged, (list) => {
        const { rows, total } = report()
          .by('tags')
          .measure({ topTopics: topTopics.with({ shareOf: 'all' }) })
          .run({ conversations: list });
        expect(new Set(rows.map(({ tags }) => tags)).size).toBe(rows.length);
        for (const { tags, topTopics: own } of rows) {
          const here = list.filter((one) =>
            tags === null ? !one.tags?.length || one.tags.includes('') : one.tags?.includes(tags),
          );
          expect(own).toMatchObject(byHand(here, 'all'));
        }
        expect(total.topTopics.n).toBe(list.length);
      }),
    );
  });

  test('summaries merge to what one pass gives, through JSON too', () => {
    fc.assert(
      fc.property(splitList(tagged), ({ whole, pieces }) => {
        const stored = JSON.parse(JSON.stringify(pieces.map((piece) => summarize(topTopics, piece))));
        const merged = presentSummary(topTopics, mergeSummaries(topTopics, stored));
        expect(merged).toEqual(withoutPlaces(topTopics(whole)));
      }),
    );
  });

  test('a hundred thousand different topics are counted, each once', () => {
    const list = Array.from(
      { length: 100_000 },
      (_, i): Conversation => ({ id: i, createdAt: BEGIN, tags: [`t${i}`] }),
    );
    const { value, n, entries } = topTopics(list);
    expect([value, n, entries.length]).toEqual([100_000, 100_000, 100_000]);
    expect(entries[0]).toEqual({ value: 't0', n: 1, share: 1e-5 });
    const { rows } = report().by('tags').measure({ topTopics }).run({ conversations: list });
    expect(rows.length).toBe(100_000);
  });

  test('nothing gives no topics and no share', () => {
    expect(topTopics([])).toMatchObject({ value: 0, n: 0, entries: [] });
  });

  test('as text a table shows its three most frequent values, harmless, and how many more there are', () => {
    const list = [['x'], ['x', '\u001b[2J'], ['y', 'x', '\u001b[2J'], ['z', 'y']].map((tags, id) => ({
      id,
      tags,
    }));
    const result = report()
      .measure({ topTopics, untagged: topTopics.with({ shareOf: 'all' }) })
      .run({ conversations: [...list, { id: 9 }] });
    const [, line] = toText(result).split('\n');
    expect(line).toBe(
      'x 75.0%, \\u{1b}[2J 50.0%, y 50.0%, 1 more (n 4)  x 60.0%, \\u{1b}[2J 40.0%, y 40.0%, 2 more (n 5)',
    );
  });

  test('in a file a table has a line for all values and one for each, with its share', () => {
    const list = [{ id: 1, tags: ['=1+1', 'a'] }, { id: 2, tags: ['=1+1'] }, { id: 3 }];
    const result = report()
      .measure({ topTopics: topTopics.with({ shareOf: 'all' }) })
      .run({ conversations: list });
    const lines = toCsv(result).split('\r\n');
    expect(lines.map((line) => line.split(',').slice(0, 6).join())).toEqual([
      'measure,entry,value,unit,n,numerator',
      'topTopics,,2,topics,3,',
      "topTopics,'=1+1,0.6666666666666666,share,2,2",
      'topTopics,a,0.3333333333333333,share,1,1',
      'topTopics,(none),0.3333333333333333,share,1,1',
      '',
    ]);
  });
});

describe('a table of scores', () => {
  test('it counts each score by its value and leaves out what is none', () => {
    fc.assert(
      fc.property(scores(1, 5), (list) => {
        const { value, n, entries, excluded } = csatDistribution(list);
        const given = list.map((one) => (typeof one === 'object' && one !== null ? one : { score: one }));
        const usable = given.filter(
          ({ score, kind }) =>
            (kind === undefined || kind === 'csat') &&
            [1, 2, 3, 4, 5].includes(Number(score)) &&
            score !== '',
        );
        const counts = [1, 2, 3, 4, 5].map((score) => usable.filter((one) => one.score === score).length);
        expect(n).toBe(usable.length);
        expect(value).toBe(counts.filter((count) => count > 0).length);
        for (const entry of entries) {
          const own = counts[Number(entry.value) - 1];
          expect(entry).toEqual({ value: entry.value, n: own, share: Number(own) / n });
        }
        expect(n + Object.values(excluded).reduce((sum, count) => sum + count, 0)).toBe(list.length);
      }),
    );
  });

  test('scores that are equally frequent stand in ascending order', () => {
    expect(csatDistribution([5, 1, 3, 3, 1, 4]).entries.map(({ value }) => value)).toEqual([1, 3, 4, 5]);
  });

  test('by agent the scores of all agents add up to the total', () => {
    const surveyResponses = [
      { score: 5, agentId: 'ann' },
      { score: 1, agentId: 'ann' },
      { score: 5, agentId: 'bob' },
    ];
    const { rows, total } = report().by('agent').measure({ csatDistribution }).run({ surveyResponses });
    expect(rows.map(({ agent, csatDistribution: own }) => [agent, own.n])).toEqual([
      ['ann', 2],
      ['bob', 1],
    ]);
    expect(total.csatDistribution.entries).toEqual([
      { value: 5, n: 2, share: 2 / 3 },
      { value: 1, n: 1, share: 1 / 3 },
    ]);
  });
});
