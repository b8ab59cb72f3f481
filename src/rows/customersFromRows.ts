import { ensure, KpiError } from '../errors.ts';
import type { CustomerPeriod } from '../records/customerPeriod.ts';
import { DIMENSIONS, type Dimensions } from '../records/dimensions.ts';
import { DAY_MS } from '../time/calendarDate.ts';
import { MAX_INSTANT, type TimeInput } from '../time/instant.ts';
import { type PeriodUnit, period as periodsOf } from '../time/period.ts';
import { zoneOffset } from '../time/zoneOffset.ts';
import { zoneTable } from '../time/zoneTable.ts';
import { CellReader } from './cellReader.ts';
import { CONVERSATION_COLUMNS } from './conversationFields.ts';
import type { ColumnNames, FieldNames } from './findColumns.ts';
import { readBoolean } from './readBoolean.ts';
import { RowCells, readRows } from './readRows.ts';
import { type RowOptions, readRowOptions } from './rowOptions.ts';
import { type RowReading, rowReading } from './rowReading.ts';
import { type Service, type Span, servicePeriods } from './servicePeriods.ts';
import { type TimeReader, timeReader } from './timeReader.ts';
import { type WordMap, type WordRule, wordReaders } from './wordReader.ts';

/** The fields that are read from a row about a customer. */
export type CustomerField =
  | 'customerId'
  | 'start'
  | 'end'
  | 'churned'
  | 'activeAtStart'
  | 'activeAtEnd'
  | 'at'
  | keyof Dimensions;

/** Which column each field is read from: its name; `null` where none is; left out where it is to be guessed. */
export type CustomerColumns = ColumnNames<CustomerField>;

/** What words mean: `{ churned: { Left: true, Stayed: false } }`. */
export interface CustomerValues {
  /** Whether the customer was lost in the period. */
  readonly churned?: WordMap<boolean> | undefined;
  /** Whether the customer was one when the period began. */
  readonly activeAtStart?: WordMap<boolean> | undefined;
  /** Whether the customer was one when the period ended. */
  readonly activeAtEnd?: WordMap<boolean> | undefined;
}

/** Options of {@link customersFromRows}. */
export interface CustomersFromRowsOptions extends RowOptions {
  /** The names of the columns, where the guess does not do. */
  readonly columns?: CustomerColumns | undefined;
  /** What words mean, where yes and no do not do. */
  readonly values?: CustomerValues | undefined;
  /** The period that the rows are asked about: from its first instant or day to the first after it. */
  readonly period?: readonly [from: TimeInput, to: TimeInput] | undefined;
  /**
   * The periods that the rows are asked about: all of this unit that `period` touches; without it from the first start to
   * the latest date of the rows.
   */
  readonly per?: PeriodUnit | undefined;
  /**
   * What an end date is: the last day of service, or the first day without it. An end with a time of day is that
   * instant. Default `'last-day'`.
   */
  readonly end?: 'last-day' | 'first-day-without' | undefined;
}

/** Customers read from flat rows, and how they were read. */
export interface CustomersFromRows extends RowReading<CustomerField> {
  /** A record for each customer and period. */
  readonly customers: readonly CustomerPeriod[];
}

/**
 * Turns flat rows about customers (of a billing system, an SQL result) into records for the churn rates.
 *
 * Rows with a start and, where service has ended, an end (9999-12-31 is none): give the `period` (January is `['2026-01-01', '2026-02-01']`) or the
 * unit `per`. A customer is one from the start on, that instant included, until service ends: who starts at the very
 * beginning of a period is there at its start, who ends at the very end is lost in it. Several rows with one
 * `customerId` count together, so that a change of plan is no loss. Without `timeZone` days are those of UTC; without
 * `timeFormat` a date alone is the start of that day.
 *
 * Rows that already say what happened: `churned` (or `churn`, `exited` …) yes or no, of customers that were there at the
 * start; or `activeAtStart` and `activeAtEnd`. They are read so where neither `period` nor `per` is given.
 *
 * Columns are found by well-known names in any writing, or named in `columns`; a plan or contract becomes the `group`.
 * Rows that cannot be read are left out and counted: `missing-start`, `end-before-start`, `missing-churned`,
 * `invalid-churned` and the like, the reasons of times. No row gives no customer.
 *
 * @throws KpiError `unknown-option` for an option, a column or a field of values that does not exist
 * @throws KpiError `invalid-option` when the rows cannot be gone through, a column that is named is in no row or one that
 *   is needed is not found, dates are given without `period` or `per`, or an option has a value that cannot be used
 * @throws KpiError `invalid-time` for a period whose ends cannot be read, and where the order of day and month is not known
 * @throws KpiError `invalid-record` for a row that cannot be read, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { customerChurnRate } from 'support-kpi';
 * import { customersFromRows } from 'support-kpi/rows';
 *
 * const rows = [
 *   { customer: 'a', start_date: '2025-06-01', end_date: null },
 *   { customer: 'b', start_date: '2025-06-01', end_date: '2026-01-31' },
 *   { customer: 'd', start_date: '2025-01-01', end_date: '2026-02-01' },
 * ];
 * const january = ['2026-01-01', '2026-02-01'] as const;
 * customerChurnRate(customersFromRows(rows, { period: january }).customers).numerator; // 1
 * customerChurnRate(customersFromRows(rows, { period: january, end: 'first-day-without' }).customers).numerator; // 2
 *
 * customerChurnRate(customersFromRows([{ Churn: 'Yes' }, { Churn: 'No' }]).customers).value; // 0.5
 * ```
 */
export function customersFromRows(
  rows: Iterable<object>,
  options: CustomersFromRowsOptions = {},
): CustomersFromRows {
  const settings = readRowOptions(options, ['columns', 'values', 'period', 'per', 'end']);
  const { period, per, end = 'last-day', timeZone = 'UTC', timeFormat = ['yyyy-MM-dd', 'iso'] } = options;
  const isKnownEnd = end === 'last-day' || end === 'first-day-without';
  ensure(isKnownEnd, 'invalid-option', 'end', end, "Give 'last-day' or 'first-day-without'.");
  const times = (): TimeReader => timeReader({ timeZone, timeFormat });
  const [starts, ends] = [times(), times()];
  const range = period === undefined ? undefined : readRange(period, times());
  const unit = per === undefined ? undefined : periodsOf(per, timeZone);
  const isDated = range !== undefined || unit !== undefined;
  const zone = zoneTable(zoneOffset(timeZone));
  const words = wordReaders(FLAG_RULES, options.values);
  const cells = new RowCells<CustomerField>();
  const reader = new CellReader(settings, cells);
  const services = new Map<unknown, Service[]>();
  const customers: CustomerPeriod[] = [];
  let isUnasked = false;
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  function about(): Pick<CustomerPeriod, 'customerId'> {
    const about: Record<string, unknown> = {};
    for (const field of ['customerId', ...DIMENSIONS] as const) {
      const value = field === 'customerId' ? reader.id(field) : reader.label(field);
      if (value !== undefined) about[field] = value;
    }
    return about;
  }

  /** The first instant without service: where an end is a date, that is the day after the last one. */
  function serviceEnd(at: number | undefined): number {
    if (at === undefined) return MAX_INSTANT;
    if (Number.isNaN(at)) return at;
    const day = Math.floor((at + zone.offsetAt(at)) / DAY_MS);
    return end === 'last-day' && zone.startOfDay(day) === at ? zone.startOfDay(day + 1) : at;
  }

  function readDates(): void {
    const from = reader.time('start', starts);
    if (from === undefined) reader.refuse('missing-start', 'start', 'Each row says when service began.');
    const endedAt = isNever(cells.values.end) ? undefined : reader.time('end', ends);
    const to = serviceEnd(endedAt);
    if (from === undefined || Number.isNaN(from) || Number.isNaN(to)) return;
    if (to < from) {
      reader.refuse('end-before-start', 'end', 'Service ends when it has begun or later.');
      return;
    }
    const own = about();
    const key = own.customerId ?? cells.index;
    const list = services.get(key);
    const service = { from, to, about: own };
    if (list) list.push(service);
    else services.set(key, [service]);
    earliest = Math.min(earliest, from);
    latest = Math.max(latest, from, endedAt ?? from);
  }

  function readFlags(): void {
    const flag = (field: Flag): boolean | undefined => reader.word(field, words[field]);
    const { columns } = cells.found;
    const atStart = columns.has('activeAtStart') ? flag('activeAtStart') : true;
    const field = columns.has('activeAtEnd') ? 'activeAtEnd' : 'churned';
    const said = flag(field);
    if (said === undefined)
      reader.refuse(field === 'churned' ? 'missing-churned' : 'missing-active-at-end', field, SAY);
    if (atStart === undefined) reader.refuse('missing-active-at-start', 'activeAtStart', SAY);
    if (typeof said !== 'boolean' || typeof atStart !== 'boolean') return; // as was counted
    const at = reader.spareTime('at', starts);
    customers.push({
      ...about(),
      activeAtStart: atStart,
      activeAtEnd: field === 'churned' ? atStart && !said : said,
      ...(at !== undefined && { at }),
    });
  }

  const required: readonly (readonly CustomerField[])[] = isDated
    ? [['start'], ...(options.columns?.end === null ? [] : [['end'] as const])]
    : [['churned', 'activeAtEnd', 'start']];
  const found = readRows(
    rows,
    cells,
    { fields: CUSTOMER_COLUMNS, required, columns: options.columns, settings },
    () => {
      if (isDated) readDates();
      else if (FLAGS.some((field) => cells.found.columns.has(field))) readFlags();
      else isUnasked = true;
    },
  );
  ensure(!isUnasked, 'invalid-option', 'period', period, WHICH);
  starts.check();
  ends.check();
  const reading = rowReading(settings, found, words);
  if (!isDated) return { customers, ...reading };
  const { from, to } = range ?? { from: earliest, to: latest + 1 };
  return { customers: servicePeriods(services.values(), spansOf(from, to, unit)), ...reading };
}

/** The stretches that are asked about: one, or as many as the unit cuts it into. */
function spansOf(from: number, to: number, unit: ReturnType<typeof periodsOf> | undefined): Span[] {
  if (unit === undefined) return [{ from, to }];
  return unit.starts(from, to).map((start) => ({ from: start, to: unit.nextStart(start) }));
}

function readRange(period: unknown, reader: TimeReader): Span {
  const [from, to] = [0, 1].map((i) => {
    const given: unknown = Array.isArray(period) && period.length === 2 ? period[i] : undefined;
    ensure(
      given !== undefined,
      'invalid-option',
      'period',
      period,
      "Give [from, to], such as ['2026-01-01', '2026-02-01'].",
    );
    const at = reader.read(given, i);
    if (!Number.isNaN(at)) return at;
    throw new KpiError('invalid-time', `period[${i}]`, given, reader.faultOf(given, i).remedy);
  });
  ensure(
    from !== undefined && to !== undefined && from < to,
    'invalid-option',
    'period',
    period,
    'It ends after it begins.',
  );
  return { from, to };
}

/** The year 9999 is what systems write for an end that never comes. */
function isNever(end: unknown): boolean {
  return typeof end === 'string'
    ? NEVER.test(end.trim())
    : end instanceof Date && end.getUTCFullYear() >= 9999;
}

const NEVER = /^(?:9999\D|\d{1,2}[/.-]\d{1,2}[/.-]9999(?:\D|$))/;

const SAY = 'Each row says yes or no.';
const WHICH =
  "These rows have dates: give the period, such as ['2026-01-01', '2026-02-01'], or per: 'month'.";

type Flag = 'churned' | 'activeAtStart' | 'activeAtEnd';
const FLAGS: readonly CustomerField[] = ['churned', 'activeAtEnd'];

const LOST: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'churned lost left cancelled canceled inactive attrited attritedcustomer exited'.split(' '),
);
const STAYED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'stayed active retained existing existingcustomer current'.split(' '),
);

/** Reads yes and no, and the words for them. */
function flagRule(yes: ReadonlySet<string>, no: ReadonlySet<string>): WordRule<boolean> {
  return {
    allowed: [true, false],
    meaningOf: (word, value) =>
      readBoolean(value) ?? (yes.has(word) ? true : no.has(word) ? false : undefined),
  };
}

const FLAG_RULES = {
  churned: /* @__PURE__ */ flagRule(LOST, STAYED),
  activeAtStart: /* @__PURE__ */ flagRule(STAYED, LOST),
  activeAtEnd: /* @__PURE__ */ flagRule(STAYED, LOST),
};

const CUSTOMER_COLUMNS: FieldNames<CustomerField> = {
  customerId: [
    'customer_id',
    'account_id',
    'subscriber_id',
    'client_id',
    'user_id',
    'company_id',
    'id',
    'customer',
    'account',
  ],
  activeAtStart: ['active_at_start', 'was_active'],
  activeAtEnd: ['active_at_end', 'is_active', 'active'],
  churned: [
    'churned',
    'churn',
    'is_churned',
    'churn_label',
    'churn_flag',
    'attrition',
    'attrition_flag',
    'exited',
    'customer_status',
  ],
  start: [
    ...[
      'start',
      'start_date',
      'started_at',
      'started_on',
      'subscription_start',
      'subscription_start_date',
      'from',
    ],
    ...['signup_date', 'signed_up_at', 'join_date', 'joined_at', 'activated_at', 'created_at', 'created'],
  ],
  end: [
    ...['end', 'end_date', 'ended_at', 'ended_on', 'subscription_end', 'subscription_end_date', 'to'],
    ...['cancel_date', 'cancelled_at', 'canceled_at', 'cancellation_date', 'churn_date', 'churned_at'],
    ...['termination_date', 'terminated_at', 'deactivated_at', 'expired_at', 'last_day'],
  ],
  at: ['at', 'month', 'period', 'date', 'snapshot_date'],
  group: [
    ...CONVERSATION_COLUMNS.group,
    'plan',
    'plan_name',
    'plan_id',
    'contract',
    'subscription_plan',
    'segment',
    'product',
  ],
  channel: CONVERSATION_COLUMNS.channel,
  inbox: CONVERSATION_COLUMNS.inbox,
  team: CONVERSATION_COLUMNS.team,
  priority: CONVERSATION_COLUMNS.priority,
};
