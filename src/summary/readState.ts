import { ensure } from '../errors.ts';
import { compareTallied, type Tallied } from '../fold/each.ts';
import type { FoldSpec } from '../fold/spec.ts';
import { addExact, roundExact } from '../stats/exactSum.ts';
import { readCount, readList, readNumbers } from './readNumbers.ts';

/**
 * A state that was stored, checked: a fresh copy of it, as its fold has it.
 *
 * @param path - where it was found: `summary.measures[0].states.value`
 * @throws KpiError `invalid-option` when it is no state of this fold
 */
export function readState(spec: FoldSpec, stored: unknown, path: string): unknown {
  if ('count' in spec) return readCount(stored, path);
  if ('sum' in spec) return readSum(stored, spec.least, path);
  if ('sample' in spec) return Float64Array.from(readNumbers(stored, path, spec.least)).sort();
  return readEach(stored, path);
}

function readSum(stored: unknown, least: number, path: string): number[] {
  const parts: number[] = [];
  for (const part of readNumbers(stored, path)) addExact(parts, part);
  const total = roundExact(parts);
  ensure(total >= least, 'invalid-option', path, total, `The sum cannot be below ${least}.`);
  return parts;
}

function readEach(stored: unknown, path: string): readonly Tallied[] {
  const all = readList(stored, path).map((entry, i) => readTallied(entry, `${path}[${i}]`));
  for (const [i, entry] of all.entries()) {
    const before = all[i - 1];
    const isNext = before === undefined || compareTallied(before, entry) < 0;
    ensure(
      isNext,
      'invalid-option',
      `${path}[${i}][0]`,
      entry[0],
      'Give each value once, in ascending order.',
    );
  }
  return all;
}

function readTallied(stored: unknown, path: string): Tallied {
  const [value, n] = readList(stored, path, 2);
  const isValue = value === null || typeof value === 'string' || Number.isFinite(value);
  ensure(isValue, 'invalid-option', `${path}[0]`, value, 'Give a text, a number or null.');
  return [typeof value === 'number' || value === null ? value : String(value), readCount(n, `${path}[1]`)];
}

/** A state as plain JSON. */
export function storeState(state: unknown): unknown {
  return state instanceof Float64Array ? Array.from(state) : state;
}
