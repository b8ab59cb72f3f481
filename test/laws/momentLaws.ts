import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/define/metric.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import type { RecordLists, RecordName } from '../../src/records/records.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';
import { conversations, START } from '../arbitraries/conversations.ts';
import { splitList } from '../arbitraries/split.ts';
import { withoutPlaces } from '../withoutPlaces.ts';

/** Behind every event of the arbitrary conversations, which lie within 400 quarters of an hour. */
const AFTER_ALL = START + 401 * 900_000;

const moments = fc
  .tuple(fc.nat(400), fc.nat(400), fc.nat(400))
  .map((quarters) => quarters.map((n) => AFTER_ALL + n * 900_000).sort((a, b) => a - b));

type OfConversations<Options extends object> = Metric<
  readonly Conversation[] | RecordLists<'conversations'>,
  Options,
  unknown,
  RecordName & 'conversations'
>;

/**
 * The laws of what is open and lasts until now: of a metric of conversations all of whose waits run by the same hours. A
 * state keeps since when something is open, not for how long, so that now may be any later instant up to which nothing
 * has happened:
 *
 * - a summary of one instant presented at a later one is what one call says at the later one
 * - summaries of several instants merge to what one call with all records says at the last of them
 *
 * @param at - the metric with its options fixed, at an instant that counts as now
 */
export function momentLaws<Options extends object>(
  name: string,
  at: (asOf: number) => OfConversations<Options>,
): void {
  describe(`the laws of ${name} at several instants`, () => {
    test('a summary presented later is what one call says later, if nothing has happened in between', () => {
      fc.assert(
        fc.property(conversations, moments, (list, [before = 0, now = 0]) => {
          const summary = summarize(at(before), list);
          expect(presentSummary(at(before), summary, { now })).toEqual(withoutPlaces(Object(at(now)(list))));
        }),
        { numRuns: 60 },
      );
    });

    test('summaries of several instants merge to what one call says at the last, if nothing has happened in between', () => {
      fc.assert(
        fc.property(splitList(conversations), moments, fc.nat(2), ({ whole, pieces }, instants, turn) => {
          const summaries = pieces.map((piece, i) => summarize(at(instants[(i + turn) % 3] ?? 0), piece));
          const merged = mergeSummaries(at(AFTER_ALL), JSON.parse(JSON.stringify(summaries)));
          const last = Math.max(...summaries.map(({ asOf = 0 }) => asOf));
          expect(merged.asOf).toBe(last);
          expect(presentSummary(at(AFTER_ALL), merged)).toEqual(withoutPlaces(Object(at(last)(whole))));
          const [a, ...rest] = summaries;
          const grouped = mergeSummaries(at(AFTER_ALL), [
            mergeSummaries(at(AFTER_ALL), rest),
            ...(a ? [a] : []),
          ]);
          expect(grouped).toEqual(merged);
        }),
        { numRuns: 60 },
      );
    });
  });
}
