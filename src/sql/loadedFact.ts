import type { LayerSpec } from '../define/layer.ts';
import { ensure } from '../errors.ts';
import type { Fact } from '../facts/fact.ts';
import { Moment } from '../facts/reading/roles.ts';
import type { Counts } from '../facts/reading/tally.ts';
import type { SqlColumns } from './compileExpression.ts';
import type { FactSource } from './sources.ts';
import { fieldColumn, labelColumn, type SqlAsked } from './sqlFact.ts';
import { PLAIN } from './tables.ts';

/** What is told of the table of a loaded fact, as plain data. */
export interface LoadedFact {
  /** The name of the table. */
  readonly table: string;
  /** The fact and its rules, as text. */
  readonly fact: string;
  /** What was laid over it, by the names of the columns, as text. */
  readonly layers: Readonly<Record<string, string>>;
  /** The columns. */
  readonly columns: readonly {
    /** Its name. */
    readonly name: string;
  }[];
  /** What was left out before there were rows, by what left it out and by reason. */
  readonly excluded: Readonly<Record<string, Counts>>;
  /** The instant that counts as now, in epoch milliseconds; not there where nothing says it. */
  readonly now?: number;
}

/** A fact by its name and rules. */
export function factText({ name, rules }: Fact): string {
  return `${name} ${JSON.stringify(rules)}`;
}

/** A layer by what it is made from. */
export function layerText(spec: LayerSpec): string {
  return JSON.stringify(spec);
}

/**
 * The table that holds the rows of a fact with what is laid over them.
 *
 * @throws KpiError `not-in-sql` where none was loaded, or not with all that is asked for
 * @throws KpiError `different-moments` where it was loaded as of another instant
 */
export function loadedTable(
  { fact, layers }: FactSource,
  { labels, fields }: SqlAsked,
  loaded: readonly LoadedFact[],
): { readonly loaded: LoadedFact; readonly columns: SqlColumns } {
  const text = factText(fact);
  const asked = Object.entries(layers).map(([name, { spec }]) => [name, layerText(spec)] as const);
  const same = loaded.filter((each) => each.fact === text);
  const missing = `The rows of ${fact.name} by these rules were not loaded: call loadFacts with this metric and its options.`;
  ensure(same.length > 0, 'not-in-sql', 'loaded', fact.name, missing);
  const found = same.find((each) => asked.every(([name, spec]) => each.layers[name] === spec));
  const laid = `The table lacks ${asked.map(([name]) => name).join(', ')}: call loadFacts with this metric and its options.`;
  ensure(found !== undefined, 'not-in-sql', 'loaded', fact.name, laid);
  const names = new Set(found.columns.map(({ name }) => name));
  for (const column of [...[...labels].map(labelColumn), ...fields.map(fieldColumn)]) {
    const remedy = 'Load the rows with this field: loadFacts(…, { by }).';
    ensure(names.has(column), 'not-in-sql', 'by', column, remedy);
  }
  ensure(PLAIN.test(found.table), 'invalid-option', 'loaded.table', found.table, 'Give a plain name.');
  const { asOf }: { readonly asOf?: unknown } = Object(fact.rules);
  const isSameMoment =
    !(asOf instanceof Moment && Number.isFinite(asOf.instant)) || asOf.instant === found.now;
  const moment = 'Load the rows as of this instant: they end with what had happened by then.';
  ensure(isSameMoment, 'different-moments', 'asOf', found.now, moment);
  return {
    loaded: found,
    columns: {
      ...Object.fromEntries(
        Object.entries(fact.columns).map(
          ([name, kind]) => [name, kind === 'flag' ? 'flag' : 'nullable'] as const,
        ),
      ),
      ...Object.fromEntries(asked.map(([name]) => [name, 'nullable'] as const)),
    },
  };
}
