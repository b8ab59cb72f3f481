import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldPlan } from '../../src/define/foldPlan.ts';
import { readOptions } from '../../src/define/options.ts';
import type { BoundPlan, Plan } from '../../src/define/plan.ts';
import { presentPlan } from '../../src/define/presentPlan.ts';
import { waitOptions } from '../../src/define/waitOptions.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { responses } from '../../src/facts/responses.ts';
import { waits } from '../../src/facts/waits.ts';
import { count } from '../../src/fold/count.ts';
import { each } from '../../src/fold/each.ts';
import type { Expression } from '../../src/fold/expression.ts';
import type { Folds } from '../../src/fold/fold.ts';
import { sample } from '../../src/fold/sample.ts';
import { sum } from '../../src/fold/sum.ts';
import { duckdb } from '../../src/sql/duckdb.ts';
import type { SqlMetric } from '../../src/sql/sqlQuery.ts';
import { toSql } from '../../src/sql/toSql.ts';
import { toSqlFigures } from '../../src/sql/toSqlFigures.ts';
import { exactSum } from '../../src/stats/exactSum.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { fillConversations, fillResponses, run } from './database.ts';
import { conversationRows, responseRows } from './rowsArbitrary.ts';

/** What folds come to, as they are. */
interface Given {
  readonly results: unknown;
}

/** A metric of one's own: folds of a fact, as they are. */
function metricOf(of: Fact, folds: Folds): { metric: SqlMetric<Given>; plan: BoundPlan<Plan<Given>> } {
  const plan: BoundPlan<Plan<Given>> = {
    measures: [{ of, when: { at: 1 }, folds }],
    present: ([results]) => ({ results }),
    unit: 'share',
    definition: 'own@1 {}',
  };
  return { metric: { plan: () => plan }, plan };
}

/** What folds of a fact result in by JavaScript. */
function byJavaScript(plan: BoundPlan<Plan<Given>>, records: readonly unknown[]): unknown {
  return presentPlan(plan, foldPlan(plan, records)).results;
}

/** What folds of a fact result in, by JavaScript and by SQL. */
async function bothResults(of: Fact, folds: Folds, records: readonly unknown[]): Promise<[unknown, unknown]> {
  const { metric, plan } = metricOf(of, folds);
  const { results } = await run(toSql(metric, { dialect: duckdb }));
  return [withOneZero(byJavaScript(plan, records)), withOneZero(results)];
}

/** Databases know one 0 of whole numbers, and two of others. */
function withOneZero(results: unknown): unknown {
  return Object.fromEntries(
    Object.entries(Object(results)).map(([name, value]) => [
      name,
      value instanceof Float64Array ? value.map((each) => each + 0) : value,
    ]),
  );
}

/** Expressions of every operator over some columns. Halves and whole numbers add up without rounding. */
function expressions(columns: readonly string[]): fc.Arbitrary<Expression> {
  return fc.letrec<{ any: Expression }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'expression' },
      fc.oneof(fc.constantFrom(...columns), fc.constantFrom(0, 1, 3, -2.5, 900_000, 7, 1e9)),
      fc.tuple(
        fc.constantFrom('=', '<', '<=', '>', '>=', '+', '-', 'min', 'max', 'and', 'or'),
        tie('any'),
        tie('any'),
      ),
      // Products and quotients that stay exact.
      fc.tuple(fc.constantFrom('*', '/'), tie('any'), fc.constantFrom(2, 0.5, -4)),
      fc.tuple(fc.constant('/'), tie('any'), fc.constant(0)),
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
  'startAt',
  'endAt',
];

test('every kind of fold over any expressions is the same by SQL', async () => {
  const expression = expressions(waitColumns);
  const specs = fc.record({
    rows: fc.oneof(fc.constant({}), fc.record({ where: expression })),
    a: expression,
    b: expression,
    of: fc.constantFrom(...waitColumns, 'replier', 'inCharge'),
  });
  const property = fc.asyncProperty(conversationRows(from), specs, async (rows, { rows: some, a, b, of }) => {
    await fillConversations(rows);
    const folds = { count: count(a), sum: sum(a, some), sample: sample(b, some), each: each(of, b) };
    const [expected, actual] = await bothResults(waits(readOptions(waitOptions(), {})), folds, rows);
    expect(actual).toEqual(expected);
  });
  await fc.assert(property, { numRuns: 60 });
});

test('what is divided by nothing is unknown, as it is in JavaScript', async () => {
  await fillResponses([{ score: 7 }, { score: 0 }]);
  const own = responses({ scale: '0-10', fractional: false, onInvalid: 'exclude' }, 'nps');
  const nothing: Expression = ['-', 'score', 'score'];
  const folds = {
    above: count(['>', ['/', 'score', nothing], 1e9]),
    below: count(['<', ['/', ['-', 0, 'score'], nothing], -1e9]),
    unknown: count(['not', ['=', ['/', 'score', nothing], ['/', 'score', nothing]]]),
    literal: sample(['/', 'score', 0]),
    // 7 ÷ 7; 0 ÷ 0 adds nothing.
    sum: sum(['/', 'score', 'score']),
  };
  const [expected, actual] = await bothResults(own, folds, [7, 0]);
  expect(actual).toEqual({ above: 0, below: 0, unknown: 2, literal: new Float64Array(), sum: 1 });
  expect(expected).toEqual(actual);
});

test('figures are the same where the database computes them to the end', async () => {
  const property = fc.asyncProperty(
    conversationRows(from),
    expressions(waitColumns),
    async (rows, expression) => {
      await fillConversations(rows);
      const where = ['>', 'messages', 1] as const;
      const folds = {
        count: count(expression),
        sum: sum(expression, { where }),
        lasted: sample(expression, { where, least: 0 }),
        since: sample('startAt', { where: 'open' }),
      };
      const { metric, plan } = metricOf(waits(readOptions(waitOptions(), {})), folds);
      const { figures } = await run(toSqlFigures(metric, { dialect: duckdb }));
      const results: { count: number; sum: number; lasted: Float64Array; since: Float64Array } = Object(
        byJavaScript(plan, rows),
      );
      const { lasted } = results;
      const expected = {
        count: results.count,
        sum: results.sum,
        'lasted.n': lasted.length,
        'lasted.mean': lasted.length === 0 ? null : exactSum(lasted) / lasted.length,
        'lasted.median': quantile(lasted, 0.5),
        'lasted.p90': quantile(lasted, 0.9),
        'lasted.min': lasted[0] ?? null,
        'lasted.max': lasted.at(-1) ?? null,
        'since.n': results.since.length,
      };
      expect(Object.keys(figures)).toEqual(Object.keys(expected));
      for (const [name, value] of Object.entries(expected)) {
        const figure = figures[name] ?? null;
        if (value === null || figure === null) expect([name, figure]).toEqual([name, value]);
        else expect(Math.abs(figure - value), name).toBeLessThanOrEqual(1e-9 * Math.abs(value));
      }
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

test('a comparison with a missing number is false by SQL, as it is with NaN', async () => {
  const property = fc.asyncProperty(responseRows, expressions(['score', 'at']), async (rows, expression) => {
    await fillResponses(rows);
    const fact = responses({ scale: '0-10', fractional: false, onInvalid: 'exclude' }, 'nps');
    // Twice denied, for what is missing is no count.
    const holds: Expression = ['not', ['not', expression]];
    const folds = { holds: count(holds), not: count(['not', holds]) };
    const [expected, actual] = await bothResults(fact, folds, rows);
    expect(actual).toEqual(expected);
  });
  await fc.assert(property, { numRuns: 60 });
});
