import { ensure } from '../errors.ts';
import { readPlainNumber } from './readPlainNumber.ts';
import { countWord, plainWord } from './wordReader.ts';

/** What the cell of a score says: a score, `null` where nobody answered, or that nobody was asked. */
export type ScoreMeaning = number | null | 'not-surveyed';

/** What the words of a survey mean: by word, in any letter case, or a function that gives `undefined` for what it does not know. */
export type ScoreWords =
  | Readonly<Record<string, ScoreMeaning>>
  | ((value: unknown) => ScoreMeaning | undefined);

/** Why a cell is no score, and what to do. */
export interface ScoreTextFault {
  readonly reason: 'word-score' | 'decimal-comma' | 'invalid-score';
  readonly remedy: string;
}

/** Reads the scores of one survey; remembers what its words mean. */
export class ScoreReader {
  readonly #given: ReadonlyMap<string, ScoreMeaning>;
  readonly #ask: ((value: unknown) => unknown) | undefined;
  readonly #decimal: '.' | ',';
  readonly #seen = new Map<string, ScoreMeaning>();
  readonly #unknown = new Map<string, number>();

  /** @throws KpiError `invalid-option` where a word is given a meaning that no score can have */
  constructor(given: unknown, path: string, decimal: '.' | ',') {
    const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
    ensure(
      given === undefined || isMap || typeof given === 'function',
      'invalid-option',
      path,
      given,
      'Give an object from words to scores, such as { Happy: 5 }, or a function.',
    );
    this.#ask = typeof given === 'function' ? (value) => given(value) : undefined;
    const words = new Map<string, ScoreMeaning>();
    for (const [word, meaning] of isMap ? Object.entries(given) : []) {
      ensure(
        isMeaning(meaning),
        'invalid-option',
        `${path}.${word}`,
        meaning,
        "Give a number, null where nobody answered, or 'not-surveyed'.",
      );
      words.set(plainWord(word), meaning);
    }
    this.#given = words;
    this.#decimal = decimal;
  }

  /** What a cell says, or `undefined` where nobody knows. A number stays as it is: the metrics know the scale. */
  read(value: unknown): ScoreMeaning | undefined {
    const meaning = this.#meaningOf(value);
    if (typeof value === 'string') {
      if (meaning === undefined) countWord(this.#unknown, value);
      else if (!isNumeric(value) && this.#seen.size < MOST_WORDS) this.#seen.set(value, meaning);
    }
    return meaning;
  }

  /** Why a cell that `read` does not know is no score. */
  faultOf(field: string, value: unknown): ScoreTextFault {
    if (typeof value !== 'string') return { reason: 'invalid-score', remedy: 'Give a number or a text.' };
    if (isNumeric(value)) {
      return { reason: 'decimal-comma', remedy: "Where a comma stands before decimals, say decimal: ','." };
    }
    const word = value.length > 60 ? `${value.slice(0, 60)}…` : value;
    return {
      reason: 'word-score',
      remedy: `Say what the word means: { values: { ${field}: { '${word}': 5 } } }, null where nobody answered.`,
    };
  }

  /** The words that were read, and what each was taken for. */
  get seen(): Readonly<Record<string, ScoreMeaning>> {
    return Object.fromEntries(this.#seen);
  }

  /** The texts whose meaning nobody says, and how often each was there. */
  get unknown(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#unknown);
  }

  #meaningOf(value: unknown): ScoreMeaning | undefined {
    if (this.#ask !== undefined) {
      const meaning = this.#ask(value);
      if (isMeaning(meaning)) return meaning;
    }
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    if (typeof value !== 'string' && !isNumber && typeof value !== 'boolean') return undefined;
    const given = this.#given.get(plainWord(String(value)));
    if (given !== undefined) return given;
    if (isNumber) return Number(value);
    return typeof value === 'string' ? this.#textMeaning(value.trim()) : undefined;
  }

  #textMeaning(text: string): ScoreMeaning | undefined {
    const number = readPlainNumber(text);
    if (!Number.isNaN(number)) return text.includes(',') && this.#decimal !== ',' ? undefined : number;
    // As survey tools label the ends of a scale: `10 - Extremely likely`, `0 (not at all)`.
    const labelled = LABELLED.exec(text)?.[1];
    return labelled === undefined ? WORDS.get(plainWord(text)) : Number(labelled);
  }
}

const LABELLED = /^(\d{1,3})\s*(?:[-–—:=]\s*|\()\p{L}/u;

const MOST_WORDS = 10_000;

/** Whether a text is digits with a comma or point. */
function isNumeric(text: string): boolean {
  return /^[+-]?\d*[.,]?\d+$/.test(text.trim());
}

function isMeaning(value: unknown): value is ScoreMeaning {
  return value === null || value === 'not-surveyed' || (typeof value === 'number' && Number.isFinite(value));
}

/** Words that mean the same everywhere: thumbs, as Zendesk names them too, and surveys without an answer. */
const WORDS: ReadonlyMap<string, ScoreMeaning> = /* @__PURE__ */ new Map<string, ScoreMeaning>([
  ...['good', 'goodwithcomment', 'thumbsup'].map((word): [string, ScoreMeaning] => [word, 1]),
  ...['bad', 'badwithcomment', 'thumbsdown'].map((word): [string, ScoreMeaning] => [word, 0]),
  ...[
    'offered',
    'unanswered',
    'notanswered',
    'noanswer',
    'noresponse',
    'norating',
    'unrated',
    'skipped',
    'pending',
  ].map((word): [string, ScoreMeaning] => [word, null]),
  ...['unoffered', 'notoffered', 'notsent', 'unsent', 'notsurveyed'].map((word): [string, ScoreMeaning] => [
    word,
    'not-surveyed',
  ]),
]);
