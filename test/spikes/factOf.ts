import type { Alone, ColumnKind, Fact, FactTable, Source } from '../../src/facts/fact.ts';
import { listSource, type RecordReader } from '../../src/facts/reading/listSource.ts';
import { labelOf } from '../../src/facts/reading/words.ts';
import type { RecordKinds, RecordName } from '../../src/records/records.ts';

/** One row: a value for each column, a word for each label, and the record that it is read from. */
export type Row<Column extends string, Label extends string> = {
  readonly [Name in Column]: number;
} & { readonly [Name in Label]: unknown } & { readonly record: number };

/** Rows with what else a table says. */
export interface Found<R> {
  readonly rows: readonly R[];
  readonly now?: number;
  readonly keys?: readonly string[];
}

/** What a fact of a test is made of. */
export interface FactOf<Column extends string, Label extends string, Needs extends RecordName, Given> {
  readonly name: string;
  readonly needs: Needs;
  readonly alone?: Alone;
  readonly columns: Readonly<Record<Column, ColumnKind>>;
  readonly labels?: readonly Label[];
  readonly rules?: object;
  /** Reads all records at once, each with its number among them. */
  read(
    records: readonly (readonly [record: Given, index: number])[],
  ): Found<Row<NoInfer<Column>, NoInfer<Label>>>;
}

const sources = new Map<RecordName, Source>();

function sourceOf(kind: RecordName): Source {
  const known = sources.get(kind) ?? listSource(kind);
  sources.set(kind, known);
  return known;
}

/** A fact whose rows are read off a list of records in one go: plain, for tests. */
export function factOf<
  const Column extends string,
  Needs extends RecordName,
  const Label extends string = never,
  Given = RecordKinds[Needs],
>(of: FactOf<Column, Label, Needs, Given>): Fact<Column, Label, Needs> {
  const { name, needs, alone = 'record', columns, labels = [], rules = {} } = of;
  return {
    name,
    needs: [needs],
    alone,
    columns,
    labels,
    rules,
    source: sourceOf(needs),
    begin: ({ labels: asked }) => {
      const heard: (readonly [Given, number])[] = [];
      const reader: RecordReader = {
        throws: false,
        // The tests hand over records of this type.
        hear: (record, index) => void heard.push([record as Given, index]),
        table(): FactTable {
          const { rows, now, keys } = of.read(heard);
          const namesOf = Object.keys as (object: object) => Column[];
          return {
            record: rows.map(({ record }) => record),
            columns: Object.fromEntries(
              namesOf(columns).map((column) => [column, rows.map((row): number => row[column])]),
            ),
            labels: Object.fromEntries(
              labels
                .filter((label) => asked.has(label))
                .map((label) => [label, labelOf(rows.length, (row) => rows[row]?.[label])]),
            ),
            ...(now !== undefined && Number.isFinite(now) && { now }),
            ...(keys && { keys }),
            excluded: {},
            excludedAt: {},
          };
        },
      };
      return reader;
    },
  };
}
