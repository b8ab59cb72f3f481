import { allTime, foldRead, leftOutBy } from '../define/foldPlan.ts';
import type { Metric } from '../define/metric.ts';
import { presentPlan } from '../define/presentPlan.ts';
import type { Provenance } from '../define/provenance.ts';
import { readPlan } from '../define/readPlan.ts';
import type { RecordName } from '../records/records.ts';
import { excludedBehind, inCell, inCells, partsBehind, partsOf } from './behind.ts';
import type { Explanation, PartsBehind } from './explanation.ts';
import type { PartName } from './partName.ts';
import { readRecords } from './readRecords.ts';

/**
 * Which records are behind a figure?
 *
 * Gives the figure, the records behind each of its parts (numerator, denominator, promoters, breached, open …) and
 * behind each exclusion, with the reason in words. Each part lists as many records as the result says, each exclusion too;
 * of a part that is a sum, the values add up to it. A conversation in which three waits count stands there three times.
 *
 * The parts of a count are `counted`; of a rate `numerator`, `denominator` and `notYetDue`; of a net score `promoters`,
 * `passives` and `detractors`; of a duration `completed`, as many as its `n`, and `open`; of a quotient `numerator` and
 * `denominator`; of anything else what its folds are named. No record gives parts of nothing.
 *
 * O(n), and holds an entry for each record behind each part.
 *
 * @param metric - a metric, with its options fixed by `with`
 * @param input - the records that it takes
 * @throws KpiError `invalid-option` for totals in place of records, and for what is no metric
 * @throws KpiError as the metric does
 * @example
 * ```ts
 * import { nps } from 'support-kpi';
 * import { explain } from 'support-kpi/explain';
 *
 * const answers = [{ id: 'a', score: 10 }, { id: 'b', score: 3 }, { id: 'c', score: null }];
 * const { result, parts, excluded } = explain(nps, answers);
 *
 * result.value; // 0
 * parts.detractors.records; // [{ id: 'b', path: 'surveyResponses[1]', at: null, value: 3 }]
 * excluded['unanswered']?.records.map(({ id }) => id); // ['c']
 * excluded['unanswered']?.why; // 'It has no score: nobody answered.'
 * ```
 */
export function explain<Input, Options extends object, Content, Needs extends RecordName>(
  metric: Metric<Input, Options, Content, Needs>,
  input: Input,
): Explanation<Content & Provenance, PartName<Content>> {
  const plan = readPlan(metric);
  const { lists, read } = readRecords(plan, input);
  const measures = read.map((each) => inCell(inCells(each, allTime(each)), 0, lists));
  return {
    result: presentPlan(plan, foldRead(plan.measures, [], read)),
    // What the type names are the parts of the family that makes such results.
    parts: partsBehind(partsOf(plan), measures) as PartsBehind<PartName<Content>>,
    excluded: excludedBehind(measures, leftOutBy(read.map(({ reading }) => reading)), lists),
  };
}
