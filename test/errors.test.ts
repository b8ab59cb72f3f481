import { expect, test } from 'vitest';
import { KpiError } from '../src/errors.ts';

test('an error names the code, the path, the value and the remedy', () => {
  const error = new KpiError(
    'invalid-option',
    'confidence',
    95,
    'Give a share between 0 and 1, such as 0.95.',
  );
  expect(error).toMatchObject({ name: 'KpiError', code: 'invalid-option', path: 'confidence', value: 95 });
  expect(error.message).toBe('confidence: Give a share between 0 and 1, such as 0.95. Got 95.');
});

test('a hostile value never breaks the error', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(new KpiError('invalid-record', 'x', cycle, 'No.').message).toBe('x: No. Got object.');
  expect(new KpiError('invalid-record', 'x', 10n, 'No.').message).toBe('x: No. Got 10.');
  expect(new KpiError('invalid-record', 'x', undefined, 'No.').message).toBe('x: No. Got undefined.');
  expect(new KpiError('invalid-record', 'x', Symbol('s'), 'No.').message).toBe('x: No. Got Symbol(s).');
  expect(new KpiError('invalid-record', 'x', Object.create(null), 'No.').message).toBe('x: No. Got object.');
});

test('hostile codes, paths, remedies and problems never break the error', () => {
  const untyped: { new (...given: unknown[]): KpiError } = Object(KpiError);
  for (const given of [Symbol('s'), null, undefined, Object.create(null), 1n, [], () => 1]) {
    const error = new untyped(given, given, given, given, given);
    expect(error.name).toBe('KpiError');
    expect(error.path).toBe(given);
    expect(error.message).not.toBe('');
  }
  expect(new untyped('invalid-record', Symbol('s'), 1, 'No.').message).toBe('Symbol(s): No. Got 1.');
  expect(new untyped('invalid-record', 'x', 1, 'No.', Symbol('s')).message).toBe('x: 1 Symbol(s). No.');
});
