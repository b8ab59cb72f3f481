/** A column of whole numbers that grows. */
export class IntList {
  length = 0;
  #room: Int32Array;

  /** @param room - for how many there is room at first */
  constructor(room: number = 256) {
    this.#room = new Int32Array(Math.max(room, 16));
  }

  /** Adds one more. */
  push(value: number): void {
    if (this.length === this.#room.length) {
      const more = new Int32Array(2 * this.length);
      more.set(this.#room);
      this.#room = more;
    }
    this.#room[this.length++] = value;
  }

  /** The number at a place; `undefined` where there is none. */
  at(place: number): number | undefined {
    return place < this.length ? this.#room[place] : undefined;
  }

  /** All numbers so far. */
  values(): Int32Array {
    return this.#room.subarray(0, this.length);
  }
}
