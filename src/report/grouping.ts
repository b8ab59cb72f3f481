import type { Spread, Spreading } from '../define/foldMeasure.ts';
import type { Placing } from '../define/place.ts';
import type { Measure } from '../define/plan.ts';
import type { Reading } from '../define/readings.ts';
import { KpiError } from '../errors.ts';
import type { Lists } from '../facts/fact.ts';
import { IntList } from '../facts/reading/intList.ts';
import { Words } from '../facts/reading/words.ts';
import type { Rows } from '../fold/rows.ts';

/** What a report is split by: a field of the records, a function, or whom a row is put down to. */
export interface Dimension {
  /** Its name. */
  readonly name: string;
  /** Whether the name is that of a field. */
  readonly isField: boolean;
  /** Reads it off a record; `undefined` for whom a row is put down to. */
  readonly read: ((record: unknown) => unknown) | undefined;
}

/** The groups in which the records of a kind stand: each mostly in one; in several where a field has several values. */
interface Groups {
  /** The group of each record; {@link UNREAD} before it is asked for, {@link SEVERAL} less the place of its list. */
  readonly group: Int32Array;
  /** Lists of groups, each led by how many there are. */
  readonly several: IntList;
  /** The rows whose records have been read. */
  readonly read: WeakSet<object>;
}

const UNREAD = -1;
const SEVERAL = -2;

/** Adds to a group whom a row is put down to. */
type GroupOfRow = (group: number, row: number) => number;

const NO_COLUMNS: ReadonlyMap<string, never> = /* @__PURE__ */ new Map<string, never>();

/** Puts the rows of all measures into groups by what their records hold, each combination of values numbered once. */
export class Grouping {
  readonly #byRecord: readonly Dimension[];
  readonly #byRow: readonly Dimension[];
  /** The names of the dimensions. */
  readonly names: readonly string[];
  readonly #limits: GroupLimits;
  readonly #words: ReadonlyMap<string, Words>;
  readonly #records: Map<string, Groups> = new Map();
  /** The cells of rows, by their frames or the records that they come from, and the label that they are put down by. */
  readonly #cells: WeakMap<object, Map<string, Int32Array>> = new WeakMap();
  /** For each group and word the group of both; one step for each dimension. */
  readonly #steps: Map<number, number>[];
  /** The group that a group was made from, and the word that was added; for each step its own. */
  readonly #made: { readonly from: IntList; readonly word: IntList }[];

  constructor(dimensions: readonly Dimension[], limits: GroupLimits = LIMITS) {
    this.#limits = limits;
    // Whom a row is put down to comes last for all, so that all combine in the same order.
    this.#byRecord = dimensions.filter(({ read }) => read);
    this.#byRow = dimensions.filter(({ read }) => !read);
    this.names = dimensions.map(({ name }) => name);
    this.#words = new Map(dimensions.map(({ name }) => [name, new Words()]));
    this.#steps = dimensions.map(() => new Map());
    this.#made = dimensions.map(() => ({ from: new IntList(), word: new IntList() }));
  }

  /** The names of the dimensions by which some record had several values, so far. */
  readonly several: Set<string> = new Set();

  /** How many groups there are so far. */
  get size(): number {
    return this.#made.at(-1)?.from.length ?? 1;
  }

  /** The values of a group by the names of the dimensions. */
  valuesOf(group: number): ReadonlyMap<string, string | null> {
    const values = new Map<string, string | null>();
    const ordered = [...this.#byRecord, ...this.#byRow];
    let at = group;
    for (let step = ordered.length - 1; step >= 0; step--) {
      const made = this.#made[step];
      const name = ordered[step]?.name ?? '';
      values.set(name, this.#words.get(name)?.names[made?.word.at(at) ?? -1] ?? null);
      at = made?.from.at(at) ?? 0;
    }
    return new Map(this.names.map((name) => [name, values.get(name) ?? null]));
  }

  /** The groups in which there is anything, in any of so many frames. */
  groupsWith(frames: number, has: (group: number, frame: number) => boolean): number[] {
    const filled: number[] = [];
    for (let group = 0; group < this.size; group++) {
      let frame = 0;
      while (frame < frames && !has(group, frame)) frame++;
      if (frame < frames) filled.push(group);
    }
    return filled;
  }

  /** Groups, ordered by their values; `null` comes last. */
  sorted(groups: readonly number[]): number[] {
    const named = groups.map((group) => ({ group, values: [...this.valuesOf(group).values()] }));
    return named.sort((a, b) => compareGroups(a.values, b.values)).map(({ group }) => group);
  }

  /**
   * How the rows of a measure are spread over the cells of groups and frames.
   *
   * @param label - the label by which rows are put down to somebody
   */
  spread({ of }: Measure, { table }: Reading, rows: Rows, lists: Lists, label: string | undefined): Spread {
    const kind = of.needs[0] ?? '';
    const groups = this.#groupsOf(kind, lists.get(kind), table.record);
    const ofRow = this.#labelSteps(rows, label, table.record, lists.get(kind));
    const hasSeveral = groups !== undefined && groups.several.length > 0;
    return (placing) =>
      hasSeveral
        ? this.#spreadSeveral(placing, table.record, groups, ofRow)
        : this.#spreadEach(placing, table.record, groups, ofRow, label);
  }

  /** Each row stands in one cell, whatever measure asks for it. */
  #spreadEach(
    { rows, chosen, frame, source, frames }: Placing,
    record: ArrayLike<number>,
    groups: Groups | undefined,
    ofRow: GroupOfRow | undefined,
    label: string = '',
  ): Spreading {
    if (groups === undefined && ofRow === undefined)
      return { rows, chosen, cell: frame, source, cells: frames };
    const known = this.#cells.get(frame ?? record);
    const found = source ? undefined : known?.get(label);
    if (found) return { rows, chosen, cell: found, source, cells: this.#cellsOf(frames) };
    const cell = new Int32Array(rows.length);
    for (let row = 0; row < cell.length; row++) {
      const at = frame ? (frame[row] ?? -1) : 0;
      if (at < 0) {
        cell[row] = -1;
        continue;
      }
      const from = source ? (source[row] ?? 0) : row;
      const group = groups ? (groups.group[record[from] ?? 0] ?? 0) : 0;
      cell[row] = (ofRow ? ofRow(group, from) : group) * frames + at;
    }
    if (source === undefined) {
      if (known) known.set(label, cell);
      else this.#cells.set(frame ?? record, new Map([[label, cell]]));
    }
    return { rows, chosen, cell, source, cells: this.#cellsOf(frames) };
  }

  /** Some records stand in several groups: each row is taken once for each. */
  #spreadSeveral(
    { rows, chosen, frame, source, frames }: Placing,
    record: ArrayLike<number>,
    groups: Groups,
    ofRow: GroupOfRow | undefined,
  ): Spreading {
    const taken = new IntList();
    const cell = new IntList();
    for (let row = 0; row < rows.length; row++) {
      if (chosen && chosen[row] === 0) continue;
      const at = frame ? (frame[row] ?? -1) : 0;
      if (at < 0) continue;
      const from = source ? (source[row] ?? 0) : row;
      const own = groups.group[record[from] ?? 0] ?? 0;
      const place = SEVERAL - own;
      const all = place < 0 ? 1 : (groups.several.at(place) ?? 0);
      checkCount(
        taken.length + all,
        this.#limits.places,
        'rows, each once for every group in which it stands',
      );
      for (let n = 1; n <= all; n++) {
        const group = place < 0 ? own : (groups.several.at(place + n) ?? 0);
        taken.push(row);
        cell.push((ofRow ? ofRow(group, from) : group) * frames + at);
      }
    }
    const own = taken.values();
    return {
      rows: rows.taken(own, NO_COLUMNS),
      chosen: undefined,
      cell: cell.values(),
      source: source ? own.map((row) => source[row] ?? 0) : own,
      cells: this.#cellsOf(frames),
    };
  }

  /** How many cells there are so far. */
  #cellsOf(frames: number): number {
    const cells = this.size * frames;
    checkCount(cells, this.#limits.cells, 'groups × periods');
    return cells;
  }

  /** The groups of the records of some rows by all dimensions that are read off records; of no others is anything asked. */
  #groupsOf(kind: string, records: unknown, record: ArrayLike<number>): Groups | undefined {
    if (this.#byRecord.length === 0) return undefined;
    const list: readonly unknown[] = Array.isArray(records) ? records : [];
    const groups = this.#records.get(kind) ?? {
      group: new Int32Array(list.length).fill(UNREAD),
      several: new IntList(),
      read: new WeakSet<object>(),
    };
    this.#records.set(kind, groups);
    if (groups.read.has(record)) return groups;
    groups.read.add(record);
    for (let row = 0; row < record.length; row++) {
      const i = record[row] ?? 0;
      if (groups.group[i] === UNREAD) groups.group[i] = this.#groupOf(list[i], groups.several);
    }
    return groups;
  }

  /** The group of a record, or where the list of its groups stands. */
  #groupOf(record: unknown, several: IntList): number {
    let group = 0;
    let all: number[] | undefined;
    for (let step = 0; step < this.#byRecord.length; step++) {
      const dimension = this.#byRecord[step];
      const value = dimension?.read?.(record);
      const words = this.#words.get(dimension?.name ?? '');
      if (all === undefined && !Array.isArray(value)) {
        group = this.#step(step, group, words?.numberOf(value) ?? -1);
      } else all = this.#stepAll(step, all ?? [group], value, dimension?.name ?? '');
    }
    if (all === undefined) return group;
    const [only = 0] = all;
    if (all.length === 1) return only;
    const place = several.length;
    checkCount(
      place + all.length,
      this.#limits.places,
      'records, each once for every group in which it stands',
    );
    several.push(all.length);
    for (const each of all) several.push(each);
    return SEVERAL - place;
  }

  /** The groups of groups and each of several values. */
  #stepAll(step: number, groups: readonly number[], value: unknown, name: string): number[] {
    const words = this.#words.get(name);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    // A value that stands twice is one.
    const all = new Set(Array.from(list, (each) => words?.numberOf(each) ?? -1));
    if (all.size === 0) all.add(-1);
    if (all.size > 1) this.several.add(name);
    checkCount(groups.length * all.size, this.#limits.groups, 'groups of one record');
    return groups.flatMap((group) => Array.from(all, (word) => this.#step(step, group, word)));
  }

  /** The group of a group and a word. */
  #step(step: number, group: number, word: number): number {
    const key = group * MOST_WORDS + word + 1;
    const known = this.#steps[step]?.get(key);
    if (known !== undefined) return known;
    const made = this.#made[step];
    const next = made?.from.length ?? 0;
    checkCount(next + 1, this.#limits.groups, 'groups');
    made?.from.push(group);
    made?.word.push(word);
    this.#steps[step]?.set(key, next);
    return next;
  }

  /** Adds to a group whom a row is put down to: by the label of its fact, or by the record where it has none. */
  #labelSteps(
    rows: Rows,
    label: string | undefined,
    record: ArrayLike<number>,
    records: unknown,
  ): GroupOfRow | undefined {
    const [dimension] = this.#byRow;
    if (dimension === undefined) return undefined;
    const step = this.#byRecord.length;
    const words = this.#words.get(dimension.name);
    const own = label === undefined ? undefined : rows.label(label);
    if (own === undefined) {
      const agentOf = (row: number): unknown => Object(Object(records)[record[row] ?? 0]).agentId;
      return (group, row) => this.#step(step, group, words?.numberOf(agentOf(row)) ?? -1);
    }
    const numbers = own.names.map((name) => words?.numberOf(name) ?? -1);
    return (group, row) => this.#step(step, group, numbers[own.codes[row] ?? -1] ?? -1);
  }
}

/** More different words than this are not numbered apart: 2^26, so that a key stays a safe integer. */
const MOST_WORDS = 67_108_864;

/** How many there may be of what grows with the number of groups. */
export interface GroupLimits {
  /** Groups; a map of JavaScript throws at 2^24 entries. */
  readonly groups: number;
  /** Records, or rows, each once for every group in which it stands. */
  readonly places: number;
  /** Groups × periods. */
  readonly cells: number;
}

/** More than this would only fill the memory. */
const LIMITS: GroupLimits = { groups: 10_000_000, places: 50_000_000, cells: 50_000_000 };

/**
 * Holds that there are not too many of something.
 *
 * @throws KpiError `invalid-option` where there are
 */
function checkCount(n: number, most: number, what: string): void {
  if (n <= most) return;
  const remedy = `These are ${n} ${what}, of at most ${most}: split by fewer fields, or by fields with fewer values, or keep fewer records with where.`;
  throw new KpiError('invalid-option', 'by', n, remedy);
}

/** Which of two groups comes first, by their values; `null` comes last. */
export function compareGroups(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] ?? null, b[i] ?? null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
