import { KpiError } from '../errors.ts';
import { checkNames, nearestName } from '../nearestName.ts';
import { plainName } from './plainName.ts';
import { readBoolean } from './readBoolean.ts';

/** What a field's words mean: by word, in any letter case, or a function that gives `undefined` for what it does not know. */
export type WordMap<T> = Readonly<Record<string, T>> | ((value: unknown) => T | undefined);

/** What is known about the words of a field. */
export interface WordRule<T> {
  /** The values that the field can have. */
  readonly allowed: readonly T[];
  /** What a value means by itself; `word` is its text without spaces and signs, in small letters. */
  readonly meaningOf: (word: string, value: unknown) => T | undefined;
  /** Columns that say yes or no, by plain name: what yes means, and what no means. */
  readonly flags?: ReadonlyMap<string, readonly [yes: T, no: T]>;
}

/** Reads the words of one field; remembers what each word of a column means. */
export class WordReader<T> {
  readonly #rule: WordRule<T>;
  readonly #path: string;
  readonly #given: ReadonlyMap<string, T>;
  readonly #ask: ((value: unknown) => T | undefined) | undefined;
  #column: string | undefined;
  #known = new Map<unknown, T>();
  readonly #seen = new Map<string, T>();
  readonly #unknown = new Map<string, number>();

  /**
   * @param given - the option that gives words a meaning: goes before the well-known words
   * @param path - where it was given: `values.from`
   * @throws KpiError `invalid-option` when it gives a word a meaning that the field cannot have
   */
  constructor(rule: WordRule<T>, given: unknown, path: string) {
    this.#rule = rule;
    this.#path = path;
    this.#ask = typeof given === 'function' ? (value) => given(value) : undefined;
    const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
    if (given !== undefined && !isMap && this.#ask === undefined) {
      throw new KpiError(
        'invalid-option',
        path,
        given,
        'Give an object from words to what they mean, or a function.',
      );
    }
    const words = new Map<string, T>();
    for (const [word, meaning] of isMap ? Object.entries(given) : []) {
      const known = rule.allowed.find((one) => one === meaning);
      if (known === undefined)
        throw new KpiError('invalid-option', `${path}.${word}`, meaning, this.#remedy(meaning));
      words.set(plainWord(word), known);
    }
    this.#given = words;
  }

  /** What a value means, or `undefined` where nobody says. */
  read(value: unknown, column: string | undefined): T | undefined {
    if (column !== this.#column) {
      this.#column = column;
      this.#known = new Map();
    }
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const meaning = this.#ask ? (this.#allowed(this.#ask(value)) ?? this.#look(value)) : this.#look(value);
    const word = String(isPlain(value) ? value : typeof value);
    if (meaning === undefined) countWord(this.#unknown, word);
    else if (this.#known.size < MOST_WORDS) {
      this.#known.set(value, meaning);
      this.#seen.set(word, meaning);
    }
    return meaning;
  }

  /** The words that were read, and what each was taken for. */
  get seen(): Readonly<Record<string, T>> {
    return Object.fromEntries(this.#seen);
  }

  /** The words whose meaning nobody says, and how often each was there. */
  get unknown(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#unknown);
  }

  /** Says what is allowed, and what may be meant. */
  #remedy(value: unknown): string {
    const allowed = this.#rule.allowed.map(String);
    const nearest = typeof value === 'string' ? nearestName(value, allowed) : undefined;
    return `Give ${allowed.join(', ')}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
  }

  /** Says how to give a word of a row a meaning. */
  remedy(value: unknown): string {
    const word = String(isPlain(value) ? value : typeof value);
    const option = this.#path
      .split('.')
      .reduceRight((inner, name) => `{ ${name}: ${inner} }`, `{ '${word}': '${this.#rule.allowed[0]}' }`);
    return `${this.#remedy(value)} Or say what the word means: ${option}.`;
  }

  #allowed(meaning: T | undefined): T | undefined {
    return this.#rule.allowed.find((one) => one === meaning);
  }

  #look(value: unknown): T | undefined {
    if (typeof value === 'object' || typeof value === 'symbol' || typeof value === 'function')
      return undefined;
    const word = plainWord(String(value));
    const given = this.#given.get(word);
    if (given !== undefined) return given;
    const flag = this.#rule.flags?.get(plainName(this.#column ?? ''));
    const answer = flag && readBoolean(value);
    if (flag && answer !== undefined) return answer ? flag[0] : flag[1];
    return this.#rule.meaningOf(word, value);
  }
}

/** So many words are remembered. */
const MOST_WORDS = 10_000;

/** Whether a value has a text that is its own; others may not even allow to be put into words. */
function isPlain(value: unknown): value is string | number | bigint | boolean {
  return !['object', 'symbol', 'function', 'undefined'].includes(typeof value);
}

/** Counts one more of a word, as long as there are not too many words. */
export function countWord(words: Map<string, number>, word: string): void {
  const n = words.get(word) ?? 0;
  if (n > 0 || words.size < MOST_WORDS) words.set(word, n + 1);
}

/** A word without what its writings differ by. A number stays as it is: -1 is not 1. */
export function plainWord(word: string): string {
  return HAS_LETTER.test(word) ? plainName(word) : word.trim();
}

const HAS_LETTER = /\p{L}/u;

/** A reader for each field that holds words, by the option `values`. */
export function wordReaders<Rules extends Readonly<Record<string, WordRule<unknown>>>>(
  rules: Rules,
  values: unknown = {},
): { readonly [F in keyof Rules]: WordReader<MeaningOf<Rules[F]>> } {
  checkNames(values, Object.keys(rules), 'values');
  const readers = Object.entries(rules).map(([field, rule]) => {
    const given: unknown = Reflect.get(values, field);
    return [field, new WordReader(rule, given, `values.${field}`)];
  });
  // One reader for each rule, of what the rule allows.
  return Object.fromEntries(readers) as { readonly [F in keyof Rules]: WordReader<MeaningOf<Rules[F]>> };
}

type MeaningOf<Rule> = Rule extends WordRule<infer T> ? T : never;
