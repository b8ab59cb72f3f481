import { IntList } from './intList.ts';

/**
 * Tells which ids have come before. Ids that rise, as counters do, need no memory; the first that does not puts all before it
 * into sets. Each holds at most so many that it is far from the number at which a set of JavaScript throws (2^24).
 */
export class SeenIds {
  readonly #idAt: (index: number) => unknown;
  readonly #indices = new IntList();
  readonly #most: number;
  /** Full ones, and the one that is being filled. */
  readonly #full: Set<unknown>[] = [];
  #set: Set<unknown> = new Set();
  #isRising: boolean;
  #last: unknown;

  /**
   * @param idAt - the id of the record of a number, asked for again where ids do not rise
   * @param most - how many ids a set may hold
   * @param isKept - whether ids are kept from the first on, since they cannot be asked for again. Default false.
   */
  constructor(idAt: (index: number) => unknown, most: number = MOST_OF_A_SET, isKept: boolean = false) {
    this.#idAt = idAt;
    this.#most = most;
    this.#isRising = !isKept;
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
      for (const before of this.#indices.values()) this.#put(this.#idAt(before));
    }
    return !this.#put(id);
  }

  /** Whether an id is new. */
  #put(id: unknown): boolean {
    for (const set of this.#full) if (set.has(id)) return false;
    const { size } = this.#set;
    if (this.#set.add(id).size === size) return false;
    if (size + 1 >= this.#most) {
      this.#full.push(this.#set);
      this.#set = new Set();
    }
    return true;
  }
}

/** Whether an id certainly comes after another, and after all before it: counters do, as numbers and as texts. */
function isAfter(id: unknown, last: unknown): boolean {
  if (typeof id === 'string' && typeof last === 'string') {
    return id.length === last.length ? id > last : id.length > last.length;
  }
  return typeof id === 'number' && typeof last === 'number' && id > last;
}

const MOST_OF_A_SET = 8_000_000;
