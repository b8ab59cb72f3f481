import { expect, test } from 'vitest';
import { computeReport, shownMeasures } from './computeReport.ts';
import { leftOut } from './leftOut.ts';
import { parseArguments } from './parseArguments.ts';
import { readResponses } from './readResponses.ts';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();

function leftOutOf(text: string): string {
  const options = parseArguments(['--responses', 'unused', '--lenient']);
  const responses = readResponses(file(text), true);
  const reports = computeReport(options, undefined, responses);
  return leftOut(
    { messages: undefined, responses },
    [reports.surveys],
    shownMeasures(reports, responses.kinds),
  );
}

test('every response that is in no figure is counted by its reason', () => {
  const text = leftOutOf('kind,score\nnps,10\nnps,11\nnps,\nnps,ten\nces,3\n');
  expect(text).toMatch(/1 {2}rows of .*: score that is no number\n/);
  expect(text).toContain('1  answers to surveys other than NPS and CSAT\n');
  expect(text).toContain('1  scores off the scale (NPS 0 to 10, CSAT 1 to 5) (not in: nps)\n');
  expect(text).toContain('1  surveys without an answer (not in: nps)\n');
});

test('where all is counted nothing is left out', () => {
  expect(leftOutOf('nps\n10\n')).toBe('Left out: nothing\n');
});
