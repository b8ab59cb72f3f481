/** Where the periods of a unit begin. */
export interface PeriodSteps {
  /** The start of the period that holds an instant: a look-up, fit for millions of instants. */
  startOf(instant: number): number;
  /** The start of the period after the one that holds an instant. */
  nextStart(instant: number): number;
}
