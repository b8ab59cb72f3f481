import { ensure, KpiError } from '../errors.ts';
import { type TimePattern, timePattern } from '../time/timePattern.ts';
import { orderedText } from './orderedText.ts';
import type { TimeFault } from './timeFault.ts';
import type { NamedFormat } from './timeWay.ts';

/** A value and the row that has it. */
interface Seen {
  readonly row: number;
  readonly text: string;
}

/** A pattern with numbers for day and month, and the same with the two exchanged. */
interface Pair {
  readonly format: string;
  readonly pattern: TimePattern;
  readonly swappedFormat: string;
  readonly swapped: TimePattern;
}

/**
 * Watches over the order of day and month. `02/03/2026` may be either of two days, so the order is never guessed: it
 * must be given, and all rows must keep to it.
 */
export class DayMonthOrder {
  readonly #pairs: readonly Pair[];
  /** Read by the given order, and by no other. */
  #kept: Seen | undefined;
  /** Read by the given order; the other would have done. */
  #either: Seen | undefined;
  /** Not read: the first few of the other order, or of no known one. */
  readonly #others: Seen[] = [];
  #onlyDayFirst: Seen | undefined;
  #onlyMonthFirst: Seen | undefined;

  /** @throws KpiError `invalid-option` where formats differ in nothing but the order */
  constructor(formats: readonly NamedFormat[], patterns: readonly (TimePattern | undefined)[]) {
    const pairs: Pair[] = [];
    for (const [i, { format, path }] of formats.entries()) {
      const pattern = patterns[i];
      if (pattern?.swapped === undefined) continue;
      ensure(
        pairs.every(({ swappedFormat }) => swappedFormat !== format),
        'invalid-option',
        path,
        format,
        'This differs from another format in the order of day and month alone, so that 02/03/2026 would be guessed. Read the rows of each order by themselves.',
      );
      pairs.push({ format, pattern, swappedFormat: pattern.swapped, swapped: timePattern(pattern.swapped) });
    }
    this.#pairs = pairs;
  }

  /** Whether `see` wants to be told of more. */
  get isWatching(): boolean {
    return this.#pairs.length > 0 && this.#kept === undefined;
  }

  /** Is told of a value that was read. */
  see(value: unknown, row: number): void {
    if (typeof value !== 'string') return;
    const pair = this.#pairs.find(({ pattern }) => !Number.isNaN(pattern.read(value)));
    if (pair === undefined) return;
    if (Number.isNaN(pair.swapped.read(value))) this.#kept = { row, text: value };
    else this.#either ??= { row, text: value };
  }

  /** Is told of a value that was not read: what is wrong, where the order is. */
  suspect(value: unknown, row: number): TimeFault | undefined {
    if (typeof value !== 'string') return undefined;
    const pair = this.#pairs.find(({ swapped }) => !Number.isNaN(swapped.read(value)));
    const ordered = this.#pairs.length > 0 ? undefined : orderedText(value);
    if (pair === undefined && !(ordered?.canBeDayFirst || ordered?.canBeMonthFirst)) return undefined;
    const seen = { row, text: value };
    if (this.#others.length < 2) this.#others.push(seen);
    if (ordered && !ordered.canBeMonthFirst) this.#onlyDayFirst ??= seen;
    if (ordered && !ordered.canBeDayFirst) this.#onlyMonthFirst ??= seen;
    const remedy = pair
      ? `This fits '${pair.swappedFormat}' and not '${pair.format}': give the order that all rows have.`
      : `Which number is the day? Give timeFormat '${ordered?.dayFirst}' or '${ordered?.monthFirst}'.`;
    return { reason: 'day-month-order', remedy };
  }

  /** @throws KpiError `invalid-time` where the order is not known, or not the same in all rows */
  check(): void {
    const [first, second] = this.#others;
    if (first === undefined) return;
    if (this.#pairs.length > 0) this.#refuseOther(first, second);
    this.#askForOrder(first, second);
  }

  #refuseOther(first: Seen, second: Seen | undefined): never {
    const pair = this.#pairs.find(({ swapped }) => !Number.isNaN(swapped.read(first.text)));
    const kept = this.#kept ?? this.#either;
    const fits = `${shown(first)} fits '${pair?.swappedFormat}' and not '${pair?.format}'`;
    const remedy = this.#kept
      ? `Day and month are mixed: ${shown(this.#kept)} fits the format, but ${fits}. Read the rows of each order by themselves.`
      : `${fits}${kept ? `, ${shown(kept)} fits both` : second ? `, nor does ${shown(second)}` : ''}: give timeFormat '${pair?.swappedFormat}' if all rows are like that.`;
    throw new KpiError('invalid-time', `rows[${first.row}]`, first.text, remedy);
  }

  #askForOrder(first: Seen, second: Seen | undefined): never {
    const [day, month] = [this.#onlyDayFirst, this.#onlyMonthFirst];
    const decisive = day ?? month ?? first;
    const beside = (day && month) ?? (decisive === first ? second : first);
    const { dayFirst, monthFirst } = orderedText(decisive.text) ?? {};
    const formats =
      day === month
        ? `give timeFormat '${dayFirst}' if the day comes first, '${monthFirst}' if the month does`
        : day && month
          ? 'the rows of each order must be read by themselves, each with its timeFormat'
          : `give timeFormat '${day ? dayFirst : monthFirst}' if all rows are like the former`;
    const rows = `${shown(decisive)}${beside ? ` and ${shown(beside)}` : ''}`;
    throw new KpiError(
      'invalid-time',
      `rows[${decisive.row}]`,
      decisive.text,
      `Day and month are ${day && month ? 'mixed' : 'not told apart'} in ${rows}: ${formats}.`,
    );
  }
}

function shown({ row, text }: Seen): string {
  return `rows[${row}] '${text.slice(0, 60)}'`;
}
