import type { Fact } from '../facts/fact.ts';

/**
 * The label by which the rows of a fact are put down to somebody: the first that is asked for and that the fact has, else
 * its own first; `undefined` where it has none.
 */
export function labelFor({ labels }: Fact, attribute: readonly string[]): string | undefined {
  return attribute.find((label) => labels.includes(label)) ?? labels[0];
}
