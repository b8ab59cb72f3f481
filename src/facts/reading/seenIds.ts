import { IntList } from './intList.ts';

/**
 * Tells which ids have come before. Ids that rise, as counters do, need no memory; the first that does not puts all before it
 * into sets, each far from the number of entries at which a set of JavaScript throws (2^24).
 */
export class SeenIds {
  readonly #idAt: (index: number) => unknown;
  readonly #indices = new IntList();
  readonly #sets: Set<unknown>[] = [];
  #isRising = true;
  #last: unknown;

  /** @param idAt - the id of the record of a number, asked for again where ids do not rise */
  constructor(idAt: (index: number) => unknown) {
    this.#idAt = idAt;
  }

  /** Whether this id has come before; from now on it has. */
  add(id: unknown, index: number): boolean {
    if (this.#isRising) {
      if (this.#last === undefined || isAfter(id, this.#last)) {
        this.#last = id;
        this.#indices.push(index);
        return false;
      }
      this.#isRising = false;
      for (const before of this.#indices.values()) {
        const own = this.#idAt(before);
        this.#setOf(own).add(own);
      }
    }
    const set = this.#setOf(id);
    const { size } = set;
    return set.add(id).size === size;
  }

  /** Equal ids go to the same set. */
  #setOf(id: unknown): Set<unknown> {
    const number = typeof id === 'string' ? textNumber(id) : Number(id);
    const slot = Math.abs(Math.trunc(number)) % SETS || 0;
    let set = this.#sets[slot];
    if (set === undefined) {
      set = new Set();
      this.#sets[slot] = set;
    }
    return set;
  }
}

/** Whether an id certainly comes after another, and after all before it: counters do, as numbers and as texts. */
function isAfter(id: unknown, last: unknown): boolean {
  if (typeof id === 'string' && typeof last === 'string') {
    return id.length === last.length ? id > last : id.length > last.length;
  }
  return typeof id === 'number' && typeof last === 'number' && id > last;
}

const SETS = 64;

/** A number of the last letters of a text, in which ids differ. */
function textNumber(text: string): number {
  const { length } = text;
  return text.charCodeAt(length - 1) + 7 * text.charCodeAt(length - 2) + 31 * text.charCodeAt(length - 3);
}
