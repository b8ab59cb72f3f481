import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { both, compile, type Expression } from '../../src/fold/expression.ts';

const columns = { a: [1, 2, 3], b: Uint8Array.of(1, 0, 1) };
const over = (expression: Expression): number[] => [0, 1, 2].map(compile(expression, columns));

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
    expect(over(['and', 'b', ['>', 'a', 1]])).toEqual([0, 0, 1]);
    expect(over(['or', 'b', ['=', 'a', 2]])).toEqual([1, 1, 1]);
    expect(over(['not', 'b'])).toEqual([0, 1, 0]);
    expect(over(['if', 'b', 'a', 9])).toEqual([1, 9, 3]);
  });

  test('reads 0 off a column that is not there or too short', () => {
    expect(over('c')).toEqual([0, 0, 0]);
    expect([2, 3].map(compile('a', columns))).toEqual([3, 0]);
  });

  test('joins conditions without a needless one', () => {
    expect(both(1, 'a')).toBe('a');
    expect(both('a', 1)).toBe('a');
    expect(both('a', 'b')).toEqual(['and', 'a', 'b']);
    expect(both(0, 'a')).toEqual(['and', 0, 'a']);
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
