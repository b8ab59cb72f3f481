import { ensure } from '../errors.ts';

/**
 * Holds that a definition has all that a metric is made of.
 *
 * @throws KpiError `invalid-option` where it lacks something
 */
export function checkDefinition(given: unknown): void {
  const { id, needs, options, plan }: Record<string, unknown> = Object(given);
  const areFunctions = typeof options === 'function' && typeof plan === 'function';
  const isOne = typeof id === 'string' && Array.isArray(needs) && areFunctions;
  ensure(isOne, 'invalid-option', 'definition', given, 'Give id, needs, options() and measure() or plan().');
}
