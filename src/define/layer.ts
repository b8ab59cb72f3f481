import type { FactTable, Lists } from '../facts/fact.ts';
import type { Column } from '../fold/expression.ts';
import type { Rows } from '../fold/rows.ts';

/**
 * A column that does not come from a fact but is laid over it: durations in business hours, due times. It is computed when
 * it is first asked for, once for all measures of a report that ask for the same.
 */
export interface Layer {
  /** What it is, as data: layers with the same are the same. Other engines read it. */
  readonly spec: LayerSpec;
  /** Computes it. */
  over(rows: Rows, table: FactTable, lists: Lists): Column;
}

/** What a layer is: a name, and what it is made from. */
export interface LayerSpec {
  /** The layer's name. */
  readonly layer: string;
  /** The columns of the fact that it is computed from. */
  readonly columns: readonly string[];
  /** The option that asks for it, where it is not the schedule. */
  readonly option?: string | undefined;
  readonly [part: string]: unknown;
}
