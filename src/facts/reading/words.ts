import type { Label } from '../../fold/rows.ts';
import { isAbsent } from '../../records/isAbsent.ts';

/** Numbers the different words of a label in the order in which they are first met. */
export class Words {
  /** The words by number. */
  readonly names: string[] = [];
  readonly #numbers: Map<string, number> = new Map();

  /** The number of a word; −1 for what is none: nothing, an object, a list. */
  numberOf(word: unknown): number {
    const name = wordOf(word);
    if (name === undefined) return -1;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** The word for a value; `undefined` for what is none: nothing, an object, a list. */
export function wordOf(value: unknown): string | undefined {
  return isAbsent(value) || !NAMED.has(typeof value) ? undefined : String(value);
}

/** What has a name of its own. */
const NAMED: ReadonlySet<string> = /* @__PURE__ */ new Set(['string', 'number', 'bigint', 'boolean']);

/** A label from a word for each row. */
export function labelOf(rows: number, wordOf: (row: number) => unknown): Label {
  const words = new Words();
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) codes[row] = words.numberOf(wordOf(row));
  return { codes, names: words.names };
}
