import { ensure, type KpiErrorCode } from '../errors.ts';
import type { FoldSpec } from './spec.ts';

/**
 * Holds that something says what is folded: a definition made by hand, or of a later version, may hold anything.
 *
 * @param code - what it is called where it is none
 * @throws KpiError for what is no fold that is known here
 */
export function checkSpec(spec: unknown, path: string, code: KpiErrorCode): asserts spec is FoldSpec {
  const names = Object.keys(Object(spec)).sort().join(',');
  const remedy = 'Give { count }, or { sum }, { sample } or { each } with where.';
  ensure(SPECS.includes(names), code, path, spec, remedy);
}

const SPECS: readonly string[] = ['count', 'least,sum,where', 'least,sample,where', 'each,where'];
