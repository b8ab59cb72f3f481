import { ensure } from '../errors.ts';
import { checkNames } from '../nearestName.ts';

/** Reads an option: checks it, fills in its default, and gives the value to compute with. */
export type OptionRule<T> = (value: unknown, path: string) => T;

/** A rule for each option that a metric knows. */
export type OptionRules<Settings> = { readonly [K in keyof Settings]-?: OptionRule<Settings[K]> };

/** Options when each has a value. */
export type Given<Options> = { readonly [K in keyof Options]-?: Exclude<Options[K], undefined> };

/**
 * Reads the options of a metric; what is not given is taken from the defaults, of which it may know only some.
 *
 * @throws KpiError `unknown-option` for a name that does not exist
 * @throws KpiError `invalid-option` for a value that cannot be used, or options that are no object
 */
export function readOptions<Settings extends object>(
  rules: OptionRules<Settings>,
  options: object,
  defaults?: object,
): Settings {
  const given: Readonly<Record<string, unknown>> = { ...defaults, ...options };
  const settings: Partial<Settings> = {};
  checkNames(options, Object.keys(rules));
  for (const name in rules) settings[name] = rules[name](given[name], name);
  // Every option has a rule, and so a value.
  return settings as Settings;
}

/**
 * What a value must be, its default, and how to say so.
 *
 * @example
 * ```ts
 * import { allow, conversationOptions, count, messages, oneOf, optional, share } from 'support-kpi/define';
 *
 * const isWhole = (value: unknown): value is number => Number.isInteger(value);
 * const metric = count({
 *   id: 'many@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: () => ({
 *     ...conversationOptions(),
 *     side: oneOf('received', 'reply'),
 *     least: allow(isWhole, 1, 'Give a whole number.'),
 *     sure: optional(share),
 *   }),
 *   measure: ({ side, ...rules }) => ({ of: messages(rules), when: { at: 'at' }, where: side }),
 * });
 * metric.optionNames().slice(-3); // ['side', 'least', 'sure']
 * ```
 */
export function allow<T>(
  allowed: (value: unknown) => value is T,
  byDefault: T,
  remedy: string,
): OptionRule<T> {
  return (value = byDefault, path) => {
    ensure(allowed(value), 'invalid-option', path, value, remedy);
    return value;
  };
}

/**
 * One of these values; the first is the default.
 *
 * @example
 * ```ts
 * import { allow, conversationOptions, count, messages, oneOf, optional, share } from 'support-kpi/define';
 *
 * const isWhole = (value: unknown): value is number => Number.isInteger(value);
 * const metric = count({
 *   id: 'many@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: () => ({
 *     ...conversationOptions(),
 *     side: oneOf('received', 'reply'),
 *     least: allow(isWhole, 1, 'Give a whole number.'),
 *     sure: optional(share),
 *   }),
 *   measure: ({ side, ...rules }) => ({ of: messages(rules), when: { at: 'at' }, where: side }),
 * });
 * metric.optionNames().slice(-3); // ['side', 'least', 'sure']
 * ```
 */
export function oneOf<const T extends string | boolean>(...values: readonly [T, ...T[]]): OptionRule<T> {
  const known: readonly unknown[] = values;
  const areWords = values.every((value) => ['string', 'boolean'].includes(typeof value));
  ensure(areWords, 'invalid-option', 'values', known, 'Give texts, true or false.');
  const names = values.map((value) => (typeof value === 'string' ? `'${value}'` : value));
  return allow((value): value is T => known.includes(value), values[0], `Give ${names.join(' or ')}.`);
}

/**
 * A share strictly between 0 and 1; by default 0.95.
 *
 * @example
 * ```ts
 * import { allow, conversationOptions, count, messages, oneOf, optional, share } from 'support-kpi/define';
 *
 * const isWhole = (value: unknown): value is number => Number.isInteger(value);
 * const metric = count({
 *   id: 'many@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: () => ({
 *     ...conversationOptions(),
 *     side: oneOf('received', 'reply'),
 *     least: allow(isWhole, 1, 'Give a whole number.'),
 *     sure: optional(share),
 *   }),
 *   measure: ({ side, ...rules }) => ({ of: messages(rules), when: { at: 'at' }, where: side }),
 * });
 * metric.optionNames().slice(-3); // ['side', 'least', 'sure']
 * ```
 */
export const share: OptionRule<number> = /* @__PURE__ */ allow(
  (value): value is number => typeof value === 'number' && value > 0 && value < 1,
  0.95,
  'Give a share between 0 and 1, such as 0.95.',
);

/**
 * An option that may be left out and then has no value.
 *
 * @example
 * ```ts
 * import { allow, conversationOptions, count, messages, oneOf, optional, share } from 'support-kpi/define';
 *
 * const isWhole = (value: unknown): value is number => Number.isInteger(value);
 * const metric = count({
 *   id: 'many@1',
 *   unit: 'messages',
 *   better: 'none',
 *   needs: ['conversations'],
 *   options: () => ({
 *     ...conversationOptions(),
 *     side: oneOf('received', 'reply'),
 *     least: allow(isWhole, 1, 'Give a whole number.'),
 *     sure: optional(share),
 *   }),
 *   measure: ({ side, ...rules }) => ({ of: messages(rules), when: { at: 'at' }, where: side }),
 * });
 * metric.optionNames().slice(-3); // ['side', 'least', 'sure']
 * ```
 */
export function optional<T>(rule: OptionRule<T>): OptionRule<T | undefined> {
  return (value, path) => (value === undefined ? value : rule(value, path));
}
