import { expect, test } from 'vitest';
import { parseHours } from './parseHours.ts';

test('days and hours may be separated by semicolons, commas and blanks', () => {
  const { weekly, timeZone } = parseHours(
    'Mon-Wed 09:00-12:30,13:30-18:00; sat 10:00-14:00',
    'Europe/Rome',
  ).definition;
  const day = ['09:00-12:30', '13:30-18:00'];
  expect(timeZone).toBe('Europe/Rome');
  expect(weekly).toEqual({ mon: day, tue: day, wed: day, sat: ['10:00-14:00'] });
  expect(parseHours('mon-fri 09:00-17:00, sat 10:00-12:00', 'UTC').definition.weekly.sat).toEqual([
    '10:00-12:00',
  ]);
});

test('several days may share their hours, and days may run over the end of the week', () => {
  expect(parseHours('mon,wed 09:00-10:00', 'UTC').definition.weekly).toEqual({
    mon: ['09:00-10:00'],
    wed: ['09:00-10:00'],
  });
  expect(Object.keys(parseHours('sat-mon 22:00-06:00', 'UTC').definition.weekly)).toEqual([
    'mon',
    'sat',
    'sun',
  ]);
});

test.each([
  ['', 'nothing'],
  ['mon', 'Give days and their hours'],
  ['mon 09:00-10:00; tue', 'Give days and their hours'],
  ['09:00-10:00', 'Name the days before 09:00-10:00'],
  ['funday 09:00-10:00', 'Got funday'],
  ['mon-', 'Got mon-'],
  ['mon 9-17', 'Give two times of day'],
  ['mon 09:00-12:00,11:00-13:00', 'This overlaps'],
])('the hours %j are refused', (text, trouble) => {
  expect(() => parseHours(text, 'UTC')).toThrow(trouble);
});
