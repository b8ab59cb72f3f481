import { expect, test } from 'vitest';
import { parseArguments } from './parseArguments.ts';
import { UsageError } from './usageError.ts';

test('without a file the sample is shown, with its zone and hours', () => {
  const options = parseArguments([]);
  expect(options.isSample).toBe(true);
  expect(options.zone).toBe('Europe/Rome');
  expect(options.schedule?.definition.weekly.sat).toEqual(['09:00-13:00']);
  expect(options.churn).toEqual({ atStart: 2400, lost: 132 });
});

test('a file of the user takes nothing from the sample', () => {
  const options = parseArguments(['--messages', 'a.csv']);
  expect(options).toMatchObject({ isSample: false, messages: 'a.csv', zone: 'UTC', per: 'month' });
  expect([options.responses, options.schedule, options.by, options.cost, options.churn]).toEqual(
    Array(5).fill(undefined),
  );
});

test('lists and none are understood', () => {
  expect(parseArguments(['--by', 'group, channel', '--per', 'none'])).toMatchObject({
    by: ['group', 'channel'],
    per: undefined,
  });
  expect(parseArguments(['--by', 'none']).by).toEqual([]);
});

test.each([
  [['--colour'], "Unknown option '--colour'"],
  [['file.csv'], 'file.csv'],
  [['--messages'], 'argument missing'],
  [['--zone', 'Mars/Base'], '--zone: Expected an IANA time zone'],
  [['--hours', 'always'], '--hours: Expected days'],
  [['--by', 'colour'], '--by: Give one of'],
  [['--per', 'fortnight'], '--per: Expected one of'],
  [['--cost', 'much'], '--cost: Expected a number'],
  [['--messages', 'a.csv', '--lost', '5'], 'Give --customers and --lost together'],
  [['--customers', '5', '--lost', '6'], 'Only 5 customers'],
])('the arguments %j are refused', (args, trouble) => {
  expect(() => parseArguments(args)).toThrow(UsageError);
  expect(() => parseArguments(args)).toThrow(trouble);
});
