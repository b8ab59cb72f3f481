import { KpiError } from 'support-kpi';

/** What the library says is wrong, without the path of the option, which a reader of files does not know. */
export function remedyOf(error: unknown): string {
  if (!(error instanceof KpiError)) throw error;
  return error.message.replace(`${error.path}: `, '');
}
