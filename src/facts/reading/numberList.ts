/** A column of numbers that grows. */
export class NumberList {
  #length = 0;
  #room: Float64Array;

  /** @param room - for how many there is room at first */
  constructor(room: number = 256) {
    this.#room = new Float64Array(Math.max(room, 16));
  }

  /** Adds one more. */
  push(value: number): void {
    if (this.#length === this.#room.length) {
      const more = new Float64Array(2 * this.#length);
      more.set(this.#room);
      this.#room = more;
    }
    this.#room[this.#length++] = value;
  }

  /** All numbers so far. */
  values(): Float64Array {
    return this.#room.subarray(0, this.#length);
  }
}
