import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/define/metric.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Explanation } from '../../src/explain/explanation.ts';
import type { RecordName } from '../../src/records/records.ts';
import { exactSum } from '../../src/stats/exactSum.ts';
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
 * @param movesWithNow - whether later records decide what earlier ones are, since now is the latest of them
 */
export function metricLaws<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  other: Metric<Input, Options, Content, Needs>,
  inputs: fc.Arbitrary<Split<Input>>,
  { movesWithNow = false }: { readonly movesWithNow?: boolean } = {},
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

    test('each part and each exclusion lists as many records as its number says', () => {
      fc.assert(
        fc.property(inputs, ({ whole }) => {
          const { result, parts, excluded } = explain(metric, whole);
          expect(result).toEqual(metric(whole));
          for (const [name, { total, adds, records }] of Object.entries(parts)) {
            const figure = figureOf(result, name);
            if (figure !== undefined) expect(total, name).toBe(figure);
            const values = records.map(({ value }) => (adds === 'values' ? (value ?? 0) : 1));
            expect(total, name).toBe(exactSum(Float64Array.from(values)));
            expect(adds, name).toBe(SUMS.has(`${metric.id} ${name}`) ? 'values' : 'records');
          }
          expect(Object.keys(parts).length).toBeGreaterThan(0);
          const counts = Object.entries(excluded).map(([reason, { n, why, records }]) => {
            expect(records, reason).toHaveLength(n);
            expect(why, reason).toMatch(/^[A-Z].*[.]$/);
            return [reason, n] as const;
          });
          expect(Object.fromEntries(counts)).toEqual(result.excluded);
        }),
        RUNS,
      );
    });

    if (!movesWithNow) {
      test('what is listed of some records does not change when others are added', () => {
        fc.assert(
          fc.property(inputs, ({ whole, pieces }) => {
            expect(listed([explain(metric, whole)])).toEqual(
              listed(pieces.map((piece) => explain(metric, piece))),
            );
          }),
          RUNS,
        );
      });
    }

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

/** The parts that are amounts, of which each record adds its own; of all others each record is one. */
const SUMS: ReadonlySet<string> = new Set([
  'costPerTicket@2 numerator',
  ...['numerator', 'denominator', 'atStart', 'atEnd'].map((part) => `customerChurnRate@2 ${part}`),
  ...['netCustomerLossRate@2', 'occupancy@1'].flatMap((id) => [`${id} numerator`, `${id} denominator`]),
]);

/** The number that a result has for a part. */
function figureOf(result: object, part: string): unknown {
  const name = { completed: 'n', counted: 'value' }[part] ?? part;
  let figure: unknown = result;
  for (const field of name.split('.')) figure = Object(figure)[field];
  return typeof figure === 'number' ? figure : undefined;
}

/** All that explanations list, part by part and reason by reason, in an order of its own; where it stands aside. */
function listed(explanations: readonly Explanation<unknown>[]): readonly string[] {
  return explanations
    .flatMap(({ parts, excluded }) => [...Object.entries(parts), ...Object.entries(excluded)])
    .flatMap(([name, { records }]) =>
      records.map(({ id, at, value }) => JSON.stringify([name, id, at, value])),
    )
    .sort();
}
