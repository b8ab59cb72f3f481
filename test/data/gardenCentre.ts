import { describe, expect, test } from 'vitest';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { surveyResponsesFromRows } from '../../src/rows/surveyResponsesFromRows.ts';
import { readCsv } from './readCsv.ts';
import { readReference } from './reference.ts';

describe('the survey of a retail chain', () => {
  test('has a net promoter score of 53.4 from 13,612 answers, and 342 that did not answer', () => {
    const expected = readReference()['nps-garden-centre'];
    const scores = readCsv('nps-garden-centre/responses.csv').map(({ nps: score }) =>
      score ? Number(score) : null,
    );
    const result = nps(scores);
    expect(result).toMatchObject({
      value: expected.nps,
      n: expected.answered,
      promoters: expected.promoters,
      passives: expected.passives,
      detractors: expected.detractors,
      excluded: { unanswered: expected.not_answered },
    });
    expect(result.value).toBeCloseTo(53.416, 3);
    expect(nps(scores, { scale: '1-10' }).value).toBe(result.value);
  });

  test('has the same score read as rows, by columns that are guessed', () => {
    const expected = readReference()['nps-garden-centre'];
    const { surveyResponses, columns, excluded } = surveyResponsesFromRows(
      readCsv('nps-garden-centre/responses.csv'),
    );
    expect(columns).toEqual({ id: 'id', nps: 'nps', csat: 'satisfaction' });
    expect(excluded).toEqual({});
    expect(nps(surveyResponses)).toMatchObject({
      value: expected.nps,
      n: expected.answered,
      excluded: { unanswered: expected.not_answered },
    });
  });
});
