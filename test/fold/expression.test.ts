import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BinaryOperator, both, columnsIn, type Expression } from '../../src/fold/expression.ts';
import { Rows } from '../../src/fold/rows.ts';

const columns = new Map<string, ArrayLike<number>>([
  ['a', [1, 2, 3]],
  ['b', Uint8Array.of(1, 0, 1)],
  ['score', [Number.NaN, 0, -1]],
]);
const over = (expression: Expression): number[] => Array.from(new Rows(3, columns).values(expression));

type Values = Readonly<Record<string, number>>;

const BINARY: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  '=': (a, b) => +(a === b),
  '<': (a, b) => +(a < b),
  '<=': (a, b) => +(a <= b),
  '>': (a, b) => +(a > b),
  '>=': (a, b) => +(a >= b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? Number.NaN : a / b),
  min: (a, b) => (a < b ? a : Number.isNaN(a) ? a : b),
  max: (a, b) => (a > b ? a : Number.isNaN(a) ? a : b),
  and: (a, b) => (a === 0 || Number.isNaN(a) ? a : b),
  or: (a, b) => (a === 0 || Number.isNaN(a) ? b : a),
};

/** What an expression gives over one row, read as it is written. */
function slow(expression: Expression, row: Values): number {
  if (typeof expression === 'string') return row[expression] ?? Number.NaN;
  if (typeof expression === 'number') return expression;
  const [operator, one, other = 0] = expression;
  const a = slow(one, row);
  const holds = a !== 0 && !Number.isNaN(a);
  if (operator === 'not') return +!holds;
  if (operator === 'if') return slow(holds ? other : expression[3], row);
  return BINARY[operator](a, slow(other, row));
}

const operators = Object.keys(BINARY) as BinaryOperator[];

const expressions: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(0, 1, 2.5, -3, Number.NaN)),
    fc.tuple(fc.constantFrom(...operators), tie('any'), tie('any')),
    fc.tuple(fc.constant('not' as const), tie('any')),
    fc.tuple(fc.constant('if' as const), tie('any'), tie('any'), tie('any')),
  ),
})).any;

const values: fc.Arbitrary<Values> = fc.record({
  a: fc.constantFrom(0, 1, 2, 2.5, -3, Number.NaN, Infinity),
  b: fc.constantFrom(0, 1),
  c: fc.constantFrom(0, 1, 2, -3, Number.NaN),
});

/** Numbers that are the same to whoever reads them: a zero has no sign. */
const unsigned = (numbers: readonly number[]): number[] => numbers.map((x) => (x === 0 ? 0 : x));

describe('an expression', () => {
  test('reads columns, numbers and operators', () => {
    expect(over('a')).toEqual([1, 2, 3]);
    expect(over(7)).toEqual([7, 7, 7]);
    expect(over(['=', 'a', 2])).toEqual([0, 1, 0]);
    expect(over(['<', 'a', 2])).toEqual([1, 0, 0]);
    expect(over(['<=', 'a', 2])).toEqual([1, 1, 0]);
    expect(over(['>', 'a', 2])).toEqual([0, 0, 1]);
    expect(over(['>=', 'a', 2])).toEqual([0, 1, 1]);
    expect(over(['+', 'a', 'b'])).toEqual([2, 2, 4]);
    expect(over(['-', 'a', 'b'])).toEqual([0, 2, 2]);
    expect(over(['*', 'a', 'b'])).toEqual([1, 0, 3]);
    expect(over(['/', 'a', 2])).toEqual([0.5, 1, 1.5]);
    expect(over(['min', 'a', 2])).toEqual([1, 2, 2]);
    expect(over(['max', 'a', 2])).toEqual([2, 2, 3]);
    expect(over(['and', 'b', ['>', 'a', 1]])).toEqual([0, 0, 1]);
    expect(over(['or', 'b', ['=', 'a', 2]])).toEqual([1, 1, 1]);
    expect(over(['not', 'b'])).toEqual([0, 1, 0]);
    expect(over(['if', 'b', 'a', 9])).toEqual([1, 9, 3]);
  });

  test('compares nothing to what is unknown', () => {
    for (const operator of ['=', '<', '<=', '>', '>='] as const) {
      expect(over([operator, 'score', 'score'])[0]).toBe(0);
      expect(over([operator, 'a', 'score'])[0]).toBe(0);
    }
    expect(over(['not', 'score'])).toEqual([1, 1, 0]);
    expect(over(['if', 'score', 5, 6])).toEqual([6, 6, 5]);
  });

  test('does not know what is divided by 0, whatever the sign of either', () => {
    for (const dividend of ['a', 0, ['-', 0, 'a']] satisfies Expression[]) {
      expect(over(['/', dividend, 0])).toEqual([Number.NaN, Number.NaN, Number.NaN]);
      expect(over(['/', dividend, ['*', -1, 0]])).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    }
    expect(over(['/', 'a', 'b'])).toEqual([1, Number.NaN, 3]);
    expect(over(['>', ['/', 'a', 'b'], 1])).toEqual([0, 0, 1]);
  });

  test('gives what reading it as it is written gives, for every operator and what is unknown', () => {
    fc.assert(
      fc.property(expressions, fc.array(values, { maxLength: 6 }), (expression, list) => {
        const rows = new Rows(
          list.length,
          new Map<string, ArrayLike<number>>([
            ['a', Float64Array.from(list, ({ a = 0 }) => a)],
            ['b', Uint8Array.from(list, ({ b = 0 }) => b)],
          ]),
          new Map(),
          new Map([['c', () => list.map(({ c = 0 }) => c)]]),
        );
        const expected = unsigned(list.map((row) => slow(expression, row)));
        expect(unsigned(Array.from(rows.values(expression)))).toEqual(expected);
        // Asked for again it is the same.
        expect(rows.values(expression)).toBe(rows.values(expression));
      }),
      { numRuns: 1000 },
    );
  });

  test('gives over rows that were taken what it gives over each of them', () => {
    fc.assert(
      fc.property(
        expressions,
        fc.array(values, { minLength: 1 }),
        fc.array(fc.nat()),
        (expression, list, numbers) => {
          const named = ['a', 'b', 'c'].map((name): [string, number[]] => [
            name,
            list.map((row) => row[name] ?? 0),
          ]);
          const rows = new Rows(list.length, new Map(named));
          const row = Int32Array.from(numbers, (number) => number % list.length);
          const twos = Float64Array.from(row, () => 2);
          const expected = Array.from(row, (from) => slow(expression, { ...list[from], b: 2 }));
          expect(unsigned(Array.from(rows.taken(row, new Map([['b', twos]])).values(expression)))).toEqual(
            unsigned(expected),
          );
        },
      ),
    );
  });

  test('over a column that there is none of is refused, with the one that may be meant', () => {
    const refused = (value: string, remedy: RegExp): unknown =>
      expect.objectContaining({
        code: 'invalid-option',
        path: 'column',
        value,
        remedy: expect.stringMatching(remedy),
      });
    expect(() => over('scor')).toThrow(refused('scor', /There is no 'scor' here\. Did you mean score\?/));
    expect(() => over(['+', 'a', ['not', 'SCORE']])).toThrow(refused('SCORE', /Did you mean score\?/));
    expect(() => over('c')).toThrow(refused('c', /Known: a, b, score\./));
    for (const name of ['constructor', '__proto__', 'length', '']) {
      expect(() => over(name)).toThrow(refused(name, /^There is no/));
    }
    // No row is a reason to let it pass.
    expect(() => new Rows(0, columns).values('scor')).toThrow(refused('scor', /score/));
  });

  test.each<[unknown]>([
    [['+', 'a']],
    [['not', 'a', 'b']],
    [['if', 'a', 'b']],
    [['xor', 'a', 'b']],
    [['constructor', 'a']],
    [[]],
    [['not']],
    [{}],
    [null],
    [undefined],
    [true],
    [() => 1],
  ])('that is none, such as %j, is refused', (expression) => {
    expect(() => over(expression as Expression)).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'expression' }),
    );
  });

  test('joins conditions without a needless one', () => {
    expect(both(1, 'a')).toBe('a');
    expect(both('a', 1)).toBe('a');
    expect(both('a', 'b')).toEqual(['and', 'a', 'b']);
    expect(both(0, 'a')).toEqual(['and', 0, 'a']);
  });

  test('names the columns that it reads, each once, in their order', () => {
    expect([...columnsIn(['if', ['>', 'b', 1], ['+', 'a', 'b'], 'c'])]).toEqual(['b', 'a', 'c']);
    expect([...columnsIn(1)]).toEqual([]);
  });

  test('says of a condition and its opposite that exactly one holds', () => {
    const condition = fc.letrec<{ all: Expression }>((tie) => ({
      all: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Expression>('b', 0, 1, ['=', 'a', 2], ['<', 'a', 'b']),
        fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('all'), tie('all')),
        fc.tuple(fc.constant('not' as const), tie('all')),
      ),
    })).all;
    fc.assert(
      fc.property(condition, (one) => {
        const opposite = over(['not', one]);
        expect(over(one).map((value) => +!value)).toEqual(opposite);
        expect(over(both(one, ['not', one]))).toEqual([0, 0, 0]);
      }),
    );
  });
});
