import { expect, test } from 'vitest';
import { HELP } from './help.ts';
import { parseArguments } from './parseArguments.ts';
import { UsageError } from './usageError.ts';

test('without a file the sample is shown, with its zone and hours', () => {
  const options = parseArguments([]);
  expect(options.isSample).toBe(true);
  expect(options.timeZone).toBe('Europe/Rome');
  expect(options.schedule?.definition).toMatchObject({ weekly: { sat: ['09:00-13:00'] } });
  expect(options.churn).toEqual({ atStart: 2400, lost: 132 });
});

test('a file of the user takes nothing from the sample', () => {
  const options = parseArguments(['--messages', 'a.csv']);
  expect(options).toMatchObject({
    isSample: false,
    files: { messages: 'a.csv', responses: undefined },
    timeZone: 'UTC',
    reading: { timeZone: undefined },
    per: 'month',
    empty: 'hide',
  });
  expect([options.schedule, options.by, options.cost, options.churn]).toEqual(Array(4).fill(undefined));
});

test('a zone is that of the months and of the times in files, unless these have another one', () => {
  expect(parseArguments(['--zone', 'Europe/Rome'])).toMatchObject({
    timeZone: 'Europe/Rome',
    reading: { timeZone: 'Europe/Rome' },
  });
  expect(parseArguments(['--time-zone', 'Europe/Rome', '--file-zone', 'UTC'])).toMatchObject({
    timeZone: 'Europe/Rome',
    reading: { timeZone: 'UTC' },
  });
});

test('lists and none are understood', () => {
  expect(parseArguments(['--by', 'group, channel', '--per', 'none'])).toMatchObject({
    by: ['group', 'channel'],
    per: undefined,
  });
  expect(parseArguments(['--by', 'none']).by).toEqual([]);
});

test('how files are read can be told', () => {
  const args = [
    '--encoding',
    'latin1',
    '--separator',
    ';',
    '--time-format',
    'seconds',
    '--time-format',
    'excel',
  ];
  expect(parseArguments(args).reading).toMatchObject({
    encoding: 'windows-1252',
    separator: { mark: ';', name: 'semicolon' },
    timeFormat: ['seconds', 'excel'],
  });
  expect(parseArguments(['--separator', 'tab']).reading.separator?.mark).toBe('\t');
  expect(parseArguments(['--separator', '^']).reading.separator?.mark).toBe('^');
});

test.each([
  [['--colour'], "Unknown option '--colour'."],
  [['--message', 'a.csv'], 'Did you mean --messages?'],
  [['--timezone', 'UTC'], 'Did you mean --time-zone?'],
  [['--colums', 'a=b'], 'Did you mean --columns?'],
  [['file.csv'], 'file.csv'],
  [['--messages'], 'argument missing'],
  [['--messages', 'a', '--tickets', 'b'], 'Give one of --messages, --tickets and --events'],
  [['--zone', 'Mars/Base'], '--time-zone: Expected an IANA time zone'],
  [['--file-zone', 'Mars/Base'], '--file-zone: Expected an IANA time zone'],
  [['--zone', 'UTC', '--time-zone', 'UTC'], 'the same option'],
  [['--hours', 'always'], '--hours: Expected days'],
  [['--by', 'colour'], '--by: '],
  [['--per', 'fortnight'], '--per: There is no'],
  [['--empty', 'maybe'], '--empty: Give one of hide, show'],
  [['--encoding', 'klingon'], '--encoding: Give a name'],
  [['--separator', 'ab'], '--separator: Give comma'],
  [['--separator', '"'], '--separator: Give comma'],
  [['--cost', 'much'], '--cost: Expected a number'],
  [['--messages', 'a.csv', '--lost', '5'], 'Give --customers and --lost together'],
  [['--customers', 'a.csv', '--period', '2026'], '--period: Give its first day'],
  [['--csat-scale', '1-11'], '--csat-scale: Give'],
  [['--tickets', 'a.csv', '--durations', 'x'], 'Give --durations and --duration-unit together'],
  [['--tickets', 'a.csv', '--durations', 'x', '--duration-unit', 'moons'], '--duration-unit: Give'],
  [['--customers', '5', '--lost', '6'], 'Only 5 customers'],
])('the arguments %j are refused', (args, trouble) => {
  expect(() => parseArguments(args)).toThrow(UsageError);
  expect(() => parseArguments(args)).toThrow(trouble);
});

test('the help shows every option and fits a screen', () => {
  const known = [
    '--messages',
    '--tickets',
    '--durations',
    '--duration-unit',
    '--responses',
    '--columns',
    '--map',
    '--time-zone',
    '--zone',
  ];
  const more = [
    '--file-zone',
    '--time-format',
    '--encoding',
    '--separator',
    '--strict',
    '--hours',
    '--by',
    '--per',
  ];
  const last = [
    '--empty',
    '--csat-scale',
    '--costs',
    '--period',
    '--currency',
    '--cost',
    '--customers',
    '--lost',
    '--csv',
    '--help',
  ];
  for (const option of [...known, ...more, ...last]) expect(HELP, option).toContain(`${option} `);
  expect(HELP.split('\n').filter((line) => line.length > 120)).toEqual([]);
});
