import { expect, test } from 'vitest';
import { runDemo } from './runDemo.ts';

function reportOf(...args: string[]): string {
  const files = args.map((arg) => (/^[a-z0-9-]+\.(csv|json)$/.test(arg) ? `test/demo/layouts/${arg}` : arg));
  const { output, errors, exitCode } = runDemo(files);
  expect([exitCode, errors]).toEqual([0, '']);
  return output;
}

const ROME = ['--time-zone', 'Europe/Rome'];
const OFFICE = [...ROME, '--hours', 'mon-fri 09:00-17:00'];

/**
 * The ten conversations, by the clock of Rome in March 2026; the office is open from Monday to Friday, 9 to 17.
 *
 * | | asked | first reply | by the calendar | in business hours |
 * |---|---|---|---|---|
 * | 1 | Mon 2, 09:00 | 09:30 | 30 min | 30 min |
 * | 2 | Mon 2, 10:00 | 11:00, after a note | 60 min | 60 min |
 * | 3 | Tue 3, 11:00 | 13:00, after a bot | 120 min | 120 min |
 * | 4 | Wed 4, 12:00, again 12:20 | 12:45 | 45 min | 45 min |
 * | 5 | Thu 5, 16:00 | none | open | open |
 * | 6 | Fri 6, 17:00 | Mon 9, 09:30 | 64 h 30 min = 3870 min | 30 min |
 * | 7 | Mon 9, 10:00 | 10:10 | 10 min | 10 min |
 * | 8 | Fri 27, 16:30 | Mon 30, 09:30, an hour skipped | 64 h = 3840 min | 60 min |
 * | 9 | Tue 10, 09:15 | 09:20 | 5 min | 5 min |
 * | 10 | Wed 11, 14:00 | 17:00 | 180 min | 180 min |
 *
 * Calendar: 5 10 30 45 60 120 180 3840 3870: median 60 min, mean 8160 ÷ 9 = 906 min 40 s, p90 3840 + 0.2 × 30 = 3846 min.
 * Business: 5 10 30 30 45 60 60 120 180: median 45 min, mean 540 ÷ 9 = 60 min, p90 120 + 0.2 × 60 = 132 min.
 */
const CALENDAR = '1 h +15 h 7 min +2 d 16 h +9 of 10';
const BUSINESS = '45 min +1 h +2 h 12 min +9 of 10';

test.each([
  ['comments of Zendesk', '--messages', 'zendesk-comments.csv'],
  ['parts of Intercom', '--messages', 'intercom-parts.json', '--time-format', 'seconds'],
  ['messages of Front', '--messages', 'front-messages.csv', '--columns', 'at=Message date'],
  ['a data frame of pandas', '--messages', 'pandas-index.csv', '--time-format', 'seconds'],
  [
    'a German spreadsheet',
    ...['--messages', 'excel-utf16.csv', '--time-format', 'dd.MM.yyyy HH:mm'],
    ...['--columns', 'conversationId=Vorgang,at=Zeit,from=Art,group=Gruppe'],
    ...['--map', 'from: Eingang=customer, Ausgang=agent, Notiz=system'],
  ],
])('%s gives the reply times that were worked out by hand', (_, ...args) => {
  const text = reportOf(...args, ...OFFICE);
  expect(text).toMatch(new RegExp(`^ {2}first reply, business hours +${BUSINESS} conversations$`, 'm'));
  expect(text).toMatch(new RegExp(`^ {2}first reply, calendar +${CALENDAR} conversations$`, 'm'));
  expect(text).toContain('Left out: nothing');
});

test.each([
  ['Freshdesk', 'freshdesk-tickets.csv'],
  ['HubSpot', 'hubspot-tickets.csv', '--columns', 'firstReplyAt=First agent email response date'],
  [
    'Jira Service Management',
    ...['jira-issues.csv', '--time-format', 'dd/MMM/yy h:mm a'],
    ...['--columns', 'firstReplyAt=Custom field (First response),group=Custom field (Team)'],
  ],
  [
    'ServiceNow',
    ...['servicenow-incidents.csv', '--file-zone', 'UTC', '--columns', 'firstReplyAt=u_first_response_at'],
  ],
])('tickets of %s give the same reply times', (_, ...args) => {
  const text = reportOf('--tickets', ...args, ...OFFICE);
  expect(text).toMatch(new RegExp(`^ {2}first reply, business hours +${BUSINESS} conversations$`, 'm'));
  expect(text).toMatch(new RegExp(`^ {2}first reply, calendar +${CALENDAR} conversations$`, 'm'));
  expect(text).toMatch(/^ +9 of 10 solved or closed$/m);
  expect(text).toContain('Left out: nothing');
});

test.each([
  [[]],
  [['--map', 'activity: Agent replied=agent, Note added=ignored; lifecycle: fertig=complete']],
])('an event log gives the same reply times %j', (words) => {
  const text = reportOf('--events', 'event-log.csv', ...words, ...OFFICE);
  expect(text).toMatch(new RegExp(`^ {2}first reply, business hours +${BUSINESS} conversations$`, 'm'));
  expect(text).toMatch(new RegExp(`^ {2}first reply, calendar +${CALENDAR} conversations$`, 'm'));
  expect(text).toMatch(/^ +9 of 10 solved or closed$/m);
  expect(text).toContain('Left out: nothing');
});

test('a wrong meaning of an activity is told by its flag', () => {
  const { errors, exitCode } = runDemo([
    ...['--events', 'test/demo/layouts/event-log.csv', '--map', 'activity: Tea=drink'],
  ]);
  expect(exitCode).not.toBe(0);
  expect(errors).toContain('--map activity: Tea: Give customer, agent,');
});

test('tickets of Zendesk, whose minutes are given, say the same as long as they are taken as they are', () => {
  const given = ['--durations', 'First reply time in minutes', '--duration-unit', 'minutes'];
  const text = reportOf('--tickets', 'zendesk-tickets.csv', ...given, ...ROME);
  expect(text).toMatch(new RegExp(`^ {2}First reply time in minutes +${CALENDAR} tickets$`, 'm'));
  // 30 60 180 3840 3870 min.
  expect(text).toMatch(/^Billing +2026-03 +3 h \(n 5\)$/m);
  const without = reportOf('--tickets', 'zendesk-tickets.csv', ...ROME);
  expect(without).toContain('No column says when the first reply was (--columns firstReplyAt=…)');
  expect(without).not.toContain('first reply,');
});

test('a spreadsheet in UTF-16 keeps its letters', () => {
  const columns = 'conversationId=Vorgang,at=Zeit,from=Art,group=Gruppe';
  const args = ['--time-format', 'dd.MM.yyyy HH:mm', '--columns', columns, '--map', 'from: Eingang=customer'];
  const text = reportOf('--messages', 'excel-utf16.csv', ...args, ...ROME);
  expect(text).toMatch(/^Rückzahlungen +2026-03 /m);
  // The words that were not told are counted, with their lines and with what to do.
  expect(text.replaceAll(/\s+/g, ' ')).toMatch(
    /invalid from, lines 3, 5, 6, …\. Art: 'Ausgang' .*--map "from: Ausgang=/,
  );
});

test('answers of SurveyMonkey give both figures, and its second line of names is left out', () => {
  const nps = '--columns=nps=How likely is it that you would recommend us to a friend or colleague?';
  const csat = '--columns=csat=How satisfied were you with our help?';
  const words = 'Very satisfied=5, Satisfied=4, Neutral=3, Dissatisfied=2, Very dissatisfied=1';
  const times = ['--time-format', 'MM/dd/yyyy hh:mm:ss a', ...ROME];
  const text = reportOf('--responses', 'survey-answers.csv', nps, csat, '--map', `csat: ${words}`, ...times);
  // 10 9 8 6 10 3 9 7 10: five promoters and two detractors of nine; six of nine are satisfied.
  expect(text).toMatch(/NPS {3}33\.3 .*5 promoters, 2 passives, 2 detractors of 9 answers; 1 unanswered/);
  expect(text).toMatch(/CSAT {2}66\.7% .*6 satisfied .* of 9 answers; 1 unanswered/);
  expect(text).toMatch(/1 rows of .*: word score, line 2\.|2 rows of .*: word score, lines 2, 2\./);
});
