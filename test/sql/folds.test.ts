import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../src/facts/fact.ts';
import { responses } from '../../src/facts/responses.ts';
import { waits } from '../../src/facts/waits.ts';
import type { Expression } from '../../src/fold/expression.ts';
import type { FoldSpec } from '../../src/fold/spec.ts';
import type { BoundPlan } from '../../src/metrics/metric.ts';
import { readOptions } from '../../src/metrics/options.ts';
import type { Plan } from '../../src/metrics/plan.ts';
import { runPlan } from '../../src/metrics/runPlan.ts';
import { waitOptions } from '../../src/metrics/waitOptions.ts';
import { duckdb } from '../../src/sql/duckdb.ts';
import type { SqlMetric } from '../../src/sql/sqlQuery.ts';
import { toSql } from '../../src/sql/toSql.ts';
import { toSqlFigures } from '../../src/sql/toSqlFigures.ts';
import { fillConversations, fillResponses, run } from './database.ts';
import { conversationRows, responseRows } from './rowsArbitrary.ts';

interface Results {
  readonly results: unknown;
}

/** A metric of one's own: a fold of a fact, as it is. */
function metricOf(fact: Fact, fold: FoldSpec): { metric: SqlMetric<Results>; plan: Plan<Results> } {
  const plan: BoundPlan<Plan<Results>> = {
    measures: [{ fact, at: 'startAt', fold }],
    present: (results) => ({ results: results[0] }),
    definition: 'own@1 {}',
  };
  return { metric: { unit: 'share', plan: () => plan }, plan };
}

/** What a fold of a fact results in, by JavaScript and by SQL. */
async function bothResults(
  fact: Fact,
  fold: FoldSpec,
  records: readonly object[],
): Promise<[unknown, unknown]> {
  const { metric, plan } = metricOf(fact, fold);
  return [runPlan(plan, records).results, (await run(toSql(metric, { dialect: duckdb }))).results];
}

/** Expressions of every operator over some columns. Halves and whole numbers add up without rounding. */
function expressions(columns: readonly string[]): fc.Arbitrary<Expression> {
  return fc.letrec<{ any: Expression }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'expression' },
      fc.oneof(fc.constantFrom(...columns), fc.constantFrom(0, 1, 3, -2.5, 900_000, 7, 1e9)),
      fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>=', '+', '-', 'and', 'or'), tie('any'), tie('any')),
      fc.tuple(fc.constant('not'), tie('any')),
      fc.tuple(fc.constant('if'), tie('any'), tie('any'), tie('any')),
    ),
  })).any;
}

const from = Date.UTC(2026, 2, 27);
const waitColumns = [
  'replied',
  'closed',
  'open',
  'first',
  'agentInitiated',
  'index',
  'messages',
  'earlierReplies',
  'calendarMs',
  'startAt',
  'endAt',
];

test('every kind of fold over any expressions is the same by SQL', async () => {
  const expression = expressions(waitColumns);
  const specs = fc.record({
    rows: fc.oneof(fc.constant({}), fc.record({ where: expression })),
    a: expression,
    b: expression,
    p: fc.constantFrom(0, 0.25, 0.5, 0.9, 1),
    type: fc.constantFrom(1, 6, 7, 8),
  });
  const property = fc.asyncProperty(
    conversationRows(from),
    specs,
    async (rows, { rows: some, a, b, p, type }) => {
      await fillConversations(rows);
      const fact = waits(readOptions(waitOptions(), {}));
      const fold: FoldSpec = {
        combine: {
          count: { count: a },
          sum: { sum: a, ...some },
          mean: { mean: b, ...some },
          ratio: { ratio: [a, b], ...some },
          sample: { sample: b, ...some },
          quantile: { quantile: a, p, type, ...some },
          bands: { bands: { none: [0, 1], few: [1, 3], many: [3, 100] }, of: 'earlierReplies' },
        },
      };
      const [expected, actual] = await bothResults(fact, fold, rows);
      expect(actual).toEqual(expected);
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test('figures are the same where the database computes them to the end', async () => {
  const specs = fc.record({ a: expressions(waitColumns), p: fc.constantFrom(0, 0.25, 0.9, 1) });
  const property = fc.asyncProperty(conversationRows(from), specs, async (rows, { a, p }) => {
    await fillConversations(rows);
    const fact = waits(readOptions(waitOptions(), {}));
    const where = ['>', 'messages', 1] as const;
    const fold = {
      combine: {
        count: { count: a },
        sum: { sum: a, where },
        mean: { mean: a, where },
        ratio: { ratio: [a, 'messages'] },
        quantile: { quantile: a, p, where },
        bands: { bands: { none: [0, 1], some: [1, 10] }, of: 'earlierReplies' },
      },
    } as const;
    const { metric, plan } = metricOf(fact, fold);
    const { figures } = await run(toSqlFigures(metric, { dialect: duckdb }));
    const { ratio, bands, ...plain } = Object(runPlan(plan, rows).results);
    const expected = {
      count: plain.count,
      sum: plain.sum,
      'mean.mean': plain.mean,
      'ratio.numerator': ratio.numerator,
      'ratio.denominator': ratio.denominator,
      'quantile.quantile': plain.quantile,
      'bands.none': bands.none,
      'bands.some': bands.some,
    };
    expect(Object.keys(figures)).toEqual(Object.keys(expected));
    for (const [name, value] of Object.entries(expected)) {
      const figure = figures[name] ?? null;
      if (value === null || figure === null) expect([name, figure]).toEqual([name, value]);
      else expect(Math.abs(figure - value), name).toBeLessThanOrEqual(1e-9 * Math.abs(value));
    }
  });
  await fc.assert(property, { numRuns: 40 });
});

test('a comparison with a missing number is false by SQL, as it is with NaN', async () => {
  const property = fc.asyncProperty(responseRows, expressions(['score']), async (rows, expression) => {
    await fillResponses(rows);
    const fact = responses({ scale: '0-10', fractional: false, onInvalid: 'exclude' }, 'nps');
    // Twice denied, for what is missing is no count.
    const holds: Expression = ['not', ['not', expression]];
    const fold: FoldSpec = { combine: { holds: { count: holds }, not: { count: ['not', holds] } } };
    const [expected, actual] = await bothResults(fact, fold, rows);
    expect(actual).toEqual(expected);
  });
  await fc.assert(property, { numRuns: 60 });
});
