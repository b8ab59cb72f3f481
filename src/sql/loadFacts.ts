import { readInput } from '../define/readInput.ts';
import { readFacts } from '../define/readings.ts';
import { readPlan } from '../define/readPlan.ts';
import { ensure } from '../errors.ts';
import type { Counts } from '../facts/reading/tally.ts';
import { labelOf } from '../facts/reading/words.ts';
import type { Label } from '../fold/rows.ts';
import { checkNames } from '../nearestName.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { checkDialect, type Dialect } from './dialect.ts';
import { factText, type LoadedFact, layerText } from './loadedFact.ts';
import { sourcesOf } from './sources.ts';
import { fieldColumn, labelColumn } from './sqlFact.ts';
import type { SqlMetric } from './sqlQuery.ts';
import { PLAIN_NAME } from './tables.ts';

/** How facts are loaded. */
export interface LoadOptions {
  /** The database. */
  readonly dialect: Dialect;
  /** Fields of the records by which figures are to be split. Default: none. */
  readonly by?: readonly string[] | undefined;
  /** What the names of the tables begin with; the name of the fact follows. Default `'fact_'`. */
  readonly prefix?: string | undefined;
}

/** A value of a loaded row: what is unknown is `null`. */
export type LoadedValue = number | boolean | string | null;

/** A table of the rows of a fact, to be created and filled. */
export interface FactTableRows extends LoadedFact {
  /** The statement that creates the table. */
  readonly create: string;
  /** Its columns, in the order in which a row has its values. */
  readonly columns: readonly LoadedColumn[];
  /** Its rows, one after the other, for an appender or for INSERTs in batches. */
  rows(): Iterable<readonly LoadedValue[]>;
}

/** A column of a loaded fact. */
export interface LoadedColumn {
  /** Its name. */
  readonly name: string;
  /** Its type. */
  readonly type: 'DOUBLE PRECISION' | 'BOOLEAN' | 'VARCHAR';
}

/**
 * How do the facts that only JavaScript reads get into a database?
 *
 * Reads the records as the metric does and gives the rows of each of its facts as a table: all columns of the fact, those
 * that the metric lays over it (durations in business hours, due times), its labels as `label_…`, and the fields of the
 * records that are asked for as `field_…`. `toSql`, `toSqlFigures` and `toSqlReport` then read these tables in place of
 * tables of records (option `loaded`), for this metric and for every other one of the same facts by the same rules: any
 * metric, any option, any hours. What is handed to them is plain data but for `rows`, and may be stored as JSON.
 *
 * @param metric - the metric, its options fixed by `with`
 * @param input - the records, as the metric takes them
 * @param options - the dialect, the fields to split by, what the names of the tables begin with
 * @throws KpiError `not-in-sql` for totals in place of records, and for fields that hold several values
 * @throws KpiError `invalid-option`, `unknown-option` for options and records that cannot be used
 * @example
 * ```ts
 * import { costPerTicket } from 'support-kpi';
 * import { duckdb, loadFacts, toSql } from 'support-kpi/sql';
 *
 * const input = { costs: [{ amount: 500 }], conversations: [{ id: '1' }, { id: '2' }] };
 * const facts = loadFacts(costPerTicket, input, { dialect: duckdb });
 *
 * facts[0].create; // 'CREATE TABLE "fact_costs" ("cost" DOUBLE PRECISION, "startAt" DOUBLE PRECISION, "endAt" DOUBLE PRECISION)'
 * [...facts[0].rows()]; // [[500, null, null]]
 * toSql(costPerTicket, { dialect: duckdb, loaded: facts }).text.includes('FROM "fact_costs"'); // true
 * ```
 */
export function loadFacts(
  metric: SqlMetric<unknown>,
  input: unknown,
  options: LoadOptions,
): readonly FactTableRows[] {
  checkNames(options, ['dialect', 'by', 'prefix']);
  const { dialect, by = [], prefix = 'fact_' } = options;
  checkDialect(dialect);
  const isList = Array.isArray(by) && by.every((name) => typeof name === 'string' && name !== '');
  ensure(isList, 'invalid-option', 'by', by, "Give a list of fields, such as ['channel'].");
  ensure(typeof prefix === 'string', 'invalid-option', 'prefix', prefix, "Give a text, such as 'fact_'.");
  const { measures } = readPlan(metric);
  const { lists, totals } = readInput(measures, input);
  const isRead = totals.every((total) => total === undefined);
  ensure(isRead, 'not-in-sql', 'input', input, 'Give the records: totals have no rows.');
  const readings = readFacts(measures, lists, { whole: true });
  const names = new Set<string>();
  return sourcesOf(measures).flatMap((source): FactTableRows | [] => {
    const { fact, layers } = source;
    const [first = 0] = source.measures;
    const reading = readings[first];
    const measure = measures[first];
    if (reading === undefined || measure === undefined) return [];
    const { table, before } = reading;
    const rows = reading.rows({ ...measure, layers });
    const length = table.record.length;
    const list: unknown = lists.get(fact.needs[0] ?? '');
    const recordOf = (row: number): unknown => Object(list)[table.record[row] ?? 0];
    const name = named(`${prefix}${fact.name}`, names);
    const columns: (LoadedColumn & { readonly valueAt: (row: number) => LoadedValue })[] = [
      ...Object.entries(fact.columns).map(([column, kind]) => {
        const values = rows.values(column);
        const at = (row: number): number | null => known(values[row]);
        return kind === 'flag'
          ? { name: column, type: 'BOOLEAN' as const, valueAt: (row: number) => flagOf(at(row)) }
          : { name: column, type: 'DOUBLE PRECISION' as const, valueAt: at };
      }),
      ...Object.keys(layers).map((layer) => {
        const values = rows.values(layer);
        const valueAt = (row: number): number | null => known(values[row]);
        return { name: layer, type: 'DOUBLE PRECISION' as const, valueAt };
      }),
      ...fact.labels.map((label) => textColumn(labelColumn(label), rows.label(label))),
      ...by
        .filter((field) => field !== 'agent')
        .map((field) =>
          textColumn(
            fieldColumn(field),
            labelOf(length, (row) => oneValue(Object(recordOf(row))[field], field)),
          ),
        ),
    ];
    for (const column of columns) checkName(column.name, 'columns');
    const excluded: Record<string, Counts> = {
      [fact.needs.join('+')]: before.excluded,
      [factText(fact)]: table.excluded,
    };
    const definitions = columns.map((column) => `${dialect.quote(column.name)} ${column.type}`);
    return {
      table: name,
      fact: factText(fact),
      layers: Object.fromEntries(Object.entries(layers).map(([layer, { spec }]) => [layer, layerText(spec)])),
      columns: columns.map((column) => ({ name: column.name, type: column.type })),
      excluded,
      ...(table.now !== undefined && { now: table.now }),
      create: `CREATE TABLE ${dialect.quote(name)} (${definitions.join(', ')})`,
      *rows() {
        for (let row = 0; row < length; row++) yield columns.map(({ valueAt }) => valueAt(row));
      },
    };
  });
}

/** A name of its own for each table. */
function named(name: string, taken: Set<string>): string {
  checkName(name, 'prefix');
  let own = name;
  for (let i = 2; taken.has(own); i++) own = `${name}_${i}`;
  taken.add(own);
  return own;
}

function checkName(name: string, path: string): void {
  const remedy = 'Give a plain name: letters, digits, _, no kpi_ at the start.';
  ensure(PLAIN_NAME.test(name), 'not-in-sql', path, name, remedy);
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function flagOf(value: number | null): boolean | null {
  return value === null ? null : value !== 0;
}

function textColumn(
  name: string,
  label: Label | undefined,
): LoadedColumn & { readonly valueAt: (row: number) => LoadedValue } {
  return { name, type: 'VARCHAR', valueAt: (row) => label?.names[label.codes[row] ?? -1] ?? null };
}

/** A field with several values would put a row into several groups. */
function oneValue(value: unknown, field: string): unknown {
  const remedy = 'A column holds one value: split by a field that has one.';
  ensure(isAbsent(value) || !Array.isArray(value), 'not-in-sql', `by.${field}`, value, remedy);
  return value;
}
