import { isAbsent } from '../records/isAbsent.ts';
import { readInstant, type TimeInput } from '../time/instant.ts';
import type { ColumnKind } from './fact.ts';

/** What a column of your own may be given for a row: an instant in any form that is read, a number, a flag, or nothing. */
export type OwnValue = TimeInput | boolean | null | undefined;

/** The value of a column of one's own: NaN for nothing; `undefined` for what cannot be used. */
export function ownValue(value: unknown, kind: ColumnKind): number | undefined {
  if (isAbsent(value)) return Number.NaN;
  if (typeof value === 'boolean') return kind === 'flag' ? +value : undefined;
  if (kind !== 'instant') {
    const isOne = typeof value === 'number' && Number.isFinite(value);
    return isOne && (kind !== 'flag' || value === 0 || value === 1) ? value : undefined;
  }
  const instant = readInstant(value);
  return Number.isNaN(instant) ? undefined : instant;
}

/** What a column may be given, in words. */
export const ALLOWED: Readonly<Record<ColumnKind, string>> = {
  instant: 'an instant, such as a Date',
  duration: 'a number of milliseconds',
  flag: 'true or false',
  number: 'a finite number',
};
