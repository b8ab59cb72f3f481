import { expect, test } from 'vitest';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/metrics/summary.ts';

test('a summary that has lost its states, or is of another definition, is refused by name', () => {
  const whole = summarize(nps, [10, 9, 3]);
  const empty = { ...whole, states: [] };
  expect(presentSummary(nps, whole).value).toBe(nps([10, 9, 3]).value);
  expect(() => presentSummary(nps, empty)).toThrow(
    expect.objectContaining({ code: 'invalid-option', path: 'summary.states' }),
  );
  expect(() => mergeSummaries(nps, [whole, empty])).toThrow(
    expect.objectContaining({ code: 'invalid-option', path: 'summaries[1].states' }),
  );
  expect(() => presentSummary(nps.with({ scale: '1-10' }), whole)).toThrow(
    expect.objectContaining({ code: 'different-definitions', path: 'summary.definition' }),
  );
});
