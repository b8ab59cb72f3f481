import { ensure } from '../errors.ts';
import type {
  AskedOfSource,
  Fact,
  FactReader,
  FactTable,
  Kept,
  LeftOutRecords,
  Lists,
  Seen,
  Source,
} from '../facts/fact.ts';
import { FIRST_FEW } from '../facts/reading/tally.ts';
import { sameRules } from '../facts/sameRules.ts';
import { checkSpec } from '../fold/checkSpec.ts';
import { type Column, columnsIn } from '../fold/expression.ts';
import { type Derive, type Label, Rows } from '../fold/rows.ts';
import { unknownName } from '../nearestName.ts';
import { checkWhen } from './checkWhen.ts';
import type { Layer } from './layer.ts';
import type { Measure } from './plan.ts';

/** The rows of a fact, read. */
export interface Reading {
  readonly fact: Fact;
  readonly table: FactTable;
  /** What was left out before the fact saw it. */
  readonly before: LeftOutRecords;
  /** The rows, with the columns that a measure lays over them. */
  rows(measure: Measure): Rows;
}

/** What is asked for beside what the measures name. */
export interface AskedOfReadings {
  /** Which records are read. Default: all. */
  readonly kept?: Kept;
  /** Labels beside those that the folds name. Default: none. */
  readonly labels?: ReadonlySet<string>;
  /** Whether every column and label of the facts is needed. Default false. */
  readonly whole?: boolean;
  /** The ids of records that have come before. Default: none have. */
  readonly seen?: Seen | undefined;
  /** Of how many that are left out for one reason the place is remembered. Default: of the first few. */
  readonly places?: number;
}

/**
 * Reads what measures need: the same fact once for all of them, and facts of one kind of record in one pass.
 *
 * @returns the reading of each measure
 */
export function readFacts(
  measures: readonly Measure[],
  lists: Lists,
  { kept = NONE, labels = NO_LABELS, whole = false, places = FIRST_FEW, seen }: AskedOfReadings = {},
): readonly Reading[] {
  const wanted: Wanted[] = [];
  const own = measures.map((measure) => {
    let found = wanted.find(({ fact }) => isSame(fact, measure.of));
    if (found === undefined) {
      found = {
        fact: measure.of,
        labels: new Set(measure.of.labels.filter((label) => whole || labels.has(label))),
        columns: new Set(whole ? Object.keys(measure.of.columns) : []),
      };
      wanted.push(found);
    }
    checkWhen(measure.when, 'invalid-option');
    for (const [name, fold] of Object.entries(measure.folds)) {
      const spec = fold?.spec;
      checkSpec(spec, `folds.${name}`, 'invalid-option');
      if ('each' in spec) checkNamed(spec.each, measure);
    }
    for (const name of namesIn(measure)) {
      if (measure.of.labels.includes(name)) found.labels.add(name);
      else found.columns.add(name);
    }
    return found;
  });
  const readings = new Map<Wanted, Reading>();
  for (const source of new Set(wanted.map(({ fact }) => fact.source))) {
    const here = wanted.filter(({ fact }) => fact.source === source);
    for (const [i, reading] of readSource(source, here, lists, { kept, places, seen }).entries()) {
      const each = here[i];
      if (each) readings.set(each, reading);
    }
  }
  return own.flatMap((each) => readings.get(each) ?? []);
}

/** Holds that what is told apart is a label or a column: a label that nobody asked for is not among those of the rows. */
function checkNamed(name: string, { of, layers = {} }: Measure): void {
  const known = [...of.labels, ...Object.keys(of.columns), ...Object.keys(layers)];
  ensure(known.includes(name), 'invalid-option', 'each', name, unknownName(name, known));
}

interface Wanted {
  readonly fact: Fact;
  readonly labels: Set<string>;
  readonly columns: Set<string>;
}

/** The names of all columns and labels that a measure may look at. */
function namesIn({ when, where = 1, excluding = {}, folds, layers = {} }: Measure): Set<string> {
  const names = new Set<string>();
  const times = 'at' in when ? [when.at] : 'span' in when ? when.span : when.state;
  for (const expression of [...times, where, ...Object.values(excluding)]) columnsIn(expression, names);
  for (const { spec } of Object.values(folds)) {
    if ('where' in spec) columnsIn(spec.where, names);
    if ('count' in spec) columnsIn(spec.count, names);
    else if ('sum' in spec) columnsIn(spec.sum, names);
    else if ('sample' in spec) columnsIn(spec.sample, names);
    else names.add(spec.each);
  }
  for (const { spec } of Object.values(layers)) for (const name of spec.columns) names.add(name);
  return names;
}

function isSame(one: Fact, other: Fact): boolean {
  return one === other || (one.name === other.name && sameRules(one.rules, other.rules));
}

function readSource(
  source: Source,
  wanted: readonly Wanted[],
  lists: Lists,
  asked: AskedOfSource,
): Reading[] {
  const readers = wanted.map(({ fact, labels, columns }): FactReader => {
    const records = lists.get(fact.needs[0] ?? '');
    const expected = Array.isArray(records) ? records.length : 0;
    return fact.begin({ labels, columns, expected, places: asked.places });
  });
  const before = source.read(lists, readers, asked);
  return readers.flatMap((reader, i) => {
    const fact = wanted[i]?.fact;
    return fact ? readingOf(fact, reader.table(lists), before, lists) : [];
  });
}

/** A reading of a table. */
export function readingOf(fact: Fact, table: FactTable, before: LeftOutRecords, lists: Lists): Reading {
  const columns = new Map<string, Column>();
  // Few kinds of columns make for fast loops.
  for (const [name, column] of Object.entries(table.columns)) {
    columns.set(name, Array.isArray(column) ? Float64Array.from(column) : column);
  }
  const labels = new Map<string, Label>(Object.entries(table.labels ?? {}));
  const derived = new Map<string, Derive>();
  for (const [name, derive] of Object.entries(table.derived ?? {})) derived.set(name, once(derive));
  const laid: { readonly layer: Layer; readonly derive: Derive }[] = [];
  const layered = (layer: Layer): Derive => {
    const known = laid.find((other) => sameRules(other.layer.spec, layer.spec));
    if (known) return known.derive;
    const derive = once((rows) => layer.over(rows, table, lists));
    laid.push({ layer, derive });
    return derive;
  };
  // What is laid over rows by one measure is there for all that lay the same over them.
  const made: { readonly layers: Measure['layers'] & {}; readonly rows: Rows }[] = [];
  return {
    fact,
    table,
    before,
    rows({ layers = {} }) {
      const known = made.find((other) => isSameLayers(other.layers, layers));
      if (known) return known.rows;
      const more = new Map(derived);
      for (const [name, layer] of Object.entries(layers)) more.set(name, layered(layer));
      const rows = new Rows(table.record.length, columns, labels, more);
      made.push({ layers, rows });
      return rows;
    },
  };
}

function isSameLayers(one: Measure['layers'] & {}, other: Measure['layers'] & {}): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => sameRules(one[name]?.spec, other[name]?.spec))
  );
}

/** What is computed at the first call, and then remembered. */
function once(derive: Derive): Derive {
  let column: Column | undefined;
  return (rows) => {
    column ??= derive(rows);
    return column;
  };
}

const NONE: Kept = /* @__PURE__ */ new Map();
const NO_LABELS: ReadonlySet<string> = /* @__PURE__ */ new Set();
