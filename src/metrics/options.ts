import { KpiError } from '../errors.ts';
import type { OnInvalid } from '../facts/tally.ts';

/** Reads one option: checks it, fills in its default, and gives the value to compute with. */
export type OptionReader<T> = (value: unknown, path: string) => T;

/** A reader for each option that a metric knows. */
export type OptionReaders<Settings> = { readonly [K in keyof Settings]-?: OptionReader<Settings[K]> };

/**
 * Reads the options of a metric; what is not given is taken from the defaults that it knows.
 *
 * @throws KpiError `unknown-option` for a name that does not exist
 * @throws KpiError `invalid-option` for a value that cannot be used
 */
export function readOptions<Settings extends object>(
  readers: OptionReaders<Settings>,
  options: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): Settings {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(readers, name)) {
      throw new KpiError('unknown-option', name, options[name], `No such option. Known are ${Object.keys(readers)}.`);
    }
  }
  const settings = Object.entries<OptionReader<unknown>>(readers).map(([name, read]) => [
    name,
    read(options[name] ?? defaults[name], name),
  ]);
  // Each value comes from the reader of the same name, which `fromEntries` cannot tell.
  return Object.fromEntries(settings) as Settings;
}

/** One of these words; the first is the default. */
export function oneOf<const T extends string>(...words: readonly [T, ...T[]]): OptionReader<T> {
  return (value = words[0], path) => {
    const word = words.find((known) => known === value);
    if (word === undefined) throw new KpiError('invalid-option', path, value, `Give one of ${words}.`);
    return word;
  };
}

/** Yes or no. */
export function flag(byDefault: boolean): OptionReader<boolean> {
  return (value = byDefault, path) => {
    if (typeof value !== 'boolean') throw new KpiError('invalid-option', path, value, 'Give true or false.');
    return value;
  };
}

/** A share strictly between 0 and 1. */
export function share(byDefault: number): OptionReader<number> {
  return (value = byDefault, path) => {
    if (typeof value !== 'number' || !(value > 0 && value < 1)) {
      throw new KpiError('invalid-option', path, value, 'Give a share between 0 and 1.');
    }
    return value;
  };
}

/** An option that may be left out and then has no value. */
export function optional<T>(read: OptionReader<T>): OptionReader<T | undefined> {
  return (value, path) => (value === undefined ? undefined : read(value, path));
}

/** What happens with records that cannot be used. */
export const onInvalid: OptionReader<OnInvalid> = (value, path) => oneOf('exclude', 'throw')(value, path);
