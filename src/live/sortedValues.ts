/** So many values stand in a block: to put one in moves at most so many. */
const MOST = 1024;

/**
 * Numbers in ascending order, each as often as it was added, that can be taken out again. A change costs the search of a block
 * and the moving of part of one.
 */
export class SortedValues {
  /** None is empty. */
  readonly #blocks: number[][] = [];
  #length = 0;
  #all: Float64Array | undefined;

  /** How many there are. */
  get length(): number {
    return this.#length;
  }

  add(value: number): void {
    const at = Math.min(this.#blockOf(value), Math.max(this.#blocks.length - 1, 0));
    const block = this.#blocks[at];
    this.#length++;
    this.#all = undefined;
    if (block === undefined) {
      this.#blocks.push([value]);
      return;
    }
    block.splice(placeOf(block, value), 0, value);
    if (block.length > MOST) this.#blocks.splice(at + 1, 0, block.splice(MOST / 2));
  }

  /** Takes one out; one that is not there changes nothing. */
  remove(value: number): void {
    const at = this.#blockOf(value);
    const block = this.#blocks[at];
    const place = block ? placeOf(block, value) : 0;
    if (block === undefined || block[place] !== value) return;
    block.splice(place, 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
    this.#length--;
    this.#all = undefined;
  }

  /** The least; `undefined` where there is none. */
  get first(): number | undefined {
    return this.#blocks[0]?.[0];
  }

  /** The most; `undefined` where there is none. */
  get last(): number | undefined {
    return this.#blocks.at(-1)?.at(-1);
  }

  /** All of them, put together when it is first asked for after a change. */
  values(): Float64Array {
    if (this.#all) return this.#all;
    const all = new Float64Array(this.#length);
    let from = 0;
    for (const block of this.#blocks) {
      all.set(block, from);
      from += block.length;
    }
    this.#all = all;
    return all;
  }

  /** The first block whose last value is not below a value; the number of blocks where there is none. */
  #blockOf(value: number): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#blocks[middle]?.at(-1) ?? value) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The first place of a block at which a value is not below another. */
function placeOf(block: readonly number[], value: number): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((block[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
