/** How often each of some things is there. */
export class Counted<Thing> {
  readonly #counts: Map<Thing, number> = new Map();

  /** Adds a thing so many times, or takes it out where that is below 0. */
  add(thing: Thing, times: number): void {
    const n = (this.#counts.get(thing) ?? 0) + times;
    if (n === 0) this.#counts.delete(thing);
    else this.#counts.set(thing, n);
  }

  /** What is there. */
  get things(): Thing[] {
    return [...this.#counts.keys()];
  }

  /** What is there, each with how often. */
  get counts(): Map<Thing, number> {
    return this.#counts;
  }
}
