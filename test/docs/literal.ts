import ts from 'typescript';

/** A number known to its last printed digit. */
class Approximately {
  readonly value: number;
  readonly tolerance: number;

  constructor(printed: string) {
    this.value = Number(printed);
    const decimals = /\.(\d*)/.exec(printed)?.[1]?.length ?? 0;
    // Half a unit of the last digit, and a little for the binary fraction.
    this.tolerance = 0.5 * 10 ** -decimals * (1 + 1e-9);
  }
}

/**
 * The value that a comment shows: a number, a string, `null`, an array, an object. After `≈` every number
 * stands for all that round to it. `undefined` when the comment is no literal.
 */
export function readLiteral(comment: string): { value: unknown } | undefined {
  const [, almost, text] = /^\s*(≈?)([\s\S]*)$/.exec(comment) ?? [];
  const source = `(${text}\n)`;
  if (ts.transpileModule(source, { reportDiagnostics: true }).diagnostics?.length !== 0) return undefined;
  const [statement, ...more] = ts.createSourceFile(
    'literal.ts',
    source,
    ts.ScriptTarget.Latest,
    true,
  ).statements;
  if (!statement || more.length > 0 || !ts.isExpressionStatement(statement)) return undefined;
  if (!ts.isParenthesizedExpression(statement.expression)) return undefined;
  try {
    return { value: evaluate(statement.expression.expression, almost === '≈') };
  } catch (error) {
    if (error instanceof NotLiteral) return undefined;
    throw error;
  }
}

class NotLiteral extends Error {}

const words: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  false: false,
  undefined: undefined,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
};

function evaluate(node: ts.Expression, almost: boolean): unknown {
  const text = node.getText();
  const isMinus = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken;
  if (ts.isNumericLiteral(isMinus ? node.operand : node)) {
    const printed = text.replaceAll('_', '');
    return almost ? new Approximately(printed) : Number(printed);
  }
  if (isMinus && text === '-Infinity') return Number.NEGATIVE_INFINITY;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (Object.hasOwn(words, text)) return words[text];
  if (ts.isArrayLiteralExpression(node)) return node.elements.map((element) => evaluate(element, almost));
  if (ts.isObjectLiteralExpression(node)) {
    return Object.fromEntries(
      node.properties.map((property) => {
        if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name))
          throw new NotLiteral();
        return [property.name.text, evaluate(property.initializer, almost)];
      }),
    );
  }
  throw new NotLiteral();
}

/** Whether a value is the one that a literal shows: plain data, with the same keys, to the sign of a zero. */
export function matches(expected: unknown, actual: unknown): boolean {
  if (expected instanceof Approximately)
    return typeof actual === 'number' && Math.abs(actual - expected.value) <= expected.tolerance;
  if (typeof expected !== 'object' || expected === null) return Object.is(expected, actual);
  if (typeof actual !== 'object' || actual === null) return false;
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  const prototype = Object.getPrototypeOf(actual);
  if (!Array.isArray(actual) && prototype !== Object.prototype && prototype !== null) return false;
  const left = Object.entries(expected);
  const right = new Map(Object.entries(actual));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && matches(value, right.get(key)))
  );
}
