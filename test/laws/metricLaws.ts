import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/define/metric.ts';
import type { RecordName } from '../../src/records/records.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';
import type { Split } from '../arbitraries/split.ts';
import { withoutPlaces } from '../withoutPlaces.ts';
import { deepFreeze } from './deepFreeze.ts';

/** Many metrics share these laws, and one input holds several conversations. */
const RUNS = { numRuns: 40 };

/**
 * The laws of a metric with its options fixed: what its folds promise, seen from outside.
 *
 * @param other - the same metric with another option, whose summaries must be refused
 */
export function metricLaws<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  other: Metric<Input, Options, Content, Needs>,
  inputs: fc.Arbitrary<Split<Input>>,
): void {
  const present = (summaries: Parameters<typeof mergeSummaries>[1]): unknown =>
    presentSummary(metric, mergeSummaries(metric, summaries));
  const summaries = inputs.map(({ whole, pieces }) => ({
    whole,
    parts: deepFreeze(pieces.map((piece) => summarize(metric, piece))),
  }));

  describe(`the laws of ${metric.id}`, () => {
    test('records split in any way present exactly what one call presents', () => {
      fc.assert(
        fc.property(summaries, ({ whole, parts }) => {
          expect(present(parts)).toEqual(withoutPlaces(metric(whole)));
        }),
        RUNS,
      );
    });

    test('merging is associative and commutative, and a summary of nothing changes nothing', () => {
      fc.assert(
        fc.property(summaries, ({ parts }) => {
          const [a, ...rest] = parts;
          const once = present(parts);
          expect(present([...parts].reverse())).toEqual(once);
          expect(present([...(a ? [a] : []), mergeSummaries(metric, rest)])).toEqual(once);
          expect(present([mergeSummaries(metric, []), ...parts])).toEqual(once);
        }),
        RUNS,
      );
    });

    test('a summary survives JSON', () => {
      fc.assert(
        fc.property(summaries, ({ parts }) => {
          expect(present(JSON.parse(JSON.stringify(parts)))).toEqual(present(parts));
        }),
        RUNS,
      );
    });

    test('records stay unchanged', () => {
      fc.assert(
        fc.property(inputs, ({ whole }) => {
          expect(metric(deepFreeze(whole))).toEqual(metric(whole));
        }),
        RUNS,
      );
    });

    test('summaries of different definitions refuse to merge and to be presented', () => {
      const nothing = mergeSummaries(metric, []);
      const foreign = mergeSummaries(other, []);
      const refused = (path: string): unknown =>
        expect.objectContaining({ code: 'different-definitions', path, value: foreign.definition });
      expect(() => mergeSummaries(metric, [nothing, foreign])).toThrow(refused('summaries[1].definition'));
      expect(() => mergeSummaries(metric, [foreign, foreign])).toThrow(refused('summaries[0].definition'));
      expect(() => presentSummary(metric, foreign)).toThrow(refused('summary.definition'));
    });

    test('each reason for leaving out tells where its first few records stand', () => {
      fc.assert(
        fc.property(inputs, ({ whole }) => {
          const { excluded, excludedAt = {} } = metric(whole);
          expect(Object.keys(excludedAt).sort()).toEqual(Object.keys(excluded).sort());
          for (const [reason, places] of Object.entries(excludedAt)) {
            expect(places.length).toBeGreaterThan(0);
            expect(places.length).toBeLessThanOrEqual(Math.min(3, excluded[reason] ?? 0));
            expect(new Set(places).size).toBe(places.length);
          }
        }),
        RUNS,
      );
    });

    test('every number of a result is a number, in no case NaN', () => {
      fc.assert(
        fc.property(inputs, ({ whole }) => {
          // JSON turns NaN and the infinities into null; the replacer sees them before.
          JSON.stringify(metric(whole), (key, value) => {
            if (typeof value === 'number') expect(value, key).toSatisfy(Number.isFinite);
            return value;
          });
        }),
        RUNS,
      );
    });
  });
}
