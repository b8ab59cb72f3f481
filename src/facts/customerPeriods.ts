import type { CustomerPeriod } from '../records/customerPeriod.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { FLAG_REMEDY, NO_FLAG, readFlag } from '../records/readFlag.ts';
import type { Asked, Fact, FactTable, Lists } from './fact.ts';
import { instantOf } from './reading/instantOf.ts';
import { listSource, type RecordReader } from './reading/listSource.ts';
import { type OnInvalid, startTally, type Tally } from './reading/tally.ts';

const COLUMNS = { atStart: 'flag', atEnd: 'flag', lost: 'flag', at: 'instant' } as const;

const source = /* @__PURE__ */ listSource('customers');

/** Customers over periods, by some rules. */
export type CustomerPeriods = Fact<keyof typeof COLUMNS, never, 'customers'>;

/**
 * Customers over a period, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `atStart`, `atEnd` | 1 for a customer that there was at that end of the period |
 * | `lost` | 1 for one that was there at the start and not at the end |
 * | `at` | the instant that it is filed under, epoch milliseconds; NaN where that is not known |
 *
 * @example
 * ```ts
 * import { count, customerPeriods, oneOf } from 'support-kpi/define';
 *
 * const lost = count({
 *   id: 'lost@1',
 *   unit: 'customers',
 *   better: 'down',
 *   needs: ['customers'],
 *   options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
 *   measure: (rules) => ({ of: customerPeriods(rules), when: { at: 'at' }, where: 'lost' }),
 * });
 * lost([{ activeAtStart: true, activeAtEnd: false }, { activeAtStart: true, activeAtEnd: true }]).value; // 1
 * ```
 */
export function customerPeriods(rules: { readonly onInvalid: OnInvalid }): CustomerPeriods {
  const { onInvalid }: typeof rules = Object(rules);
  return {
    name: 'customerPeriods',
    needs: ['customers'],
    alone: 'record',
    columns: COLUMNS,
    labels: [],
    rules: { onInvalid },
    source,
    begin: (asked) => new CustomerReader(onInvalid, asked),
  };
}

class CustomerReader implements RecordReader {
  readonly throws: boolean;
  readonly #tally: Tally;
  readonly #record: number[] = [];
  readonly #atStart: number[] = [];
  readonly #atEnd: number[] = [];

  constructor(onInvalid: OnInvalid, { places }: Asked) {
    this.throws = onInvalid === 'throw';
    this.#tally = startTally(onInvalid, places);
  }

  hear(given: unknown, index: number): void {
    const path = `customers[${index}]`;
    if (typeof given !== 'object' || given === null) {
      this.#tally.refuse('invalid-customer', () => ({
        path,
        value: given,
        problem: 'is no customer',
        remedy: 'Give an object.',
      }));
      return;
    }
    const ends: { readonly [name in keyof CustomerPeriod]?: unknown } = given;
    const unknown = ENDS.find((name) => isAbsent(ends[name]) || readFlag(ends[name]) === undefined);
    if (unknown !== undefined) {
      this.#tally.refuse('invalid-customer', () => ({
        path: `${path}.${unknown}`,
        value: ends[unknown],
        problem: NO_FLAG,
        remedy: FLAG_REMEDY,
      }));
      return;
    }
    this.#record.push(index);
    this.#atStart.push(+(readFlag(ends.activeAtStart) === true));
    this.#atEnd.push(+(readFlag(ends.activeAtEnd) === true));
  }

  table(lists: Lists): FactTable {
    const { excluded, excludedAt } = this.#tally;
    const [atStart, atEnd] = [this.#atStart, this.#atEnd];
    return {
      record: this.#record,
      columns: { atStart, atEnd, lost: atStart.map((was, row) => +(was === 1 && atEnd[row] === 0)) },
      derived: { at: instantOf(this.#record, lists.get('customers'), 'at') },
      excluded,
      excludedAt,
    };
  }
}

/** Both must be known: a customer of whom one end is not is neither lost nor kept. */
const ENDS = ['activeAtStart', 'activeAtEnd'] as const;
