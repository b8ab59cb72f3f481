import { describe, expect, test } from 'vitest';
import { runDemo } from './runDemo.ts';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();

/** What is printed of files that can be used. */
function printed(...args: string[]): string {
  const { output, errors, exitCode } = runDemo(args);
  expect([exitCode, errors]).toEqual([0, '']);
  expect(output).not.toMatch(/NaN|undefined|\[object/);
  expect(output.split('\n').filter((line) => line.length > 120)).toEqual([]);
  return output;
}

/** What is said of files and arguments that cannot. */
function refused(...args: string[]): string {
  const { output, errors, exitCode } = runDemo(args);
  expect([exitCode > 0, output]).toEqual([true, '']);
  return errors;
}

const OFFICE = ['--time-zone', 'Europe/Rome', '--hours', 'mon-fri 09:00-17:00'];
const MESSAGES = `conversation_id,at,direction,group
a,2026-03-27T15:30:00Z,received,"shop, Rome"
a,2026-03-30T07:30:00Z,sent,"shop, Rome"
`;
const ROWS = [
  'conversation_id,message_id,at,from,group',
  'a,1,2026-03-02T09:00Z,customer,shop',
  'a,1,2026-03-02T09:00Z,customer,shop',
  'a,2,2026-03-03T10:00Z,agent,shop',
  'b,3,2026-04-03T09:00Z,customer,',
];

describe('a file of messages', () => {
  test('is reported in business hours over a change of the clock', () => {
    const text = printed('--messages', file(MESSAGES), ...OFFICE);
    // Friday 16:30 to 17:00 and Monday 9:00 to 9:30; one hour was skipped on Sunday.
    expect(text).toMatch(/^shop, Rome +2026-03 +1 +1 +1 h \(n 1\)/m);
    expect(text).toMatch(/first reply, calendar +2 d 16 h/);
    expect(text).not.toContain('synthetic');
  });

  test('is reported with of how many, on both clocks, and with what was left out', () => {
    const hours = ['--hours', 'mon-fri 09:00-17:00', '--customers', '10', '--lost', '1'];
    const text = printed('--messages', file(ROWS.join('\n')), ...hours);
    expect(text).toMatch(/^shop +2026-03 +1 +1 +9 h \(n 1\) +100.0% \(1 of 1\)$/m);
    expect(text).toMatch(/^\(none\) +2026-04 +1 +0 +– \(n 0, 1 open\) +0.0% \(0 of 1\)$/m);
    expect(text).toMatch(/^ {2}first reply, business hours +9 h +9 h +9 h +1 of 2 conversations$/m);
    expect(text).toMatch(/^ {2}first reply, calendar +1 d 1 h +1 d 1 h +1 d 1 h +1 of 2 conversations$/m);
    expect(text).toMatch(/^ {2}1 of 2 without a reply/m);
    expect(text).toMatch(/^ {2}1 messages with an id that was there before/m);
    expect(text).toContain('10.0%: 1 of 10');
  });

  test('shows groups and months in which nothing happened only where that is asked for', () => {
    const rows = file(ROWS.join('\n'));
    expect(printed('--messages', rows)).toContain('2 of 4 rows have nothing, not shown');
    expect(printed('--messages', rows)).not.toMatch(/^shop +2026-04/m);
    expect(printed('--messages', rows, '--empty', 'show')).toMatch(/^shop +2026-04 +0 +0 +– \(n 0\)/m);
  });

  test('is told how it was read: encoding, separator, columns, what was ignored', () => {
    const text = printed(
      '--messages',
      file(';Ticket ID;Created at;Author type;Note\n0;1;2026-03-02T09:00Z;end-user;x\n'),
    );
    const told = text.replaceAll(/\s+/g, ' ');
    expect(told).toContain(
      'is read as UTF-8, separated by semicolon (guessed). Column 1 has no name and is ignored.',
    );
    expect(told).toContain('conversationId from Ticket ID, at from Created at, from from Author type.');
    expect(told).toContain('Not read: Note.');
  });

  test('takes columns and words as they are told', () => {
    const rows = file('Vorgang,Zeit,Wer\n1,2026-03-02T09:00Z,Kunde\n1,2026-03-02T10:00Z,wir\n');
    const columns = ['--columns', 'conversationId=Vorgang,at=Zeit,from=Wer'];
    const text = printed('--messages', rows, ...columns, '--map', 'from: Kunde=customer, wir=agent');
    expect(text).toMatch(/^ {2}first reply, calendar +1 h +1 h +1 h +1 of 1 conversations$/m);
  });

  test('says of rows that cannot be read how many, where and what to do', () => {
    const bad = [
      'c,4,2026-03-02T09:00Z,Kunde,',
      'c,5,2026-03-02T10:00Z,agent,',
      'd,6',
      ',7,2026-03-02T09:00Z,agent,',
    ];
    const name = file([...ROWS, ...bad].join('\n'));
    const text = printed('--messages', name).replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      `1 rows of ${name}: line 8. This row has not as many fields as the first line has names.`,
    );
    expect(text).toContain(`1 rows of ${name}: invalid from, line 6. from: 'Kunde'`);
    expect(text).toContain(`--map "from: Kunde=customer"`);
    expect(text).toContain(`1 rows of ${name}: missing conversation id, line 9.`);
    expect(text).toContain('1 conversations with a row that cannot be read, left out of waits');
    expect(refused('--messages', name, '--strict')).toContain(`${name}:8: This row has not as many fields`);
  });

  test('with a row that has too few fields makes no figure of its conversation', () => {
    const rows = [...ROWS.slice(0, 2), 'a,9', ROWS[3]];
    const text = printed('--messages', file(rows.join('\n')));
    expect(text).toMatch(/first reply, calendar +– +– +– +0 of 0 conversations/);
    expect(text).toContain('1 conversations with a row that cannot be read, left out of waits');
  });

  test('gives CSV and nothing else where CSV is asked for', () => {
    const { output, errors, exitCode } = runDemo(['--messages', file(MESSAGES), '--csv']);
    expect(exitCode).toBe(0);
    expect(output.startsWith('group,period,start,end,measure,value,')).toBe(true);
    expect(output).toContain('"shop, Rome",2026-03,');
    expect(errors).toContain('Records');
  });

  test('is refused where it has not the column to split by', () => {
    const name = file(ROWS.join('\n'));
    expect(refused('--messages', name, '--by', 'team')).toContain('There is no column for team to split by');
  });
});

test.each([
  ['without the columns', 'a,b\n1,2\n', ': --columns conversationId: '],
  [
    'with a column that it has not',
    'conversation_id,at,from\n1,2,3\n',
    "Did you mean 'from'?",
    '--columns',
    'from=form',
  ],
  ['with a field that does not exist', MESSAGES, 'Did you mean from?', '--columns', 'form=direction'],
  ['with words of a field that does not exist', MESSAGES, 'Did you mean from?', '--map', 'form: a=agent'],
  ['with a word that means nothing known', MESSAGES, 'Did you mean agent?', '--map', 'from: sent=agnet'],
  ['with local times and no zone', 'conversation_id,at,from\n1,2026-03-02 09:00,customer\n', '--time-zone'],
  ['in seconds, unsaid', 'conversation_id,at,from\n1,1772438400,customer\n', '--time-format'],
])('a file of messages %s is refused with what to do', (_, text, trouble, ...args) => {
  expect(refused('--messages', file(text), ...args)).toContain(trouble);
});

describe('a file of survey responses', () => {
  test('may have a column a survey, and no times', () => {
    const text = printed('--responses', file('id,nps,csat\n1,10,5\n2,9,\n3,8,2\n4,6,4\n5,,\n'));
    expect(text).toContain('no column of times: shown in total');
    expect(text).toMatch(/NPS {3}25\.0 .*4 answers; 1 unanswered/);
    expect(text).toMatch(/CSAT {2}66\.7% .*3 answers; 2 unanswered/);
    expect(text).not.toContain('another kind');
  });

  test('is split like the messages beside it, where it can be', () => {
    const args = ['--messages', file(ROWS.join('\n')), '--responses'];
    const split = printed(...args, file('csat,at,group\n5,2026-03-09T09:00Z,shop\n'));
    expect(split).toMatch(/^shop +2026-03 .* 100.0% \(1 of 1\)$/m);
    const undated = printed(...args, file('nps\n10\n9\n3\n\n8\n'));
    expect(undated).toContain('2 promoters, 1 passives, 1 detractors of 4 answers; 1 unanswered');
    expect(undated.split('\n').find((line) => line.startsWith('group'))).not.toContain('nps');
    const apart = runDemo([...args, file('nps\n10\n'), '--csv']);
    expect([apart.exitCode, apart.errors]).toEqual([2, expect.stringContaining('do not fit into one CSV')]);
  });

  test('says what is in no figure', () => {
    const text = printed('--responses', file('kind,score\nnps,10\nnps,9\nnps,11\nnps,\nnps,ten\nces,3\n'));
    expect(text).toMatch(/1 rows of .*: word score, line 6\./);
    expect(text).toContain('1 answers to surveys other than NPS and CSAT');
    expect(text).toContain('1 scores off the scale (not in: nps)');
    expect(text).toContain('1 surveys without an answer (not in: nps)');
    expect(printed('--responses', file('nps\n10\n'))).toContain('Left out: nothing');
  });

  test('gives no figure by another scale than its own', () => {
    const rows = file('csat\n10\n8\n7\n3\n');
    expect(printed('--responses', rows)).toContain('CSAT  –: most answers are not on the scale 1-5');
    expect(printed('--responses', rows, '--csat-scale', '1-10')).toMatch(
      /CSAT {2}50\.0% .*top of the scale 1-10/,
    );
    expect(printed('--responses', file('nps\n50\n60\n9\n'))).toContain(
      'NPS   –: most answers are not from 0 to 10',
    );
  });

  test('is asked which survey it is where nothing says so', () => {
    const rows = file('Rating\n5\n');
    expect(printed('--responses', rows)).toContain('--columns "nps=Rating" or --columns "csat=Rating"');
    expect(printed('--responses', rows, '--columns', 'csat=Rating')).toContain('CSAT  100.0%');
  });
});

test('columns and words go to the file that has them, or to the one that is named', () => {
  const messages = file('Ticket ID,Zeit,Wer\n1,2026-03-02T09:00Z,K\n1,2026-03-02T10:00Z,A\n');
  const responses = file('Zeit,Note\n2026-03-02T09:00Z,gut\n');
  const text = printed(
    ...['--messages', messages, '--responses', responses, '--columns', 'from=Wer,at=Zeit,csat=Note'],
    ...['--map', 'from: K=customer, A=agent; csat: gut=5'],
  );
  expect(text).toMatch(/first reply, calendar +1 h /);
  expect(text).toContain('CSAT  100.0%');
  expect(
    printed(
      '--messages',
      messages,
      '--responses',
      responses,
      '--columns',
      'messages.from=Wer,messages.at=Zeit,csat=Note',
      '--map',
      'messages.from: K=customer, A=agent; responses.score: gut=5',
    ),
  ).toContain('no column of times');
});

describe('costs and customers', () => {
  test('from a file of costs, and the conversations opened', () => {
    const costs = file('Month;Amount\n2026-03;€ 1.200,50\n2026-03;(200,50)\n2026-04;1,234\n');
    const text = printed('--messages', file(ROWS.join('\n')), '--costs', costs, '--currency', 'EUR');
    // 1200.50 − 200.50 for two conversations; 1,234 is a thousand to some and one to others.
    expect(text).toMatch(/Cost per ticket {2}500\.00: by .*, for 2 conversations opened/);
    expect(text).toMatch(/1 rows of .*: ambiguous amount, line 4\./);
  });

  test('who left, by dates and the period asked about, or by a column that says so', () => {
    const dates =
      'customer,start_date,end_date\na,2025-06-01,\nb,2025-06-01,2026-01-31\nc,2026-01-05,2026-01-20\n';
    const text = printed('--customers', file(dates), '--period', '2026-01-01/2026-02-01');
    expect(text).toMatch(/^50\.0% \(1 of 2\)$/m);
    const words = printed(
      '--customers',
      file('id;Status\n1;Left\n2;Here\n'),
      '--columns',
      'churned=Status',
      '--map',
      'churned: Left=true, Here=false',
    );
    expect(words).toMatch(/^50\.0% \(1 of 2\)$/m);
    expect(refused('--customers', file(dates))).toContain('give --period 2026-01-01/2026-02-01');
  });
});
