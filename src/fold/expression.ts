import { KpiError, type KpiErrorCode } from '../errors.ts';

/**
 * A small formula over the columns of a fact, as plain data, so that JavaScript and SQL read the same
 * definition: a column's name, a number, or an operator with its operands. True counts as 1, false as 0. What is
 * unknown (a time that never came, what is divided by 0) is NaN, to which nothing compares.
 */
export type Expression<Column extends string = string> =
  | Column
  | number
  | readonly ['not', Expression<Column>]
  | readonly [BinaryOperator, Expression<Column>, Expression<Column>]
  | readonly ['if', condition: Expression<Column>, then: Expression<Column>, otherwise: Expression<Column>];

/** The operators of two operands. */
export type BinaryOperator =
  | '='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | 'min'
  | 'max'
  | 'and'
  | 'or';

/** A column: a value for each row. */
export type Column = ArrayLike<number>;

/** How many operands each operator has. */
const OPERANDS: ReadonlyMap<unknown, number> = /* @__PURE__ */ (() => {
  const binary = ['=', '<', '<=', '>', '>=', '+', '-', '*', '/', 'min', 'max', 'and', 'or'];
  return new Map<unknown, number>([
    ['not', 1],
    ['if', 3],
    ...binary.map((operator): [string, number] => [operator, 2]),
  ]);
})();

/** Both hold. */
export function both<C extends string>(a: Expression<C>, b: Expression<C>): Expression<C> {
  if (a === 1) return b;
  return b === 1 ? a : ['and', a, b];
}

/**
 * The columns that an expression reads, in the order in which it names them.
 *
 * @throws KpiError `invalid-option` for what is no expression
 */
export function columnsIn(expression: Expression, found: Set<string> = new Set()): Set<string> {
  if (typeof expression === 'string') found.add(expression);
  else if (typeof expression !== 'number') {
    checkOperation(expression);
    const [, ...operands] = expression;
    for (const operand of operands) columnsIn(operand, found);
  }
  return found;
}

/**
 * Holds that something is an operation: a definition made by hand may hold anything.
 *
 * @throws KpiError `code` for what is none
 */
export function checkOperation(expression: unknown, code: KpiErrorCode = 'invalid-option'): void {
  const [operator, ...operands]: unknown[] = Array.isArray(expression) ? expression : [];
  if (operands.length > 0 && OPERANDS.get(operator) === operands.length) return;
  throw new KpiError(
    code,
    'expression',
    expression,
    `Give a column, a number, or a list of an operator (${[...OPERANDS.keys()].join(' ')}) and its operands.`,
  );
}
