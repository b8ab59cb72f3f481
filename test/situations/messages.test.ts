/** What is said where a value cannot be used: the field, the value, and what to do. */
import { expect, test } from 'vitest';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { report } from '../../src/report/report.ts';
import { toCsv } from '../../src/report/toCsv.ts';

test('an Excel serial as a time is called one (Expensify/App#100612)', () => {
  expect(() => firstReplyTime([], { asOf: 46_083 })).toThrow(/Excel/);
});

test('a message time without offset says so, as an option does', () => {
  const conversations = [{ id: '1', messages: [{ at: '2026-03-02 09:00', from: 'customer' as const }] }];
  expect(() => firstReplyTime(conversations, { onInvalid: 'throw' })).toThrow(
    /^conversations\[0\]\.messages\[0\]\.at: .*no offset.*'2026-03-02 09:00'/,
  );
});

test('an unknown sender names field, value and what is allowed', () => {
  const messages: never[] = JSON.parse('[{ "at": "2026-03-02T09:00:00Z", "from": "user" }]');
  expect(() => firstReplyTime([{ id: '1', messages }], { onInvalid: 'throw' })).toThrow(
    "conversations[0].messages[0].from: 'user' is no sender. Give customer, agent, bot, system or campaign.",
  );
});

test('scores that are texts have a reason of their own (davemitz.com: NPS in Excel)', () => {
  const scores: never[] = JSON.parse('["10", "9", "6"]');
  expect(nps(scores)).toMatchObject({ value: null, excluded: { 'text-score': 3 } });
  expect(() => nps(scores, { onInvalid: 'throw' })).toThrow(/Number/);
});

test('scores that are words have another (DeskDirector/UserVoice#716)', () => {
  const scores: never[] = JSON.parse('["happy", "neutral", "sad"]');
  expect(nps(scores)).toMatchObject({ value: null, excluded: { 'word-score': 3 } });
});

test('a CSV for Excel has a mark at its beginning and semicolons (opensearch-project/dashboards-reporting#545)', () => {
  const surveyResponses = [{ score: 9, channel: 'Ärger' }];
  const csv = toCsv(report().by('channel').measure({ nps }).run({ surveyResponses }), {
    separator: ';',
    bom: true,
  });
  expect(csv.startsWith('\uFEFFchannel;measure;value;')).toBe(true);
});
