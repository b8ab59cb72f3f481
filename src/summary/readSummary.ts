import type { FoldedMeasure } from '../define/foldMeasure.ts';
import { type FoldedPlan, needKeys } from '../define/foldPlan.ts';
import type { BoundPlan, Measure, Plan } from '../define/plan.ts';
import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';
import { readCounts, readList } from './readNumbers.ts';
import { readState } from './readState.ts';

/** A summary that was stored, checked: every state by its fold. */
export function readSummary(
  stored: unknown,
  { definition, measures }: BoundPlan<Plan<unknown>>,
  path: string,
): FoldedPlan {
  const hasKeys = needKeys(measures);
  checkNames(stored, hasKeys ? [...NAMES, 'keys'] : NAMES, path, 'invalid-option');
  const summary = new Map<string, unknown>(Object.entries(stored));
  const found = summary.get('definition');
  const remedy = `Expected ${definition}.`;
  ensure(found === definition, 'different-definitions', `${path}.definition`, found, remedy);
  const folded = readList(summary.get('measures'), `${path}.measures`, measures.length);
  const [asOf, heldNow, currency, keys] = ['asOf', 'heldNow', 'currency', 'keys'].map((name) =>
    summary.get(name),
  );
  return {
    measures: measures.map((measure, i) => readMeasure(measure, folded[i], `${path}.measures[${i}]`)),
    excluded: readCounts(summary.get('excluded'), `${path}.excluded`),
    ...(asOf !== undefined && { now: readAsOf(asOf, `${path}.asOf`) }),
    ...(heldNow !== undefined && { heldNow: readHeldNow(heldNow, `${path}.heldNow`) }),
    ...(currency !== undefined && { currency: readCurrency(currency, `${path}.currency`) }),
    ...(hasKeys && { keys: readKeys(keys, `${path}.keys`) }),
  };
}

const NAMES = ['definition', 'measures', 'excluded', 'asOf', 'heldNow', 'currency'];

/** What a measure had folded, checked. */
export function readMeasure({ folds }: Measure, stored: unknown, path: string): FoldedMeasure {
  checkNames(stored, ['states', 'leftOut'], path, 'invalid-option');
  const [given, leftOut]: unknown[] = [Reflect.get(stored, 'states'), Reflect.get(stored, 'leftOut')];
  checkNames(given, Object.keys(folds), `${path}.states`, 'invalid-option');
  const states = Object.entries(folds).map(([name, { spec }]) => [
    name,
    readState(spec, Reflect.get(given, name), `${path}.states.${name}`),
  ]);
  return { states: Object.fromEntries(states), leftOut: readCounts(leftOut, `${path}.leftOut`) };
}

function readAsOf(asOf: unknown, path: string): number {
  ensure(Number.isFinite(asOf), 'invalid-option', path, asOf, 'Give epoch milliseconds, as it was made.');
  return Number(asOf);
}

function readHeldNow(heldNow: unknown, path: string): boolean {
  ensure(
    typeof heldNow === 'boolean',
    'invalid-option',
    path,
    heldNow,
    'Give true or false, as it was made.',
  );
  return heldNow;
}

function readCurrency(currency: unknown, path: string): string | null {
  const isOne = currency === null || (typeof currency === 'string' && currency !== '');
  ensure(isOne, 'invalid-option', path, currency, 'Give the name of a currency, or null, as it was made.');
  return currency;
}

function readKeys(keys: unknown, path: string): string[] {
  return readList(keys, path).map((key, i) => {
    ensure(typeof key === 'string', 'invalid-option', `${path}[${i}]`, key, 'Give a text, as it was made.');
    return key;
  });
}
