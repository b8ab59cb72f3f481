import { ensure } from '../errors.ts';
import type { Cost } from '../records/cost.ts';
import { DIMENSIONS, type Dimensions } from '../records/dimensions.ts';
import { CellReader } from './cellReader.ts';
import { CONVERSATION_COLUMNS } from './conversationFields.ts';
import type { ColumnNames, FieldNames } from './findColumns.ts';
import { readAmount } from './readAmount.ts';
import { RowCells, readRows } from './readRows.ts';
import { type RowOptions, readRowOptions } from './rowOptions.ts';
import { type RowReading, rowReading } from './rowReading.ts';
import { timeReader } from './timeReader.ts';

/** The fields that are read from a row of costs. */
export type CostField = 'amount' | 'currency' | 'at' | keyof Dimensions;

/** Which column each field is read from: its name; `null` where none is; left out where it is to be guessed. */
export type CostColumns = ColumnNames<CostField>;

/** Options of {@link costsFromRows}. */
export interface CostsFromRowsOptions extends RowOptions {
  /** The names of the columns, where the guess does not do. */
  readonly columns?: CostColumns | undefined;
  /** What stands before decimals in texts. Default: as each text tells; `1,234` and `1.234` do not. */
  readonly decimal?: '.' | ',' | undefined;
  /** The currency of all rows that name none, or only a sign that several have, such as `$`. */
  readonly currency?: string | undefined;
}

/** Costs read from flat rows, and how they were read. */
export interface CostsFromRows extends RowReading<CostField> {
  /** The costs, in the order of the rows. */
  readonly costs: readonly Cost[];
}

/**
 * Turns flat rows of costs (of a ledger, a spreadsheet, an SQL result) into costs for `costPerTicket`.
 *
 * Amounts are numbers or text: `1,234.56`, `1.234,56`, `1 234,56`, `$1,200.00`, `12,50 €`, `-50`, `(50.00)`. The currency is
 * that of its column, else the one that the text names, else the option `currency`. Columns are found by well-known names
 * in any writing, or named in `columns`. A date alone is the start of that day, `2026-03` that of the month, in the days of
 * `timeZone` or else of UTC; a time that cannot be read is counted in `ignored`, and its cost has none.
 *
 * Rows that cannot be read are left out and counted: `missing-amount`, `ambiguous-amount` (`1,234`), `unreadable-amount`,
 * `currency-conflict` (`€` in a row of USD). No row gives no cost.
 *
 * @throws KpiError `unknown-option` for an option or a column that does not exist
 * @throws KpiError `invalid-option` when the rows cannot be gone through, a column that is named is in no row, no column
 *   of amounts is found, or an option has a value that cannot be used
 * @throws KpiError `invalid-time` where the order of day and month is not known or not the same in all rows
 * @throws KpiError `invalid-record` for a row that cannot be read, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { costPerTicket } from 'support-kpi';
 * import { costsFromRows } from 'support-kpi/rows';
 *
 * const { costs, excluded } = costsFromRows([
 *   { Month: '2026-03', Amount: '€ 1.200,50', Team: 'chat' },
 *   { Month: '2026-03', Amount: '(200,50)', Team: 'chat' },
 *   { Month: '2026-03', Amount: '1,234', Team: 'mail' },
 * ], { currency: 'EUR' });
 * excluded; // { 'ambiguous-amount': 1 }
 * costs[0].amount; // 1200.5
 * costPerTicket({ costs, tickets: 100 }).value; // 10
 * ```
 */
export function costsFromRows(rows: Iterable<object>, options: CostsFromRowsOptions = {}): CostsFromRows {
  const settings = readRowOptions(options, ['columns', 'decimal', 'currency']);
  const { decimal, currency: named, timeZone = 'UTC', timeFormat = ['yyyy-MM-dd', 'iso'] } = options;
  const isKnown = decimal === undefined || decimal === '.' || decimal === ',';
  ensure(isKnown, 'invalid-option', 'decimal', decimal, "Give '.' or ','.");
  const isCode = named === undefined || (typeof named === 'string' && named !== '');
  ensure(isCode, 'invalid-option', 'currency', named, "Give a text, such as 'EUR'.");
  const times = timeReader({ timeZone, timeFormat });
  const cells = new RowCells<CostField>();
  const reader = new CellReader(settings, cells);
  const costs: Cost[] = [];

  function readCost(): void {
    const { values } = cells;
    const money = readMoney(values.amount, decimal);
    if ('reason' in money) {
      reader.refuse(money.reason, 'amount', money.remedy);
      return;
    }
    const own = reader.label('currency');
    if (own !== undefined && isOtherCurrency(own, money.currency)) {
      reader.refuse('currency-conflict', 'amount', `The amount says ${money.currency}, its row ${own}.`);
      return;
    }
    const isSign = money.currency !== undefined && !/^[A-Z]{3}$/.test(money.currency);
    const currency = own ?? (isSign ? (named ?? money.currency) : (money.currency ?? named));
    if (typeof values.at === 'string' && MONTH.test(values.at)) values.at = `${values.at.trim()}-01`;
    const cost: Record<string, unknown> = { amount: money.amount };
    const set = (name: string, value: unknown): void => {
      if (value !== undefined) cost[name] = value;
    };
    set('currency', currency);
    set('at', reader.spareTime('at', times));
    for (const dimension of DIMENSIONS) set(dimension, reader.label(dimension));
    // The amount is set above; the rest are texts and an instant.
    costs.push(cost as unknown as Cost);
  }

  const plan = { fields: COST_COLUMNS, required: [['amount']] as const, columns: options.columns, settings };
  const found = readRows(rows, cells, plan, readCost);
  times.check();
  return { costs, ...rowReading(settings, found, {}) };
}

const MONTH = /^\s*\d{4}-(?:0[1-9]|1[0-2])\s*$/;

function readMoney(
  value: unknown,
  decimal: '.' | ',' | undefined,
): ReturnType<typeof readAmount> | MissingAmount {
  if (value === undefined) return MISSING;
  if (typeof value === 'string') return readAmount(value, decimal);
  const amount = typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN;
  if (Number.isFinite(amount)) return { amount, currency: undefined };
  return { reason: 'unreadable-amount', remedy: 'Give a finite number, or text such as 12.50.' };
}

interface MissingAmount {
  readonly reason: 'missing-amount';
  readonly remedy: string;
}

const MISSING: MissingAmount = { reason: 'missing-amount', remedy: 'Each row says what it cost.' };

/** Whether an amount names a currency that is not that of its row. A sign such as `$` may be that of many. */
function isOtherCurrency(own: string, sign: string | undefined): boolean {
  if (sign === undefined || !/^[A-Z]{3}$/.test(sign)) return false;
  return /^[A-Za-z]{3}$/.test(own) && own.toUpperCase() !== sign;
}

const COST_COLUMNS: FieldNames<CostField> = {
  amount: [
    ...[
      'amount',
      'cost',
      'costs',
      'total_cost',
      'total',
      'net_amount',
      'amount_due',
      'sum',
      'price',
      'value',
    ],
    ...['betrag', 'kosten', 'importo', 'montant', 'importe', 'tutar'],
  ],
  currency: ['currency', 'currency_code', 'iso_currency', 'ccy'],
  at: [
    ...[
      'at',
      'date',
      'month',
      'period',
      'invoice_date',
      'posting_date',
      'booking_date',
      'posted_at',
      'booked_at',
    ],
    ...['paid_at', 'cost_date', 'transaction_date', 'created_at', 'timestamp', 'day'],
  ],
  channel: CONVERSATION_COLUMNS.channel,
  group: [...CONVERSATION_COLUMNS.group, 'cost_center', 'cost_centre', 'department', 'category'],
  inbox: CONVERSATION_COLUMNS.inbox,
  team: CONVERSATION_COLUMNS.team,
  priority: CONVERSATION_COLUMNS.priority,
};
