import type { RowCells } from './readRows.ts';
import { readId, readLabel } from './readText.ts';
import type { RowSettings } from './rowOptions.ts';
import type { TimeReader } from './timeReader.ts';
import type { WordReader } from './wordReader.ts';

/** What is wrong with the value of a time that was read as an instant, or as `NaN`; `undefined` where nothing is known. */
export type TimeDoubt = (
  value: unknown,
  at: number,
) => { readonly reason: string; readonly remedy: string } | undefined;

/**
 * Reads the cells of one row after the other. A row that no figure can use is counted once, by the first cell that makes
 * it so; what is not needed is counted by cell.
 */
export class CellReader<Field extends string> {
  readonly #settings: RowSettings;
  readonly #cells: RowCells<Field>;
  #refusedRow = -1;

  constructor(settings: RowSettings, cells: RowCells<Field>) {
    this.#settings = settings;
    this.#cells = cells;
  }

  /** What a word means, where the cell is not needed: nothing is counted. */
  meaning<T>(field: Field, reader: WordReader<T>): T | undefined {
    return reader.read(this.#cells.values[field], this.#cells.found.columns.get(field));
  }

  /** What a word means; what nobody knows is counted and stays as it is, for the metrics to refuse. */
  word<T>(field: Field, reader: WordReader<T>): T | undefined {
    const value = this.#cells.values[field];
    if (value === undefined) return undefined;
    const meaning = reader.read(value, this.#cells.found.columns.get(field));
    if (meaning !== undefined) return meaning;
    this.refuse(`invalid-${kebab(field)}`, field, reader.remedy(value), `is no ${field} that is known`);
    return value as T; // not one, as was counted: a metric refuses it too
  }

  /**
   * The instant of a cell, or `undefined` where it holds nothing; what cannot be read is counted and gives NaN.
   *
   * @param doubt - what is wrong with a value that is read as this instant, or as NaN, if it knows
   */
  time(field: Field, reader: TimeReader, doubt?: TimeDoubt): number | undefined {
    const value = this.#cells.values[field];
    if (value === undefined) return undefined;
    const { index } = this.#cells;
    const at = reader.read(value, index);
    const doubted = doubt?.(value, at);
    if (doubted === undefined && !Number.isNaN(at)) return at;
    const { reason, remedy } = doubted ?? reader.faultOf(value, index);
    this.refuse(reason, field, remedy);
    return Number.NaN;
  }

  /** The instant of a cell that is not needed: what cannot be read is counted as such and gives `undefined`. */
  spareTime(field: Field, reader: TimeReader): number | undefined {
    const value = this.#cells.values[field];
    if (value === undefined) return undefined;
    const { index } = this.#cells;
    const at = reader.read(value, index);
    if (!Number.isNaN(at)) return at;
    const { reason, remedy } = reader.faultOf(value, index);
    this.#settings.ignored.refuse(reason, () => ({ path: this.#cells.pathOf(field), value, remedy }));
    return undefined;
  }

  /** The id of a cell; what can be none is counted as a cell that is not needed. */
  id(field: Field): string | undefined {
    const value: unknown = this.#cells.values[field];
    if (value === undefined || typeof value === 'string') return value;
    return readId(value) ?? this.#ignore(field, value);
  }

  /** The label of a cell; what can be none is counted as a cell that is not needed. */
  label(field: Field): string | undefined {
    const value: unknown = this.#cells.values[field];
    if (value === undefined || typeof value === 'string') return value;
    return readLabel(value) ?? this.#ignore(field, value);
  }

  /** Whether the row has been counted. */
  get isRefused(): boolean {
    return this.#refusedRow === this.#cells.index;
  }

  /** Counts the row, unless it has been counted. */
  refuse(reason: string, field: Field, remedy: string, problem?: string): void {
    const cells = this.#cells;
    if (this.isRefused) return;
    this.#refusedRow = cells.index;
    this.#settings.excluded.refuse(reason, () => ({
      path: cells.pathOf(field),
      value: cells.values[field],
      remedy,
      ...(problem !== undefined && { problem }),
    }));
  }

  #ignore(field: Field, value: unknown): undefined {
    this.#settings.ignored.refuse(`invalid-${kebab(field)}`, () => ({
      path: this.#cells.pathOf(field),
      value,
      remedy: 'Give a text or a number.',
    }));
  }
}

function kebab(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
