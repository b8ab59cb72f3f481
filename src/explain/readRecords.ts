import { type ReadMeasure, readMeasures } from '../define/foldPlan.ts';
import type { Plan } from '../define/plan.ts';
import { readInput } from '../define/readInput.ts';
import { ensure } from '../errors.ts';
import type { Lists } from '../facts/fact.ts';
import { checkFields } from '../report/dimensions.ts';
import { type Condition, keptBy } from '../report/where.ts';

/** The records of a figure, read with all that can be told of them. */
export interface ReadRecords {
  readonly lists: Lists;
  readonly read: readonly ReadMeasure[];
}

/**
 * Reads the records of a figure.
 *
 * @param where - which of them count
 * @throws KpiError `invalid-option` for totals in place of records, and for a field that no record has
 */
export function readRecords(
  { measures }: Plan<unknown>,
  input: unknown,
  where: readonly Condition[] = [],
): ReadRecords {
  const { lists, totals } = readInput(measures, input);
  const isRead = totals.every((total) => total === undefined);
  ensure(isRead, 'invalid-option', 'input', input, 'Give the records: behind totals there are none.');
  checkFields(
    where.flatMap(({ fields }) => fields),
    lists,
    'where',
  );
  const asked = { kept: keptBy(where, lists), whole: true, places: Number.POSITIVE_INFINITY };
  return { lists, read: readMeasures(measures, lists, asked) };
}
