import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNames, nearestName } from '../src/nearestName.ts';

describe('the name that is meant', () => {
  test.each([
    ['timezone', 'timeZone'],
    ['time_zone', 'timeZone'],
    ['Time Zone', 'timeZone'],
    ['scheduel', 'schedule'],
    ['shedule', 'schedule'],
    ['schedules', 'schedule'],
    ['schedula', 'schedule'],
  ])('of %s is %s', (name, meant) => {
    expect(nearestName(name, ['asOf', 'schedule', 'timeZone'])).toBe(meant);
  });

  test('is none where nothing is near', () => {
    expect(nearestName('colour', ['asOf', 'schedule', 'timeZone'])).toBeUndefined();
    expect(nearestName('', ['a'])).toBeUndefined();
    expect(nearestName('schedule', [])).toBeUndefined();
    expect(nearestName('x'.repeat(65), [`${'x'.repeat(64)}y`])).toBeUndefined();
  });

  test('differs by one change in three letters at most', () => {
    expect(nearestName('abcdef', ['abcdXY'])).toBe('abcdXY');
    expect(nearestName('abcdef', ['abcXYZ'])).toBeUndefined();
  });

  test('is the nearest of several, and the first of those that are as near', () => {
    expect(nearestName('columm', ['volumes', 'column'])).toBe('column');
    expect(nearestName('cat', ['car', 'cap'])).toBe('car');
  });

  test('is a known name itself, written in any way', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, fc.nat(), (known, i) => {
        const name = known[i % known.length] ?? '';
        expect(nearestName(name.toUpperCase(), known)).toBe(name);
        expect(nearestName([...name].join('_'), known)).toBe(name);
      }),
    );
  });
});

describe('checking names', () => {
  test('says where an unknown one stands, which is meant and which there are', () => {
    expect(() => checkNames({ timezone: 'UTC' }, ['schedule', 'timeZone'], 'report')).toThrow(
      "report.timezone: There is no 'timezone' here. Did you mean timeZone? Known: schedule, timeZone. Got 'UTC'.",
    );
  });

  test('takes known names only, those of every object not among them', () => {
    expect(() => checkNames({ a: 1 }, ['a'])).not.toThrow();
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(() => checkNames(JSON.parse(`{"${name}": 1}`), ['a'])).toThrow(
        expect.objectContaining({ code: 'unknown-option', path: name, value: 1 }),
      );
    }
  });

  test.each([
    [null],
    [undefined],
    ['text'],
    [1n],
    [[]],
    [() => 0],
  ])('refuses %s, which is no object', (given) => {
    expect(() => checkNames(given, ['a'])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'options' }),
    );
  });
});
