import { ensure } from '../errors.ts';
import { checkOperation, type Expression } from '../fold/expression.ts';
import { checkNumber, type Statement } from './statement.ts';

/** What a column holds: true or false, a number, or a number that may be missing. */
export type SqlKind = 'flag' | 'number' | 'nullable';

/** The columns of a fact in SQL. */
export type SqlColumns = Readonly<Record<string, SqlKind>>;

/** An expression in SQL. */
interface Compiled {
  readonly sql: string;
  readonly kind: SqlKind;
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<', '<=', '>', '>=']);

/**
 * An expression as a condition, true or false. It is never NULL: a comparison with a missing number is false, as one
 * with NaN is in JavaScript.
 *
 * @throws KpiError `not-in-sql` for a column that the fact does not have in SQL
 */
export function compileCondition(expression: Expression, columns: SqlColumns, statement: Statement): string {
  if (typeof expression === 'number') {
    checkNumber(expression, 'fold');
    return expression ? 'TRUE' : 'FALSE';
  }
  return condition(compile(expression, columns, statement));
}

/**
 * An expression as a number; true counts as 1, false as 0, and what is unknown is NULL.
 *
 * @throws KpiError `not-in-sql` for a column that the fact does not have in SQL
 */
export function compileValue(expression: Expression, columns: SqlColumns, statement: Statement): string {
  return value(compile(expression, columns, statement));
}

function compile(expression: Expression, columns: SqlColumns, statement: Statement): Compiled {
  if (typeof expression === 'number') return { sql: statement.number(expression), kind: 'number' };
  const { dialect } = statement;
  if (typeof expression === 'string') {
    const kind = Object.hasOwn(columns, expression) ? columns[expression] : undefined;
    const remedy = `The columns in SQL are ${Object.keys(columns).join(', ')}.`;
    ensure(kind !== undefined, 'not-in-sql', 'fold', expression, remedy);
    return { sql: dialect.quote(expression), kind };
  }
  // What is written into the text are the operators of the list alone: a definition made by hand may hold anything.
  checkOperation(expression, 'not-in-sql');
  const [operator, ...operands] = expression;
  const [a = FALSE, b = FALSE, c = FALSE] = operands.map((operand) => compile(operand, columns, statement));
  const kind = a.kind === 'nullable' || b.kind === 'nullable' ? 'nullable' : 'number';
  if (COMPARISONS.has(operator)) {
    const compared = `(${value(a)} ${operator} ${value(b)})`;
    return flag(kind === 'nullable' ? `(${compared} IS TRUE)` : compared);
  }
  const areFlags = a.kind === 'flag' && b.kind === 'flag';
  switch (operator) {
    case 'not':
      return flag(`(NOT ${condition(a)})`);
    case 'if':
      return either(condition(a), b, c);
    case 'and':
      return areFlags ? flag(`(${a.sql} AND ${b.sql})`) : either(condition(a), b, a);
    case 'or':
      return areFlags ? flag(`(${a.sql} OR ${b.sql})`) : either(condition(a), a, b);
    case 'min':
      return { sql: known('least', a, b), kind };
    case 'max':
      return { sql: known('greatest', a, b), kind };
    case '/':
      // A number that is not 0 leaves nothing unknown.
      if (typeof operands[1] === 'number' && operands[1] !== 0) {
        return { sql: `(${dialect.double(value(a))} / ${b.sql})`, kind };
      }
      return { sql: quotient(value(a), value(b), statement), kind: 'nullable' };
    default:
      return { sql: `(${value(a)} ${operator} ${value(b)})`, kind };
  }
}

const FALSE: Compiled = { sql: 'FALSE', kind: 'flag' };

function flag(sql: string): Compiled {
  return { sql, kind: 'flag' };
}

function either(test: string, then: Compiled, otherwise: Compiled): Compiled {
  if (then.kind === 'flag' && otherwise.kind === 'flag') {
    return flag(`(CASE WHEN ${test} THEN ${then.sql} ELSE ${otherwise.sql} END)`);
  }
  return {
    sql: `(CASE WHEN ${test} THEN ${value(then)} ELSE ${value(otherwise)} END)`,
    kind: then.kind === 'nullable' || otherwise.kind === 'nullable' ? 'nullable' : 'number',
  };
}

/** The least or greatest of two, unknown where one is: databases leave out what is missing. */
function known(choose: string, a: Compiled, b: Compiled): string {
  const sql = `${choose}(${value(a)}, ${value(b)})`;
  const missing = [a, b].filter((each) => each.kind === 'nullable').map((each) => `${each.sql} IS NULL`);
  return missing.length === 0 ? sql : `(CASE WHEN ${missing.join(' OR ')} THEN NULL ELSE ${sql} END)`;
}

/** What is divided by nothing is unknown, where databases stop or give what is endless. */
function quotient(dividend: string, divisor: string, { dialect }: Statement): string {
  return `(${dialect.double(dividend)} / nullif(${divisor}, 0))`;
}

function condition({ sql, kind }: Compiled): string {
  if (kind === 'flag') return sql;
  return kind === 'nullable' ? `((${sql} <> 0) IS TRUE)` : `(${sql} <> 0)`;
}

function value({ sql, kind }: Compiled): string {
  return kind === 'flag' ? `(CASE WHEN ${sql} THEN 1 ELSE 0 END)` : sql;
}
