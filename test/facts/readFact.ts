import { addCounts } from '../../src/define/addCounts.ts';
import type { Layer } from '../../src/define/layer.ts';
import { firstPlaces } from '../../src/define/places.ts';
import { readFacts } from '../../src/define/readings.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { Counts, Places } from '../../src/facts/reading/tally.ts';
import { sample } from '../../src/fold/sample.ts';

/** What a fact says of one list of records, for tests to read. */
export interface ReadFact {
  /** For each row the number of the record that it was read from. */
  readonly record: readonly number[];
  /** The values of each column, those that are computed later too. */
  readonly columns: Readonly<Record<string, readonly number[]>>;
  /** The rows as objects. */
  readonly rows: readonly Readonly<Record<string, number>>[];
  /** Whom each row is put down to, by the name of the label; `null` for nobody. */
  readonly labels: Readonly<Record<string, readonly (string | null)[]>>;
  /** The instant that counts as now, where there is one. */
  readonly now: number | undefined;
  /** The currency of all amounts. */
  readonly currency: string | null | undefined;
  /** What was left out, by reason. */
  readonly excluded: Counts;
  /** Where the first few stand. */
  readonly excludedAt: Places;
}

/**
 * Reads a fact off the records that it needs first, all labels asked for.
 *
 * @param layers - columns to be laid over those of the fact
 */
export function readFact(
  fact: Fact,
  records: readonly unknown[],
  layers: Readonly<Record<string, Layer>> = {},
): ReadFact {
  // Only columns that are looked at are read.
  const folds = Object.fromEntries(Object.keys(fact.columns).map((name) => [name, sample(name)]));
  const measure = { of: fact, layers, when: { at: 0 }, folds };
  const lists = new Map([[String(fact.needs[0]), records]]);
  const [reading] = readFacts([measure], lists, { labels: new Set(fact.labels) });
  if (reading === undefined) throw new Error('Nothing was read.');
  const { table, before } = reading;
  const rows = reading.rows(measure);
  const columns = Object.fromEntries(
    [...Object.keys(fact.columns), ...Object.keys(layers)].map((name) => [
      name,
      Array.from(rows.values(name)),
    ]),
  );
  return {
    record: Array.from(table.record),
    columns,
    rows: Array.from({ length: rows.length }, (_, row) =>
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row] ?? Number.NaN])),
    ),
    labels: Object.fromEntries(
      fact.labels.map((name) => {
        const { codes = [], names = [] } = rows.label(name) ?? {};
        return [name, Array.from(codes, (code) => names[code] ?? null)];
      }),
    ),
    now: table.now,
    currency: table.currency,
    excluded: addCounts([before.excluded, table.excluded]),
    excludedAt: firstPlaces([before.excludedAt, table.excludedAt]),
  };
}
