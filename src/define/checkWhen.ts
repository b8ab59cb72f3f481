import { ensure, type KpiErrorCode } from '../errors.ts';
import type { When } from './plan.ts';

/**
 * Holds that something says when a row counts: a measure made by hand, or of a later version, may say it otherwise.
 *
 * @param code - what it is called where it does not
 * @throws KpiError where it does not
 */
export function checkWhen(when: unknown, code: KpiErrorCode): asserts when is When {
  const names = Object.keys(Object(when)).join();
  const {
    span,
    state,
    trailing = 1,
  }: { readonly [name in 'span' | 'state' | 'trailing']?: unknown } = Object(when);
  const ends = span ?? state ?? ['', ''];
  const areEnds = Array.isArray(ends) && ends.length === 2 && ends.every((end) => typeof end === 'string');
  const isLength = Number.isFinite(trailing) && Number(trailing) > 0;
  ensure(
    WHENS.includes(names) && areEnds && isLength,
    code,
    'when',
    when,
    'Give { at }, { at, trailing }, { span: [from, to] } or { state: [from, to] }, of columns and milliseconds.',
  );
}

const WHENS: readonly string[] = ['at', 'at,trailing', 'trailing,at', 'span', 'state'];
