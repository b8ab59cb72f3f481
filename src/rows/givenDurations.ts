import { ensure } from '../errors.ts';
import type { Fact, FactTable } from '../facts/fact.ts';
import { type OnInvalid, startTally } from '../facts/tally.ts';
import type { GivenDuration } from '../records/givenDuration.ts';
import { nothingRule } from './nothing.ts';
import { type DurationFormat, type DurationUnit, readDuration } from './readDuration.ts';

/** The rules by which durations are read. */
export interface GivenDurationRules {
  /** What numbers count. */
  readonly unit: DurationUnit | undefined;
  /** How text with colons is written. */
  readonly format: DurationFormat | undefined;
  /** Whether what is empty has not ended; else it is missing. */
  readonly open: boolean;
  /** The goal of which the values say what is left, in milliseconds. */
  readonly remainingOf: number | undefined;
  /** The name of the field that holds them. */
  readonly column: string;
  /** What happens with values that cannot be used. */
  readonly onInvalid: OnInvalid;
}

/** A duration, just how long, or a row that holds it under another name. */
export type GivenDurationInput =
  | GivenDuration
  | GivenDuration['duration']
  | Readonly<Record<string, unknown>>;

/**
 * Durations that are given, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `ms` | the duration in milliseconds; 0 where it has not ended |
 * | `open` | 1 where it has not ended |
 */
export function givenDurations(rules: GivenDurationRules): Fact<'durations'> {
  const { unit, format, open: emptyIsOpen, remainingOf, column, onInvalid } = rules;
  const isNothing = nothingRule();
  return {
    needs: 'durations',
    options: rules,
    read(records): FactTable {
      ensure(Array.isArray(records), 'invalid-option', 'durations', records, 'Give a list of durations.');
      const { excluded, excludedAt, leaveOut, refuse } = startTally(onInvalid);
      const record: number[] = [];
      const ms: number[] = [];
      const open: number[] = [];
      let hasColumn = !records.some(isRecord);
      for (const [index, given] of records.entries()) {
        const own = isRecord(given);
        const isThere = !own || Object.hasOwn(given, column);
        hasColumn ||= isThere;
        const value: unknown = own ? isThere && Reflect.get(given, column) : given;
        const path = (): string => `durations[${index}]${own ? `.${column}` : ''}`;
        if (!isThere || isNothing(value)) {
          if (!emptyIsOpen) leaveOut('missing', path);
          else add(index, 0, 1);
          continue;
        }
        const read = readDuration(value, unit, format);
        if (typeof read !== 'number') {
          refuse(read.reason, () => ({ path: path(), value, remedy: read.remedy }));
          continue;
        }
        const size = remainingOf === undefined ? read : remainingOf - read;
        if (size >= 0) add(index, size, 0);
        else
          refuse('negative-duration', () => ({
            path: path(),
            value,
            remedy: remainingOf === undefined ? NEGATIVE : MORE_LEFT,
          }));
      }
      ensure(
        hasColumn,
        'invalid-option',
        'column',
        column,
        'No record has this field: give the name of the one that holds the durations.',
      );
      return { record, columns: { ms, open }, excluded, excludedAt };

      function add(index: number, size: number, isOpen: number): void {
        record.push(index);
        ms.push(size);
        open.push(isOpen);
      }
    },
  };
}

function isRecord(given: unknown): given is object {
  return typeof given === 'object' && given !== null;
}

const NEGATIVE = 'A duration is 0 or more; give remainingOf where the values say what is left of a goal.';
const MORE_LEFT = 'More is left than the goal: give the goal as remainingOf.';
