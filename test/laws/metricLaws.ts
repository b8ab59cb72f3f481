import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/define/metric.ts';
import { explain } from '../../src/explain/explain.ts';
import { metricLaws as lawsOf } from '../../src/laws/metricLaws.ts';
import type { RecordName } from '../../src/records/records.ts';
import { mergeSummaries, presentSummary } from '../../src/summary/summary.ts';
import type { Split } from '../arbitraries/split.ts';
import { deepFreeze } from './deepFreeze.ts';

/** Many metrics share these laws, and one input holds several conversations. */
const RUNS = { numRuns: 40 };

/**
 * The laws of a metric with its options fixed, those that are shipped for users' own tests among them.
 *
 * @param other - the same metric with another option, whose summaries must be refused
 * @param options - `movesWithNow`: whether later records decide what earlier ones are, since now is the latest of them
 */
export function metricLaws<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  other: Metric<Input, Options, Content, Needs>,
  inputs: fc.Arbitrary<Split<Input>>,
  options: Parameters<typeof lawsOf>[1] = {},
): void {
  describe(`the laws of ${metric.id}`, () => {
    for (const { name, check } of lawsOf(metric, options)) {
      test(name, () => {
        fc.assert(fc.property(inputs, check), RUNS);
      });
    }

    test('records and summaries that are frozen are enough', () => {
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

    test('each reason for leaving out tells where its first few records stand, and is told in words', () => {
      fc.assert(
        fc.property(inputs, ({ whole }) => {
          const { excluded, excludedAt = {} } = metric(whole);
          expect(Object.keys(excludedAt).sort()).toEqual(Object.keys(excluded).sort());
          for (const [reason, places] of Object.entries(excludedAt)) {
            expect(places.length).toBeGreaterThan(0);
            expect(places.length).toBeLessThanOrEqual(Math.min(3, excluded[reason] ?? 0));
            expect(new Set(places).size).toBe(places.length);
          }
          for (const [reason, { why }] of Object.entries(explain(metric, whole).excluded)) {
            expect(why, reason).toMatch(/^[A-Z].*[.]$/);
          }
        }),
        RUNS,
      );
    });

    test('each part is of records, or of amounts that add up', () => {
      fc.assert(
        fc.property(inputs, ({ whole }) => {
          const { parts } = explain(metric, whole);
          expect(Object.keys(parts).length).toBeGreaterThan(0);
          for (const [name, { adds }] of Object.entries(parts)) {
            expect(adds, name).toBe(SUMS.has(`${metric.id} ${name}`) ? 'values' : 'records');
          }
        }),
        RUNS,
      );
    });
  });
}

/** The parts that are amounts, of which each record adds its own; of all others each record is one. */
const SUMS: ReadonlySet<string> = new Set([
  'costPerTicket@2 numerator',
  ...['numerator', 'denominator', 'atStart', 'atEnd'].map((part) => `customerChurnRate@2 ${part}`),
  ...['netCustomerLossRate@2', 'occupancy@1'].flatMap((id) => [`${id} numerator`, `${id} denominator`]),
]);
