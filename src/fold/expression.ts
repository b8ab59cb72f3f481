/** The columns of a fact: one array a column, all of one length. */
export type Columns = Readonly<Record<string, ArrayLike<number>>>;

/**
 * A small formula over the columns of a fact, as plain data, so that JavaScript and SQL read the same
 * definition: a column's name, a number, or an operator with its operands. True counts as 1, false as 0.
 */
export type Expression =
  | string
  | number
  | readonly ['not', Expression]
  | readonly [BinaryOperator, Expression, Expression]
  | readonly ['if', condition: Expression, then: Expression, otherwise: Expression];

/** The operators of two operands. */
export type BinaryOperator = '=' | '<' | '<=' | '>' | '>=' | '+' | '-' | 'and' | 'or';

/** Reads a value of one row. */
export type Reader = (row: number) => number;

const OPERATORS: Readonly<
  Record<BinaryOperator | 'not' | 'if', (a: number, b: number, c: number) => number>
> = {
  '=': (a, b) => +(a === b),
  '<': (a, b) => +(a < b),
  '<=': (a, b) => +(a <= b),
  '>': (a, b) => +(a > b),
  '>=': (a, b) => +(a >= b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  and: (a, b) => a && b,
  or: (a, b) => a || b,
  not: (a) => +!a,
  if: (a, b, c) => (a ? b : c),
};

const nothing: Reader = () => 0;

/** Turns an expression into a closure over the columns, once for all rows. */
export function compile(expression: Expression, columns: Columns): Reader {
  if (typeof expression === 'number') return () => expression;
  if (typeof expression === 'string') {
    const column = columns[expression] ?? [];
    return (row) => column[row] ?? 0;
  }
  const [operator, ...operands] = expression;
  const apply = OPERATORS[operator];
  const [a = nothing, b = nothing, c = nothing] = operands.map((operand) => compile(operand, columns));
  return (row) => apply(a(row), b(row), c(row));
}

/** Both hold. */
export function both(a: Expression, b: Expression): Expression {
  if (a === 1) return b;
  return b === 1 ? a : ['and', a, b];
}
