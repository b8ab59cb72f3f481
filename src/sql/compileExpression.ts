import { ensure } from '../errors.ts';
import type { Expression } from '../fold/expression.ts';
import type { Statement } from './statement.ts';

/** What a column holds: true or false, a number, or a number that may be missing. */
export type ColumnKind = 'flag' | 'number' | 'nullable';

/** The columns of a fact in SQL. */
export type SqlColumns = Readonly<Record<string, ColumnKind>>;

/** An expression in SQL. */
interface Compiled {
  readonly sql: string;
  readonly kind: ColumnKind;
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<', '<=', '>', '>=']);

/**
 * An expression as a condition, true or false. It is never NULL: a comparison with a missing number is false, as one
 * with NaN is in JavaScript.
 *
 * @throws KpiError `not-in-sql` for a column that the fact does not have in SQL
 */
export function compileCondition(expression: Expression, columns: SqlColumns, statement: Statement): string {
  if (typeof expression === 'number') return expression ? 'TRUE' : 'FALSE';
  return condition(compile(expression, columns, statement));
}

/**
 * An expression as a number; true counts as 1, false as 0.
 *
 * @throws KpiError `not-in-sql` for a column that the fact does not have in SQL
 */
export function compileValue(expression: Expression, columns: SqlColumns, statement: Statement): string {
  return value(compile(expression, columns, statement));
}

function compile(expression: Expression, columns: SqlColumns, statement: Statement): Compiled {
  if (typeof expression === 'number') return { sql: statement.number(expression), kind: 'number' };
  if (typeof expression === 'string') {
    const kind = Object.hasOwn(columns, expression) ? columns[expression] : undefined;
    ensure(
      kind !== undefined,
      'not-in-sql',
      'fold',
      expression,
      `The columns in SQL are ${Object.keys(columns)}.`,
    );
    return { sql: statement.dialect.quote(expression), kind };
  }
  checkOperation(expression);
  const [operator, ...operands] = expression;
  const [a = FALSE, b = FALSE, c = FALSE] = operands.map((operand) => compile(operand, columns, statement));
  const areFlags = a.kind === 'flag' && b.kind === 'flag';
  const kind = a.kind === 'nullable' || b.kind === 'nullable' ? 'nullable' : 'number';
  if (operator === 'not') return flag(`(NOT ${condition(a)})`);
  if (operator === 'if') {
    const test = condition(a);
    if (b.kind === 'flag' && c.kind === 'flag')
      return flag(`(CASE WHEN ${test} THEN ${b.sql} ELSE ${c.sql} END)`);
    return either(test, b, c);
  }
  if (COMPARISONS.has(operator)) {
    const compared = `(${value(a)} ${operator} ${value(b)})`;
    return flag(kind === 'nullable' ? `(${compared} IS TRUE)` : compared);
  }
  if (operator === 'and') return areFlags ? flag(`(${a.sql} AND ${b.sql})`) : either(condition(a), b, a);
  if (operator === 'or') return areFlags ? flag(`(${a.sql} OR ${b.sql})`) : either(condition(a), a, b);
  return { sql: `(${value(a)} ${operator} ${value(b)})`, kind };
}

/** How many operands each operator has. */
const OPERANDS: ReadonlyMap<unknown, number> = new Map([
  ['not', 1],
  ['if', 3],
  ...['=', '<', '<=', '>', '>=', '+', '-', 'and', 'or'].map((operator) => [operator, 2] as const),
]);

/**
 * A definition made by hand may hold anything; what is written into the text are the operators of this list alone.
 *
 * @throws KpiError `not-in-sql` for what is no operation
 */
function checkOperation(expression: unknown): void {
  const [operator, ...operands]: unknown[] = Array.isArray(expression) ? expression : [];
  ensure(
    operands.length > 0 && OPERANDS.get(operator) === operands.length,
    'not-in-sql',
    'fold',
    expression,
    `Give a column, a number, or a list of an operator (${[...OPERANDS.keys()].join(' ')}) and its operands.`,
  );
}

const FALSE: Compiled = { sql: 'FALSE', kind: 'flag' };

function flag(sql: string): Compiled {
  return { sql, kind: 'flag' };
}

function either(test: string, then: Compiled, otherwise: Compiled): Compiled {
  return {
    sql: `(CASE WHEN ${test} THEN ${value(then)} ELSE ${value(otherwise)} END)`,
    kind: then.kind === 'nullable' || otherwise.kind === 'nullable' ? 'nullable' : 'number',
  };
}

function condition({ sql, kind }: Compiled): string {
  if (kind === 'flag') return sql;
  return kind === 'nullable' ? `((${sql} <> 0) IS TRUE)` : `(${sql} <> 0)`;
}

function value({ sql, kind }: Compiled): string {
  return kind === 'flag' ? `(CASE WHEN ${sql} THEN 1 ELSE 0 END)` : sql;
}
