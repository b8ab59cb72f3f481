import { zoneOffset } from './zoneOffset.ts';
import { type ZoneTable, zoneTable } from './zoneTable.ts';

/** More zones than one process usually counts in. */
const MOST = 32;
const tables = new Map<string, ZoneTable>();

/**
 * The clock of a zone. Periods, cycles and ranges of one zone look up the same table, which is compiled once: that
 * takes milliseconds for some years.
 *
 * @throws KpiError `invalid-option` where the zone is not known
 */
export function sharedZone(timeZone: string): ZoneTable {
  const known = tables.get(timeZone);
  if (known !== undefined) return known;
  const table = zoneTable(zoneOffset(timeZone));
  if (tables.size === MOST) tables.clear();
  tables.set(timeZone, table);
  return table;
}
