import { expect, test } from 'vitest';
import { readResponses } from './readResponses.ts';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();

test('a column for each survey gives a response for each', () => {
  const { responses, dated, kinds } = readResponses(file('id,nps,csat,group\n1,9,,shop\n2,,4,\n'), false);
  expect(responses.map(({ id, kind, score, group }) => [id, kind, score, group])).toEqual([
    ['1', 'nps', 9, 'shop'],
    ['1', 'csat', null, 'shop'],
    ['2', 'nps', null, undefined],
    ['2', 'csat', 4, undefined],
  ]);
  expect([dated, kinds]).toEqual([false, ['nps', 'csat']]);
});

test('scores with their kinds are read, and those of other surveys are counted', () => {
  const text = 'kind,score,at\nnps,10,2026-03-02T09:00Z\nces,3,2026-03-02T09:00Z\nnps,,\n';
  const { responses, dated, kinds, others } = readResponses(file(text), false);
  expect(responses.map(({ at }) => at)).toEqual([
    Date.UTC(2026, 2, 2, 9),
    Date.UTC(2026, 2, 2, 9),
    undefined,
  ]);
  expect([dated, kinds, others]).toEqual([true, ['nps'], 1]);
});

test.each([
  ['nps\nten\n', 'score that is no number', ':2: nps: Expected a number'],
  ['kind,score\nfun,1\n', 'unknown kind', ':2: kind: Expected one of nps'],
  ['nps,at\n9,\n', 'unusable time', ':2: at: Expected an existing time'],
  ['nps,at\n9\n', 'wrong number of fields', ':2: This row has 1 fields, the header 2.'],
])('the file %j stops with the line, or the row is counted', (text, reason, trouble) => {
  const name = file(text);
  expect(() => readResponses(name, false)).toThrow(`${name}${trouble}`);
  const { badRows, responses } = readResponses(name, true);
  expect([[...badRows], responses]).toEqual([[[reason, 1]], []]);
});

test.each([
  ['score\n9\n', 'no score together with kind'],
  ['nps\n', 'a header but no rows'],
])('the file %j is refused', (text, trouble) => {
  expect(() => readResponses(file(text), true)).toThrow(trouble);
});
