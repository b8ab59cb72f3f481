import { FileError } from './fileError.ts';

/** Rows of a file that cannot be used: an error at the first, or left out and counted. */
export class BadRows {
  /** How many rows were left out, by reason. */
  readonly counts = new Map<string, number>();
  readonly #file: string;
  readonly #lenient: boolean;

  constructor(file: string, lenient: boolean) {
    this.#file = file;
    this.#lenient = lenient;
  }

  /**
   * Leaves a row out.
   *
   * @throws FileError with the trouble, unless rows may be left out
   */
  leaveOut(line: number, reason: string, trouble: string): void {
    if (!this.#lenient) throw new FileError(this.#file, line, trouble);
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }
}
