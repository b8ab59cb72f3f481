import fc from 'fast-check';
import { duckdb } from '../../src/sql/index.ts';

/** Any value at all, among them such as break what was not written for them, and such as are nearly right. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.anything({
      maxDepth: 2,
      maxKeys: 4,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      Symbol('s'),
      Symbol.iterator,
      Object.create(null),
      new Date(Number.NaN),
      new Date(0),
      () => undefined,
      () => Symbol('s'),
      /x/g,
      new Map([['a', 1]]),
      Promise.resolve(1),
      { length: 3 },
      { length: -1 },
      { length: Symbol('s') },
      { length: 1e9 },
      { toString: null, valueOf: null },
      { toJSON: () => 1n },
      { epochMilliseconds: 1n },
      [Symbol('s')],
      [1n],
      [undefined, null],
      [[[]]],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      '',
      ' ',
      '__proto__',
      'constructor',
      'toString',
      'length',
      '\u0000',
      '\uD800',
      'x'.repeat(10_000),
      'UTC',
      'mon',
      '2h',
      '10',
      '2026-03-02T09:00:00Z',
      '2026-03-02',
      '09:00-17:00',
      true,
      false,
      0,
      -0,
      1,
      -1,
      0.5,
      1000,
      1e308,
      2 ** 53,
      Date.UTC(2026, 2, 2),
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      1n,
      10n ** 400n,
    ),
  },
);

/** Arguments that are right, but for one or two places where they are not. */
export function nearly(args: readonly unknown[]): fc.Arbitrary<unknown[]> {
  return fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('put', 'put', 'leave out', 'add'), anything), {
      minLength: 1,
      maxLength: 2,
    })
    .map((changes) =>
      changes.reduce<unknown[]>(
        (changed, [at, what, value]) => {
          const places = placesIn(changed, []);
          const place = places[at % places.length] ?? [];
          const after = changedAt(changed, place, what, value);
          return Array.isArray(after) ? after : [after];
        },
        [...args],
      ),
    );
}

type Place = readonly string[];

/** A dialect is replaced as a whole: what its own functions give or throw is theirs. */

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || value === duckdb) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Where values stand within a value, itself left out. */
function placesIn(value: unknown, place: Place): Place[] {
  if (!isPlain(value)) return [];
  return Object.keys(value)
    .slice(0, 50)
    .flatMap((key) => [[...place, key], ...placesIn(Reflect.get(value, key), [...place, key])]);
}

/** A copy that is changed at one place, and shares all else. */
function changedAt(value: unknown, [key, ...rest]: Place, what: string, put: unknown): unknown {
  if (!isPlain(value) || key === undefined) return put;
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  if (rest.length > 0) Reflect.set(copy, key, changedAt(Reflect.get(value, key), rest, what, put));
  else if (what === 'put') define(copy, key, put);
  else if (what === 'leave out') Reflect.deleteProperty(copy, key);
  else define(copy, typeof put === 'string' ? put : `${key}2`, put);
  return copy;
}

function define(target: object, key: string, value: unknown): void {
  if (Array.isArray(target) && !/^\d+$/.test(key)) target.push(value);
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
