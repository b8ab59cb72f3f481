import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doors, root } from '../package/doors.ts';
import { examples, paths } from './calls.ts';
import { anything, nearly } from './hostile.ts';

/** What is exported and cannot be called: a dialect, whose methods a statement calls, and a list of words. */
const VALUES = ['duckdb', 'NOTHING'];
const RUNS = Number(process.env['ANYTHING_RUNS'] ?? 150);

type Run = (...args: readonly unknown[]) => unknown;

/** Everything that the doors export and that can be called, by its door and name. */
const exported = new Map<string, Run>();
for (const [door, path] of Object.entries(doors)) {
  const module: object = await import(new URL(path, root).href);
  for (const [name, value] of Object.entries<unknown>({ ...module })) {
    if (VALUES.includes(name) && typeof value !== 'function') continue;
    exported.set(`${door} ${name}`, (...args) => {
      if (typeof value !== 'function') throw new Error(`${name} cannot be called, and is no known value`);
      return name === 'KpiError' ? Reflect.construct(value, args) : Reflect.apply(value, undefined, args);
    });
  }
}
const examplesOf = (name: string): (typeof examples)[string] =>
  examples[name] ?? examples[name.replace(/.* /, '')] ?? [];

/** Calls, and passes on what is thrown, at once or later, and is no KpiError. */
async function onlyKpiErrors(run: Run, args: readonly unknown[]): Promise<void> {
  try {
    const given = run(...args);
    if (given instanceof Promise) await given;
  } catch (error) {
    const { name, code, message, remedy }: Record<string, unknown> = Object(error);
    const isTold = typeof code === 'string' && typeof message === 'string' && typeof remedy === 'string';
    if (name !== 'KpiError' || !isTold) throw error;
  }
}

test('every function of every door is called here with arguments that it takes', () => {
  expect([...exported.keys()].filter((name) => examplesOf(name).length === 0)).toEqual([]);
});

describe('whatever it is called with, nothing but a KpiError is thrown by', () => {
  test.each([...exported])('%s', async (name, run) => {
    for (const args of examplesOf(name)) {
      await run(...args);
      await fc.assert(
        fc.asyncProperty(nearly(args), (given) => onlyKpiErrors(run, given)),
        { numRuns: RUNS },
      );
    }
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 4 }), (given) => onlyKpiErrors(run, given)),
      { numRuns: RUNS },
    );
  });

  test.each(Object.entries(paths))('%s', async (_, { run, args }) => {
    await run(...args);
    await fc.assert(
      fc.asyncProperty(nearly(args), (given) => onlyKpiErrors(run, given)),
      { numRuns: 3 * RUNS },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: args.length, maxLength: args.length }), (given) =>
        onlyKpiErrors(run, given),
      ),
      { numRuns: RUNS },
    );
  });
});
