import { expect, test } from 'vitest';
import { computeReport } from './computeReport.ts';
import { parseArguments } from './parseArguments.ts';
import { printReport } from './printReport.ts';
import { readMessages } from './readMessages.ts';
import { readResponses } from './readResponses.ts';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();
const ROWS = [
  'conversation_id,message_id,at,from,group',
  'a,1,2026-03-02T09:00Z,customer,shop',
  'a,1,2026-03-02T09:00Z,customer,shop',
  'a,2,2026-03-03T10:00Z,agent,shop',
  'b,3,2026-04-03T09:00Z,customer,',
];

function printed(
  rows: readonly string[] | undefined,
  answers: string | undefined,
  ...args: string[]
): string {
  const options = parseArguments(['--messages', 'unused', ...args]);
  const messages = rows && readMessages(file(rows.join('\n')), options.lenient);
  const responses = answers === undefined ? undefined : readResponses(file(answers), options.lenient);
  return printReport({ options, messages, responses, reports: computeReport(options, messages, responses) });
}

test('a report says of how many, on both clocks, and what was left out', () => {
  const text = printed(ROWS, undefined, '--hours', 'mon-fri 09:00-17:00', '--customers', '10', '--lost', '1');
  expect(text).toMatch(/^shop +2026-03 +1 +1 +9 h \(n 1\) +100.0% \(1 of 1\)$/m);
  expect(text).toMatch(/^\(none\) +2026-04 +1 +0 +– \(n 0, 1 open\) +0.0% \(0 of 1\)$/m);
  expect(text).toMatch(/^ {2}first reply, business hours +9 h +9 h +9 h +1 of 2 conversations$/m);
  expect(text).toMatch(/^ {2}first reply, calendar +1 d 1 h +1 d 1 h +1 d 1 h +1 of 2 conversations$/m);
  expect(text).toMatch(/^ {2}1 of 2 without a reply/m);
  expect(text).toMatch(/^ {2}1 {2}messages with an id that was there before/m);
  expect(text).toContain('10.0%: 1 of 10');
});

test('answers without times are shown in total, beside conversations by month', () => {
  const text = printed(ROWS, 'nps\n10\n9\n3\n\n');
  expect(text).toContain('no column at: shown in total');
  expect(text).toContain('2 promoters, 0 passives, 1 detractors of 3 answers; 1 unanswered');
  expect(text.split('\n').find((line) => line.startsWith('group'))).not.toContain('nps');
});

test('answers that can be split like the conversations stand in the same table', () => {
  const text = printed(ROWS, 'csat,at,group\n5,2026-03-09T09:00Z,shop\n');
  expect(text).toMatch(/^shop +2026-03 .* 100.0% \(1 of 1\)$/m);
});

test('rows that were left out are counted', () => {
  const text = printed([...ROWS, 'c,4,yesterday,agent,'], undefined, '--lenient');
  expect(text).toMatch(/1 {2}rows of .*: unusable time$/m);
  expect(text).toContain('conversations with such a row');
});

test('a column to split by that is not there is named', () => {
  expect(() => printed(ROWS, undefined, '--by', 'team')).toThrow('There is no column team to split by');
});
