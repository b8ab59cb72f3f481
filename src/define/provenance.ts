import type { Word } from '../records/word.ts';
import type { LeftOut } from './leftOut.ts';

/** What a value is counted in: one of these, or a word of your own. */
export type Unit = Word<'messages' | 'milliseconds' | 'share' | 'points' | 'money'>;

/** What every result tells about how it came about. */
export interface Provenance extends LeftOut {
  /** What the value is counted in. */
  readonly unit: Unit;
  /** The metric, its version and all of its options: results with the same text measure the same thing. */
  readonly definition: string;
}
