import { ensure } from '../errors.ts';
import type { Asked, Fact, FactTable, Lists } from '../facts/fact.ts';
import { instantOf } from '../facts/reading/instantOf.ts';
import { listSource, type RecordReader } from '../facts/reading/listSource.ts';
import { type OnInvalid, startTally, type Tally } from '../facts/reading/tally.ts';
import { labelOf } from '../facts/reading/words.ts';
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

const COLUMNS = { ms: 'duration', open: 'flag', at: 'instant' } as const;

const LABELS = ['agent'] as const;

const source = /* @__PURE__ */ listSource('durations');

/** Durations that are given, by some rules. */
export type GivenDurations = Fact<keyof typeof COLUMNS, (typeof LABELS)[number], 'durations'>;

/**
 * Durations that are given, one row each.
 *
 * | column | what it holds |
 * |---|---|
 * | `ms` | the duration in milliseconds; 0 where it has not ended |
 * | `open` | 1 where it has not ended |
 * | `at` | the instant that it is filed under, epoch milliseconds; NaN where that is not known |
 *
 * | label | what it holds |
 * |---|---|
 * | `agent` | the agent that it is put down to |
 */
export function givenDurations(rules: GivenDurationRules): GivenDurations {
  return {
    name: 'givenDurations',
    needs: ['durations'],
    alone: 'record',
    columns: COLUMNS,
    labels: LABELS,
    rules,
    source,
    begin: (asked) => new DurationReader(rules, asked),
  };
}

class DurationReader implements RecordReader {
  readonly throws: boolean;
  readonly #rules: GivenDurationRules;
  readonly #asked: Asked;
  readonly #tally: Tally;
  readonly #isNothing = nothingRule();
  readonly #record: number[] = [];
  readonly #ms: number[] = [];
  readonly #open: number[] = [];
  #hasRecords = false;
  #hasColumn = false;

  constructor(rules: GivenDurationRules, asked: Asked) {
    this.#rules = rules;
    this.#asked = asked;
    this.#tally = startTally(rules.onInvalid, asked.places);
    this.throws = rules.onInvalid === 'throw';
  }

  hear(given: unknown, index: number): void {
    const { unit, format, open: emptyIsOpen, remainingOf, column } = this.#rules;
    const { leaveOut, refuse } = this.#tally;
    const own = isRecord(given);
    const isThere = !own || Object.hasOwn(given, column);
    this.#hasRecords ||= own;
    this.#hasColumn ||= own && isThere;
    const value: unknown = own ? isThere && Reflect.get(given, column) : given;
    const path = (): string => `durations[${index}]${own ? `.${column}` : ''}`;
    if (!isThere || this.#isNothing(value)) {
      if (!emptyIsOpen) leaveOut('missing', path);
      else this.#add(index, 0, 1);
      return;
    }
    const read = readDuration(value, unit, format);
    if (typeof read !== 'number') {
      refuse(read.reason, () => ({ path: path(), value, remedy: read.remedy }));
      return;
    }
    const size = remainingOf === undefined ? read : remainingOf - read;
    if (size >= 0) this.#add(index, size, 0);
    else {
      const remedy = remainingOf === undefined ? NEGATIVE : MORE_LEFT;
      refuse('negative-duration', () => ({ path: path(), value, remedy }));
    }
  }

  table(lists: Lists): FactTable {
    const { column } = this.#rules;
    const remedy = 'No record has this field: give the name of the one that holds the durations.';
    ensure(this.#hasColumn || !this.#hasRecords, 'invalid-option', 'column', column, remedy);
    const record = this.#record;
    const records: unknown = lists.get('durations');
    const { excluded, excludedAt } = this.#tally;
    return {
      record,
      columns: { ms: this.#ms, open: this.#open },
      derived: { at: instantOf(record, records, 'at') },
      ...(this.#asked.labels.has('agent') && {
        labels: {
          agent: labelOf(record.length, (row) => Object(Object(records)[record[row] ?? 0]).agentId),
        },
      }),
      excluded,
      excludedAt,
    };
  }

  #add(index: number, size: number, isOpen: number): void {
    this.#record.push(index);
    this.#ms.push(size);
    this.#open.push(isOpen);
  }
}

function isRecord(given: unknown): given is object {
  return typeof given === 'object' && given !== null;
}

const NEGATIVE = 'A duration is 0 or more; give remainingOf where the values say what is left of a goal.';
const MORE_LEFT = 'More is left than the goal: give the goal as remainingOf.';
