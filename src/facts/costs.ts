import { ensure } from '../errors.ts';
import type { Cost } from '../records/cost.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { readInstant } from '../time/instant.ts';
import type { Asked, Fact, FactTable } from './fact.ts';
import { listSource, type RecordReader } from './reading/listSource.ts';
import { type OnInvalid, startTally, type Tally } from './reading/tally.ts';

const COLUMNS = { cost: 'number', startAt: 'instant', endAt: 'instant' } as const;

const source = /* @__PURE__ */ listSource('costs');

/** Costs, by some rules. */
export type Costs = Fact<keyof typeof COLUMNS, never, 'costs'>;

/**
 * Costs, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `cost` | the amount |
 * | `startAt`, `endAt` | the stretch of time that it belongs to, epoch milliseconds; one instant where the cost has only that, NaN where neither is known |
 *
 * @throws KpiError `mixed-currencies` when the amounts are not all in one currency
 * @example
 * ```ts
 * import { costs, count, oneOf } from 'support-kpi/define';
 *
 * const dear = count({
 *   id: 'dear@1',
 *   unit: 'costs',
 *   better: 'down',
 *   needs: ['costs'],
 *   options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
 *   measure: (rules) => ({ of: costs(rules), when: { at: 'startAt' }, where: ['>', 'cost', 1000] }),
 * });
 * dear([{ amount: 500 }, { amount: 5000 }]).value; // 1
 * ```
 */
export function costs(rules: { readonly onInvalid: OnInvalid }): Costs {
  const { onInvalid }: typeof rules = Object(rules);
  return {
    name: 'costs',
    needs: ['costs'],
    alone: 'record',
    columns: COLUMNS,
    labels: [],
    hasCurrency: true,
    rules: { onInvalid },
    source,
    begin: (asked) => new CostReader(onInvalid, asked),
  };
}

class CostReader implements RecordReader {
  readonly throws: boolean;
  readonly #tally: Tally;
  readonly #record: number[] = [];
  readonly #cost: number[] = [];
  readonly #startAt: number[] = [];
  readonly #endAt: number[] = [];
  #currency: string | null = null;

  constructor(onInvalid: OnInvalid, { places }: Asked) {
    this.throws = onInvalid === 'throw';
    this.#tally = startTally(onInvalid, places);
  }

  hear(given: unknown, index: number): void {
    const { amount, currency, at, startAt, endAt }: { readonly [name in keyof Cost]?: unknown } =
      Object(given);
    if (typeof amount !== 'number' || !Number.isFinite(amount)) {
      this.#tally.refuse('invalid-cost', () => ({
        path: `costs[${index}].amount`,
        value: amount,
        problem: 'is no finite number',
        remedy: 'Give a number, such as 12.5.',
      }));
      return;
    }
    const own = isAbsent(currency) ? null : currency;
    if (own !== null && typeof own !== 'string') {
      this.#tally.refuse('invalid-currency', () => ({
        path: `costs[${index}].currency`,
        value: own,
        problem: 'is no currency',
        remedy: "Give a text, such as 'EUR'.",
      }));
      return;
    }
    if (this.#record.length === 0) this.#currency = own;
    ensure(
      this.#currency === own,
      'mixed-currencies',
      `costs[${index}].currency`,
      currency,
      `The first is in ${this.#currency ?? 'no named currency'}; convert all to one.`,
    );
    const [start, end] = isAbsent(startAt) && isAbsent(endAt) ? [at, at] : [startAt, endAt];
    const [from, to] = [readInstant(start), readInstant(end)];
    if (!isAbsent(start) && !isAbsent(end) && to < from) {
      this.#tally.refuse('invalid-period', () => ({
        path: `costs[${index}].endAt`,
        value: end,
        problem: 'is before startAt',
        remedy: 'Give the first instant after the stretch of time.',
      }));
      return;
    }
    this.#record.push(index);
    this.#cost.push(amount);
    this.#startAt.push(from);
    this.#endAt.push(to);
  }

  table(): FactTable {
    const { excluded, excludedAt } = this.#tally;
    return {
      record: this.#record,
      columns: { cost: this.#cost, startAt: this.#startAt, endAt: this.#endAt },
      ...(this.#record.length > 0 && { currency: this.#currency }),
      excluded,
      excludedAt,
    };
  }
}
