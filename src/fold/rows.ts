import { KpiError } from '../errors.ts';
import { unknownName } from '../nearestName.ts';
import { type SortScratch, sortScratch } from '../stats/radixSort.ts';
import {
  type BinaryOperator,
  type Column,
  checkOperation,
  columnsIn,
  type Expression,
} from './expression.ts';

/** A label of rows: a word for each, as its number among the different words; -1 for none. */
export interface Label {
  /** For each row the number of its name, below 0 where it has none. */
  readonly codes: Int32Array;
  /** The names. */
  readonly names: readonly string[];
}

/** A column that is computed from others when it is first asked for. */
export type Derive = (rows: Rows) => Column;

/**
 * The rows of a fact as columns, and what expressions give over them. Each expression is computed once, a column at a
 * time, however many folds ask for it.
 */
export class Rows {
  /** How many rows there are. */
  readonly length: number;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #derived: ReadonlyMap<string, Derive>;
  readonly #labels: ReadonlyMap<string, Label>;
  readonly #computed: Map<string, Column> = new Map();
  #scratch: SortScratch | undefined;

  /**
   * @param columns - columns by name
   * @param labels - labels by name
   * @param derived - further columns, each computed when it is first asked for
   */
  constructor(
    length: number,
    columns: ReadonlyMap<string, Column>,
    labels: ReadonlyMap<string, Label> = NONE,
    derived: ReadonlyMap<string, Derive> = NONE,
  ) {
    this.length = length;
    this.#columns = columns;
    this.#labels = labels;
    this.#derived = derived;
  }

  /**
   * The values of an expression, one for each row.
   *
   * @throws KpiError `invalid-option` for a column that there is none of, and for what is no expression
   */
  values(expression: Expression): Column {
    const column = typeof expression === 'string' ? this.#columns.get(expression) : undefined;
    const text = column ? '' : textOf(expression);
    const known = column ?? this.#computed.get(text);
    if (known !== undefined) return known;
    const values = typeof expression === 'string' ? this.#derive(expression) : this.#compute(expression);
    this.#computed.set(text, values);
    return values;
  }

  /** For each row whether an expression holds there, 1 or 0; `undefined` where it holds for all. Loops over one kind of column are fast. */
  holds(expression: Expression): Uint8Array | undefined {
    if (expression === 1) return undefined;
    const values = this.values(expression);
    if (values instanceof Uint8Array) return values;
    const flags = new Uint8Array(values.length);
    for (let row = 0; row < flags.length; row++) flags[row] = values[row] ? 1 : 0;
    return flags;
  }

  /** The values of an expression as floating-point numbers. */
  numbers(expression: Expression): Float64Array {
    const values = this.values(expression);
    return values instanceof Float64Array ? values : Float64Array.from(values);
  }

  /**
   * Holds that each column of an expression is there, without computing any.
   *
   * @throws KpiError `invalid-option` for a column that there is none of
   */
  check(expression: Expression): void {
    for (const name of columnsIn(expression)) {
      if (!this.#columns.has(name) && !this.#derived.has(name)) this.#refuse(name);
    }
  }

  /** @internal Memory to sort values of these rows in, the same for all that sort. */
  get scratch(): SortScratch {
    this.#scratch ??= sortScratch(this.length);
    return this.#scratch;
  }

  /** A label; `undefined` where the rows have none of this name. */
  label(name: string): Label | undefined {
    return this.#labels.get(name);
  }

  /** The names of all columns. */
  get names(): readonly string[] {
    return [...this.#columns.keys(), ...this.#derived.keys()];
  }

  /**
   * Some of these rows, each as often as it is named.
   *
   * @param replaced - columns that hold something else for each of them
   */
  taken(row: Int32Array, replaced: ReadonlyMap<string, Column>): Rows {
    const names = this.names.filter((name) => !replaced.has(name));
    const derived = names.map((name): [string, Derive] => [name, () => take(this.values(name), row)]);
    const labels = [...this.#labels].map(([name, { codes, names }]): [string, Label] => [
      name,
      { codes: row.map((from) => codes[from] ?? -1), names },
    ]);
    return new Rows(row.length, replaced, new Map(labels), new Map(derived));
  }

  #derive(name: string): Column {
    const derive = this.#derived.get(name);
    return derive === undefined ? this.#refuse(name) : derive(this);
  }

  #refuse(name: string): never {
    throw new KpiError('invalid-option', 'column', name, unknownName(name, this.names));
  }

  #compute(expression: Exclude<Expression, string>): Column {
    const { length } = this;
    if (typeof expression === 'number') return new Float64Array(length).fill(expression);
    checkOperation(expression);
    const [operator, ...operands] = expression;
    const [a = [], b = [], c = []] = operands.map((operand) => this.values(operand));
    return computed(operator, length, a, b, c);
  }
}

function take(column: Column, row: Int32Array): Float64Array {
  const taken = new Float64Array(row.length);
  for (let i = 0; i < taken.length; i++) taken[i] = column[row[i] ?? 0] ?? Number.NaN;
  return taken;
}

const NONE: ReadonlyMap<string, never> = /* @__PURE__ */ new Map<string, never>();

/** An expression as a text that no other has. */
function textOf(expression: unknown): string {
  if (Array.isArray(expression)) return `[${expression.map(textOf).join()}]`;
  return typeof expression === 'number' ? String(expression) : JSON.stringify(expression);
}

function computed(
  operator: BinaryOperator | 'not' | 'if',
  length: number,
  a: Column,
  b: Column,
  c: Column,
): Column {
  // What holds or does not takes a byte a row, all else eight.
  const isFlag = FLAGS.has(operator) || (CHOICES.has(operator) && [a, b].every(isFlags));
  const values = isFlag ? new Uint8Array(length) : new Float64Array(length);
  OPERATIONS[operator](values, a, b, c);
  return values;
}

const FLAGS: ReadonlySet<string> = /* @__PURE__ */ new Set(['=', '<', '<=', '>', '>=', 'not']);
const CHOICES: ReadonlySet<string> = /* @__PURE__ */ new Set(['and', 'or']);

function isFlags(column: Column): boolean {
  return column instanceof Uint8Array;
}

type Operation = (values: Uint8Array | Float64Array, a: Column, b: Column, c: Column) => void;

/** Each goes through all rows by itself: a loop over one operator is several times faster. */
const OPERATIONS: Readonly<Record<BinaryOperator | 'not' | 'if', Operation>> = {
  '=': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = +(a[i] === b[i]);
  },
  '<': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = +(Number(a[i]) < Number(b[i]));
  },
  '<=': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = +(Number(a[i]) <= Number(b[i]));
  },
  '>': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = +(Number(a[i]) > Number(b[i]));
  },
  '>=': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = +(Number(a[i]) >= Number(b[i]));
  },
  not: (values, a) => {
    for (let i = 0; i < values.length; i++) values[i] = +!a[i];
  },
  '+': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = Number(a[i]) + Number(b[i]);
  },
  '-': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = Number(a[i]) - Number(b[i]);
  },
  '*': (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = Number(a[i]) * Number(b[i]);
  },
  '/': (values, a, b) => {
    for (let i = 0; i < values.length; i++) {
      // Divided by nothing: unknown, whatever the sign of the 0.
      const divisor = Number(b[i]);
      values[i] = divisor === 0 ? Number.NaN : Number(a[i]) / divisor;
    }
  },
  min: (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = Math.min(Number(a[i]), Number(b[i]));
  },
  max: (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = Math.max(Number(a[i]), Number(b[i]));
  },
  and: (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = Number(a[i]) && Number(b[i]);
  },
  or: (values, a, b) => {
    for (let i = 0; i < values.length; i++) values[i] = Number(a[i]) || Number(b[i]);
  },
  if: (values, a, b, c) => {
    for (let i = 0; i < values.length; i++) values[i] = Number(a[i] ? b[i] : c[i]);
  },
};
