import type { RecordBehind } from './recordsBehind.ts';

/** A part of a figure, with what is behind it. */
export interface PartBehind {
  /** How many, or how much in all: the number that the result has for this part. */
  readonly total: number;
  /** What adds up to it: the records, each one, or their values, as costs do. */
  readonly adds: 'records' | 'values';
  /** What it is made of, in the order of the records; what counts several times stands here several times. */
  readonly records: readonly RecordBehind[];
}

/** What was left out for one reason. */
export interface ExclusionBehind {
  /** How many, as `excluded` of the result has it. */
  readonly n: number;
  /** What is counted: `conversations`, `messages`, `waits` … */
  readonly of: string;
  /** The reason, in words. */
  readonly why: string;
  /** What was left out. */
  readonly records: readonly RecordBehind[];
}

/** Parts by name. */
export type PartsBehind<Names extends string> = Readonly<Record<Names, PartBehind>> &
  Readonly<Record<string, PartBehind>>;

/** A figure with the records behind it. */
export interface Explanation<Result, Names extends string = never> {
  /** The figure. */
  readonly result: Result;
  /** What it is made of, by part. */
  readonly parts: PartsBehind<Names>;
  /** What was left out, by reason. */
  readonly excluded: Readonly<Record<string, ExclusionBehind>>;
}
