import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

const given = process.env['SUPPORT_KPI_DATA'];

/** Where the public data is: beside the repository, or where `SUPPORT_KPI_DATA` says. */
export const dataFolder: URL = given
  ? new URL('./', pathToFileURL(`${given}/reference.json`))
  : new URL('../../../shared/data/', import.meta.url);

/** Whether it is there. */
export const hasData: boolean = existsSync(new URL('reference.json', dataFolder));

/** The rows of a CSV file, by the names in its first line. */
export function readCsv(path: string): Record<string, string>[] {
  return parse(readFileSync(new URL(path, dataFolder)), { columns: true });
}

/** A JSON file. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, dataFolder), 'utf8'));
}
