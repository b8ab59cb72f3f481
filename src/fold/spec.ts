import type { QuantileType } from '../stats/quantile.ts';
import type { Bands } from './countBands.ts';
import type { Expression } from './expression.ts';

/** Which rows count; by default all. */
export interface Rows {
  /** The condition. */
  readonly where?: Expression;
}

/** How many rows? Nothing gives 0. */
export interface CountSpec {
  /** Which rows count; 1 for all. */
  readonly count: Expression;
}

/** How much in all? Nothing gives 0. */
export interface SumSpec extends Rows {
  /** What a row adds. */
  readonly sum: Expression;
  /** No sum can be below it; a stored one that is was tampered with. By default any can. */
  readonly least?: number;
}

/** The arithmetic mean. Nothing gives `null`. */
export interface MeanSpec extends Rows {
  /** The value of a row. */
  readonly mean: Expression;
}

/** A part and the whole that it is a part of. Nothing gives 0 of 0. */
export interface RatioSpec extends Rows {
  /** What a row adds to the part, and what to the whole: 1 or 0, or a weight in whole numbers. */
  readonly ratio: readonly [part: Expression, whole: Expression];
}

/** All values in ascending order. Nothing gives an empty array. */
export interface SampleSpec extends Rows {
  /** The value of a row. */
  readonly sample: Expression;
  /** No value can be below it; a stored one that is was tampered with. By default any can. */
  readonly least?: number;
}

/** An exact quantile of all values: 0.5 is the median. Nothing gives `null`. */
export interface QuantileSpec extends Rows {
  /** The value of a row. */
  readonly quantile: Expression;
  /** The share of values at or below the quantile, 0 to 1. */
  readonly p: number;
  /** The Hyndman–Fan type; by default 7, that of R, numpy, Excel and `percentile_cont`. */
  readonly type?: QuantileType;
}

/** How many scores in each band? Nothing gives 0 for each. */
export interface BandsSpec<B extends Bands = Bands> {
  /** The bands. */
  readonly bands: B;
  /** The column of the score. */
  readonly of: string;
}

/** Several folds of the same rows in one pass, by name. */
export interface CombineSpec<Parts extends FoldSpecs = FoldSpecs> {
  /** The folds. */
  readonly combine: Parts;
}

/** Folds by name. */
export interface FoldSpecs {
  readonly [name: string]: FoldSpec;
}

/** What is folded from the rows of a fact, as plain data: JavaScript and SQL read the same definition. */
export type FoldSpec =
  | CountSpec
  | SumSpec
  | MeanSpec
  | RatioSpec
  | SampleSpec
  | QuantileSpec
  | BandsSpec
  | CombineSpec;

/** A part and the whole that it is a part of, both counted. */
export interface Ratio {
  /** How many. */
  readonly numerator: number;
  /** Of how many. */
  readonly denominator: number;
}

/** What a fold results in. */
export type FoldResult<Spec> = Spec extends CountSpec | SumSpec
  ? number
  : Spec extends MeanSpec | QuantileSpec
    ? number | null
    : Spec extends RatioSpec
      ? Ratio
      : Spec extends SampleSpec
        ? Float64Array
        : Spec extends BandsSpec<infer B>
          ? Readonly<Record<keyof B, number>>
          : Spec extends CombineSpec<infer Parts>
            ? { readonly [Name in keyof Parts]: FoldResult<Parts[Name]> }
            : unknown;
