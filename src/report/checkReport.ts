import { ensure } from '../errors.ts';

/**
 * Holds that something is what a report gives, as far as it is shown.
 *
 * @param parts - the further parts that must be objects
 * @throws KpiError `invalid-option` where it is not
 */
export function checkReport(report: unknown, parts: readonly string[] = []): void {
  const check = (holds: boolean, path: string, value: unknown): void =>
    ensure(holds, 'invalid-option', path, value, 'Give what run of a report gives.');
  check(isObject(report), 'report', report);
  const { by, per, measures, rows, ...rest } = Object(report);
  check(isListOf(by, isText), 'report.by', by);
  check(per === null || isObject(per), 'report.per', per);
  check(isListOf(measures, isMeasure), 'report.measures', measures);
  check(isListOf(rows, isObject), 'report.rows', rows);
  for (const part of parts) check(isObject(rest[part]), `report.${part}`, rest[part]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isMeasure(value: unknown): boolean {
  return isObject(value) && isText(Reflect.get(value, 'name')) && isText(Reflect.get(value, 'unit'));
}

function isListOf(list: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(list) && Array.from<unknown>(list).every(isOne);
}
