import { KpiError } from '../../errors.ts';

const SUPPORTED =
  "Supported are weekdays and dates with hours or off, as in 'Mo-Fr 08:00-12:00,13:00-17:30; Sa 22:00-02:00; " +
  "Su,PH off; Dec 25 off; 2026 Dec 24 09:00-12:00', and '24/7'.";

/** A place in a text of OpenStreetMap's opening hours, token by token. Case and blanks say nothing. */
export class OpeningHoursCursor {
  readonly path: string;
  readonly #text: string;
  readonly #tokens: readonly { readonly text: string; readonly at: number }[];
  #index = 0;

  /** @param path - where the text was found, for messages */
  constructor(text: string, path: string) {
    this.path = path;
    this.#text = text;
    this.#tokens = [...text.matchAll(/\d{1,2}:\d{2}|\d+|[a-z]+|\S/gi)].map((match) => ({
      text: match[0].toLowerCase(),
      at: match.index,
    }));
  }

  /** How many tokens lie behind. */
  get index(): number {
    return this.#index;
  }

  /** The token ahead, or one further on; empty behind the end. */
  ahead(distance: number = 0): string {
    return this.#tokens[this.#index + distance]?.text ?? '';
  }

  /** Goes on by one token and gives it. */
  step(): string {
    const token = this.ahead();
    this.#index++;
    return token;
  }

  /** Goes on if these tokens are ahead. */
  take(...texts: readonly string[]): boolean {
    if (!texts.every((text, i) => this.ahead(i) === text)) return false;
    this.#index += texts.length;
    return true;
  }

  /** What is wrong from the token ahead on, or from an earlier one. */
  refusal(
    remedy: string = 'This is not understood, or not supported.',
    index: number = this.#index,
  ): KpiError {
    const part = this.#text.slice(this.#tokens[index]?.at ?? 0);
    return new KpiError('invalid-schedule', this.path, part, `${remedy} ${SUPPORTED}`);
  }
}
