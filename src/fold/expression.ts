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

const nothing: Reader = () => 0;

/** Turns an expression into a closure over the columns, once for all rows. */
export function compile(expression: Expression, columns: Columns): Reader {
  if (typeof expression === 'number') return () => expression;
  if (typeof expression === 'string') {
    const column = columns[expression] ?? [];
    return (row) => column[row] ?? 0;
  }
  const [operator, ...operands] = expression;
  const [a = nothing, b = nothing, c = nothing] = operands.map((operand) => compile(operand, columns));
  switch (operator) {
    case '=':
      return (row) => +(a(row) === b(row));
    case '<':
      return (row) => +(a(row) < b(row));
    case '<=':
      return (row) => +(a(row) <= b(row));
    case '>':
      return (row) => +(a(row) > b(row));
    case '>=':
      return (row) => +(a(row) >= b(row));
    case '+':
      return (row) => a(row) + b(row);
    case '-':
      return (row) => a(row) - b(row);
    case 'and':
      return (row) => a(row) && b(row);
    case 'or':
      return (row) => a(row) || b(row);
    case 'not':
      return (row) => +!a(row);
    case 'if':
      return (row) => (a(row) ? b(row) : c(row));
  }
}

/** Both hold. */
export function both(a: Expression, b: Expression): Expression {
  if (a === 1) return b;
  return b === 1 ? a : ['and', a, b];
}
