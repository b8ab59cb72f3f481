import { ensure } from '../errors.ts';
import { zoneOffset } from '../time/zoneOffset.ts';
import { zoneTable } from '../time/zoneTable.ts';
import { DayMonthOrder } from './dayMonthOrder.ts';
import { type TimeFault, timeFault } from './timeFault.ts';
import { isoWay, type NamedFormat, patternOf, TIME_FORMATS, timeWay } from './timeWay.ts';

/** How the times of rows are written. */
export interface TimeOptions {
  /**
   * The IANA time zone of the clock by which times without an offset were written, such as `'Europe/Rome'`. A time
   * that the clock showed twice is the earlier; one that it skipped is as much later as the clock jumped.
   */
  readonly timeZone?: string | undefined;
  /**
   * How times are written; several ways are tried in their order. Default `'iso'`: ISO 8601, with an offset or, where
   * there is a `timeZone`, without; epoch milliseconds as numbers; `Date`; Temporal. These are read with other ways too.
   *
   * - a pattern of date-fns tokens: `'dd/MM/yyyy HH:mm'`, `'M/d/yyyy h:mm a'`, `'EEE MMM dd HH:mm:ss xx yyyy'`,
   *   `"dd.MM.yyyy HH:mm 'Uhr'"`; `z` reads zone words such as `CET`. A pattern without hours (`'yyyy-MM-dd'`) means
   *   the start of the local day.
   * - `'rfc5322'`: dates of mails, `Mon, 02 Mar 2026 09:00:00 +0100`
   * - `'seconds'`, `'milliseconds'`, `'microseconds'`, `'nanoseconds'` since 1970, as numbers or text
   * - `'excel'`: serial dates of spreadsheets, on the clock of `timeZone`; `'excel-1904'` for those that count from 1904
   */
  readonly timeFormat?: string | readonly string[] | undefined;
}

/** Reads the times of rows. */
export interface TimeReader {
  /** The instant of a value in epoch milliseconds, or `NaN` where it cannot be read. `row` counts from 0. */
  read(value: unknown, row: number): number;
  /** Says why `read` gave `NaN`. To be asked of each such value: what concerns the column is remembered for `check`. */
  faultOf(value: unknown, row: number): TimeFault;
  /**
   * To be asked when all rows are read.
   *
   * @throws KpiError `invalid-time` where the order of day and month is not known, or not the same in all rows
   */
  check(): void;
}

/**
 * Compiles how times are written.
 *
 * @throws KpiError `invalid-option` for a way that is not known, a time zone that is none, and a way that gives local
 *   times where no time zone is given
 */
export function timeReader({ timeZone, timeFormat = 'iso' }: TimeOptions): TimeReader {
  const zone = timeZone === undefined ? undefined : zoneTable(zoneOffset(timeZone));
  const formats = formatsOf(timeFormat);
  const patterns = formats.map(({ format, path }) => patternOf(format, path));
  const ways = formats.map(({ format, path }, i) => timeWay(format, patterns[i], zone, path));
  if (!formats.some(({ format }) => format === 'iso')) ways.push(isoWay(zone));
  const order = new DayMonthOrder(formats, patterns);
  return {
    read(value, row) {
      const given = typeof value === 'string' ? trimmed(value) : value;
      for (const way of ways) {
        const instant = way(given);
        if (Number.isNaN(instant)) continue;
        if (order.isWatching) order.see(given, row);
        return instant;
      }
      return Number.NaN;
    },
    faultOf(value, row) {
      const given = typeof value === 'string' ? value.trim() : value;
      return order.suspect(given, row) ?? timeFault(given, formats, zone !== undefined);
    },
    check: () => order.check(),
  };
}

function formatsOf(given: unknown): readonly NamedFormat[] {
  const isList = Array.isArray(given);
  const list: readonly unknown[] = isList ? given : [given];
  const remedy = `Give a pattern such as 'dd/MM/yyyy HH:mm', or one of ${TIME_FORMATS.join(', ')}.`;
  ensure(list.length > 0, 'invalid-option', 'timeFormat', given, remedy);
  return Array.from(list, (format, i) => {
    const path = isList ? `timeFormat[${i}]` : 'timeFormat';
    ensure(typeof format === 'string' && format.trim() !== '', 'invalid-option', path, format, remedy);
    return { format, path };
  });
}

/** Without the spaces around it: nearly every text has none. */
function trimmed(text: string): string {
  return text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32 ? text.trim() : text;
}
