import { ensure } from '../errors.ts';
import { checkNames, unknownName } from '../nearestName.ts';
import { type AnyReport, planOfReport } from '../report/anyReport.ts';
import { type Plans, plansOf } from '../report/plansOf.ts';
import type { ReportPlan } from '../report/reportPlan.ts';
import type { At } from '../summary/checkTogether.ts';
import { asMade, foldReport } from '../summary/foldReport.ts';
import { presentFolded } from '../summary/presentReport.ts';
import type { ReadReportSummary } from '../summary/readReportSummary.ts';
import { Counted } from './counted.ts';
import { LiveCell } from './liveCell.ts';
import { LiveHead } from './liveHead.ts';

/** By what a unit is put and removed: its id. */
export type UnitKey = string | number | bigint;

/** Figures that follow their records. */
export interface Live<R extends AnyReport> {
  /**
   * Puts a record, or all records of one unit (of a customer), in place of what was there under its key.
   *
   * @param kind - the kind of record: `conversations`
   * @param key - its id
   * @param records - the record, or the records; what was put is not to be changed: put another one
   * @throws KpiError `invalid-option` for a kind that the report does not need, and for what is no key
   * @throws KpiError `mixed-currencies` for costs in another currency than those that are there; as the metrics do
   */
  put(kind: keyof Parameters<R['run']>[0], key: UnitKey, records: object | readonly object[]): void;
  /** Removes what was put under a key; whether anything was. */
  remove(kind: keyof Parameters<R['run']>[0], key: UnitKey): boolean;
  /**
   * The report as it is now.
   *
   * @param at - `now`: the instant until which what is open lasts. Default: the latest of the records
   * @throws KpiError `different-moments` for an instant before the latest of the records, and where what lasts was measured until
   *   moments that are not the same
   */
  read(at?: At): ReturnType<R['run']>;
}

/**
 * How do the figures stand right now?
 *
 * Starts a board that is put together from records as they come, are corrected and go, and that ticks with `now` without
 * reading any again. At every moment it reads what the report says of all the records that are there; where in these something
 * was left out is not told.
 *
 * To put or to remove a record costs the folding of it and of what was there before, however many there are. To read costs a
 * figure for each group and period, and the durations of those that have changed.
 *
 * @param report - the report; as a summary, it cannot compare, roll, or count what lasts at the end of a period
 * @throws KpiError `invalid-option` for what is no such report
 * @example
 * ```ts
 * import { replyTime, report } from 'support-kpi';
 * import { live } from 'support-kpi/live';
 *
 * const asked = { at: '2026-03-02T09:00:00Z', from: 'customer' as const };
 * const answered = { at: '2026-03-02T09:10:00Z', from: 'agent' as const };
 * const board = live(report().by('team').measure({ replyTime }));
 *
 * board.put('conversations', 1, { id: 1, team: 'a', messages: [asked] });
 * board.read({ now: '2026-03-02T09:05:00Z' }).rows[0]?.replyTime.oldestOpen; // 300000
 * board.put('conversations', 1, { id: 1, team: 'a', messages: [asked, answered] });
 * board.read().rows[0]?.replyTime.value; // 600000
 * board.remove('conversations', 1); // true
 * board.read().total.replyTime.n; // 0
 * ```
 */
export function live<R extends AnyReport>(report: R): Live<R> {
  const board = new Board(planOfReport(report));
  return {
    put: (kind, key, records) => board.put(String(kind), key, records),
    remove: (kind, key) => board.remove(String(kind), key),
    read(at = {}) {
      const result: unknown = board.read(at);
      // The rows hold what those of this report hold.
      return result as ReturnType<R['run']>;
    },
  };
}

class Board {
  readonly #plan: ReportPlan;
  readonly #plans: Plans;
  readonly #kinds: readonly string[];
  readonly #nothing: Readonly<Record<string, readonly []>>;
  /** The records of each unit, by kind and key. */
  readonly #units: Map<string, Map<UnitKey, readonly object[]>> = new Map();
  readonly #cells: Map<string, LiveCell> = new Map();
  readonly #heads: ReadonlyMap<string, LiveHead>;
  readonly #several: Counted<string> = new Counted();
  /** The fields that are asked for, by how many units lack them, of those of which there is anything. */
  readonly #missing: Counted<string> = new Counted();
  #told = 0;

  constructor(plan: ReportPlan) {
    this.#plan = plan;
    this.#plans = plansOf(plan);
    this.#kinds = [
      ...new Set([...this.#plans.values()].flatMap((own) => own.measures.flatMap(({ of }) => of.needs))),
    ];
    this.#nothing = Object.fromEntries(this.#kinds.map((kind) => [kind, []]));
    this.#heads = new Map([...this.#plans].map(([name, { measures }]) => [name, new LiveHead(measures)]));
    this.#change(foldReport(plan, this.#nothing), true);
  }

  put(kind: string, key: UnitKey, given: object | readonly object[]): void {
    const units = this.#unitsOf(kind);
    const isKey = ['string', 'number', 'bigint'].includes(typeof key) && !Number.isNaN(key);
    ensure(isKey, 'invalid-option', 'key', key, 'Give the id of the record: a text or a number.');
    const records = Array.isArray(given) ? [...given] : [given];
    // Folded before anything is taken out, so that what cannot be put leaves all as it was.
    const folded = this.#fold(kind, records);
    const before = units.get(key);
    if (before) this.#change(this.#fold(kind, before), false);
    try {
      this.#change(folded, true);
    } catch (error) {
      if (before) this.#change(this.#fold(kind, before), true);
      throw error;
    }
    units.set(key, records);
  }

  remove(kind: string, key: UnitKey): boolean {
    const units = this.#unitsOf(kind);
    const records = units.get(key);
    if (records === undefined) return false;
    this.#change(this.#fold(kind, records), false);
    return units.delete(key);
  }

  read(at: At): object {
    checkNames(at, ['now']);
    const [heads, ranges, undated] = [new Map(), new Map(), new Map<string, number>()];
    for (const [name, head] of this.#heads) {
      heads.set(name, head.read());
      ranges.set(name, head.range);
      if (head.undated > 0) undated.set(name, head.undated);
    }
    const summary: ReadReportSummary = {
      ...asMade(this.#plan),
      ranges,
      several: this.#several.things,
      missing: [...this.#missing.counts].flatMap(([name, n]) => (n === this.#told ? name : [])),
      heads,
      undated: Object.fromEntries(undated),
      cells: [...this.#cells.values()].map((cell) => cell.read()),
    };
    return presentFolded(this.#plan, this.#plans, summary, at);
  }

  #unitsOf(kind: string): Map<UnitKey, readonly object[]> {
    ensure(this.#kinds.includes(kind), 'invalid-option', 'kind', kind, unknownName(kind, this.#kinds));
    const known = this.#units.get(kind) ?? new Map<UnitKey, readonly object[]>();
    this.#units.set(kind, known);
    return known;
  }

  #fold(kind: string, records: readonly object[]): ReadReportSummary {
    return foldReport(this.#plan, { ...this.#nothing, [kind]: records }, { plans: this.#plans });
  }

  /** Adds what a unit has folded, or takes it out. */
  #change(folded: ReadReportSummary, isAdded: boolean): void {
    // All is looked at before anything changes.
    if (isAdded) for (const [name, head] of this.#heads) head.check(folded.heads.get(name));
    for (const [name, head] of this.#heads) {
      head.change(
        folded.heads.get(name),
        folded.ranges.get(name) ?? null,
        folded.undated[name] ?? 0,
        isAdded,
      );
    }
    if (folded.cells.length > 0) {
      this.#told += isAdded ? 1 : -1;
      for (const name of folded.missing) this.#missing.add(name, isAdded ? 1 : -1);
    }
    for (const name of folded.several) this.#several.add(name, isAdded ? 1 : -1);
    for (const cell of folded.cells) {
      const key = JSON.stringify([cell.group, cell.start]);
      const known = this.#cells.get(key) ?? new LiveCell(this.#plans, cell);
      this.#cells.set(key, known);
      known.change(cell, isAdded);
      if (known.isEmpty) this.#cells.delete(key);
    }
  }
}
