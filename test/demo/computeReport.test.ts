import { expect, test } from 'vitest';
import { computeReport, shownMeasures } from './computeReport.ts';
import { parseArguments } from './parseArguments.ts';
import { readMessages } from './readMessages.ts';
import { readResponses } from './readResponses.ts';
import { sample } from './sample.ts';

const options = parseArguments([]);
const messages = readMessages(sample.messages, false);
const responses = readResponses(sample.responses, false);

test('two files that can be split alike give one report', () => {
  const reports = computeReport(options, messages, responses);
  expect(reports.conversations).toBe(reports.surveys);
  expect(reports.surveys?.rows).toHaveLength(18);
});

test('answers without times are split by group but not by month', () => {
  const { conversations, surveys } = computeReport(options, messages, { ...responses, dated: false });
  expect(conversations?.rows).toHaveLength(18);
  expect(surveys?.rows).toHaveLength(3);
  expect(surveys?.total.nps.n).toBe(107);
});

test('only what there are records for is shown', () => {
  const reports = computeReport(options, undefined, responses);
  const names = reports.surveys && shownMeasures(reports, ['nps'])(reports.surveys).map(({ name }) => name);
  expect(names).toEqual(['nps']);
});
