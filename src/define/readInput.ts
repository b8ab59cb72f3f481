import { ensure } from '../errors.ts';
import type { Lists } from '../facts/fact.ts';
import { checkNames } from '../nearestName.ts';
import type { Measure } from './plan.ts';

/** An input by what it holds. */
export interface Input {
  /** Lists of records by kind. */
  readonly lists: Lists;
  /** For each measure the totals that stand in place of its records; `undefined` where the records are to be read. */
  readonly totals: readonly (ReadonlyMap<string, number> | undefined)[];
}

/**
 * Reads what a metric is given: the list of records where it needs one kind, or lists and totals by name.
 *
 * @throws KpiError `unknown-option` for a name that is none of records or totals
 * @throws KpiError `invalid-option` for a total that is none, or is missing
 */
export function readInput(measures: readonly Measure[], input: unknown): Input {
  const needs = [...new Set(measures.flatMap(({ of }) => of.needs))];
  const [only] = needs;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const isList = needs.length === 1 && only !== undefined;
    const remedy = `Give an object of ${needs.join(' and ')}.`;
    ensure(isList, 'invalid-option', 'input', input, remedy);
    return { lists: new Map([[only, input]]), totals: measures.map(() => undefined) };
  }
  const names = measures.flatMap(({ totals, spareTotals }) => Object.keys({ ...totals, ...spareTotals }));
  checkNames(input, [...names, ...needs]);
  const given = new Map<string, unknown>(Object.entries(input));
  return {
    lists: given,
    totals: measures.map(({ of, totals = {} }) => {
      const own = Object.keys(totals);
      const hasRecords = of.needs.every((name) => given.has(name));
      if (hasRecords || own.length === 0) return undefined;
      return new Map(own.map((name) => [name, readTotal(given.get(name), name, of.needs.join(', '))]));
    }),
  };
}

function readTotal(total: unknown, name: string, records: string): number {
  const isTotal = typeof total === 'number' && total >= 0 && total < 2 ** 1023;
  ensure(isTotal, 'invalid-option', name, total, `Give a number from 0 up, or ${records} as an array.`);
  return total;
}
