import { ensure, KpiError } from '../errors.ts';
import { SeenIds } from '../facts/reading/seenIds.ts';
import { checkNames } from '../nearestName.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { type AnyReport, planOfReport } from '../report/anyReport.ts';
import { fieldOf } from '../report/dimensions.ts';
import { plansOf } from '../report/plansOf.ts';
import type { ReportPlan } from '../report/reportPlan.ts';
import { foldReport } from '../summary/foldReport.ts';
import { mergeFolded } from '../summary/mergeReports.ts';
import { presentFolded } from '../summary/presentReport.ts';
import type { ReadReportSummary } from '../summary/readReportSummary.ts';
import type { TimeInput } from '../time/instant.ts';
import { type Abortable, pull, type SourceOf } from './pull.ts';

/** How far a run has come. */
export interface Progress {
  /** Of which kind records are read: `conversations`. */
  readonly kind: string;
  /** How many of them have been. */
  readonly read: number;
}

/** How a run goes. */
export interface RunOverOptions {
  /** How many records are folded at once. Between two pieces others get their turn. Default 10,000. */
  readonly size?: number | undefined;
  /** The instant until which what is open lasts. Default: the latest of the records. */
  readonly now?: TimeInput | undefined;
  /** An `AbortSignal`: when it is aborted, the run ends with its reason, and the source is closed. */
  readonly signal?: Abortable | undefined;
  /** Is told after each piece how far it has come. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A source for each kind of record that a report needs: a list, a cursor, a file, what a fetch gives. */
export type Sources<R extends AnyReport> = {
  readonly [Kind in keyof Parameters<R['run']>[0]]: Parameters<
    R['run']
  >[0][Kind] extends readonly (infer Each)[]
    ? SourceOf<Each>
    : never;
};

/**
 * What does a report say of records that come one after the other, more than memory holds?
 *
 * Reads records from iterables and async iterables, folds them piece by piece and keeps only what is folded: counts, sums and
 * durations, and the ids of the records. The result is that of `run` over all of them; where in the records something was left
 * out is not told. Between two pieces the event loop has its turn, so that a page stays alive.
 *
 * O(n log n) where durations are kept, else O(n).
 *
 * @param report - the report
 * @param sources - a source for each kind of record
 * @param options - size, now, signal, onProgress
 * @throws KpiError `source-failed` where a source throws; the path names the record that it should have given
 * @throws KpiError `cut-records` for records of one customer, or answers of one id, in two pieces, which must be read together
 * @throws KpiError as `summarizeReport` does; what the signal says where it is aborted
 * @example
 * ```ts
 * import { receivedMessages, report } from 'support-kpi';
 * import { runOver } from 'support-kpi/stream';
 *
 * async function* cursor() {
 *   for (let id = 0; id < 25; id++) {
 *     yield { id, messages: [{ at: '2026-03-02T09:00:00Z', from: 'customer' as const }] };
 *   }
 * }
 * const seen: number[] = [];
 * const daily = report().per('day').measure({ receivedMessages });
 * const { rows } = await runOver(daily, { conversations: cursor() }, {
 *   size: 10,
 *   onProgress: ({ read }) => seen.push(read),
 * });
 * rows[0]?.receivedMessages.value; // 25
 * seen; // [10, 20, 25]
 * ```
 */
export async function runOver<R extends AnyReport>(
  report: R,
  sources: Sources<R>,
  options: RunOverOptions = {},
): Promise<ReturnType<R['run']>> {
  const plan = planOfReport(report);
  const plans = plansOf(plan);
  checkNames(options, ['size', 'now', 'signal', 'onProgress']);
  const { size = 10_000, now, signal, onProgress } = options;
  const isSize = Number.isSafeInteger(size) && size > 0;
  ensure(isSize, 'invalid-option', 'size', size, 'Give how many records a piece holds, such as 10_000.');
  const isSignal =
    signal === undefined || [signal?.addEventListener, signal?.removeEventListener].every(isFunction);
  ensure(isSignal, 'invalid-option', 'signal', signal, 'Give an AbortSignal.');
  const isTold = onProgress === undefined || isFunction(onProgress);
  ensure(isTold, 'invalid-option', 'onProgress', onProgress, 'Give a function.');
  const kinds = [
    ...new Set([...plans.values()].flatMap(({ measures }) => measures.flatMap(({ of }) => of.needs))),
  ];
  checkNames(sources, kinds);
  const nothing = Object.fromEntries(kinds.map((kind) => [kind, []]));
  const folded = new Folded(plan);
  folded.add(foldReport(plan, nothing));
  for (const kind of kinds) {
    const source: unknown = Reflect.get(sources, kind);
    ensure(
      isSource(source),
      'invalid-option',
      kind,
      source,
      'Give an iterable or an async iterable of records.',
    );
    const ids = new SeenIds(() => undefined, undefined, true);
    const answers = new Map<unknown, number>();
    let read = 0;
    await pull(source, kind, size, signal, async (piece) => {
      if (kind === 'surveyResponses') checkApart(piece, read, answers);
      folded.add(
        foldReport(
          plan,
          { ...nothing, [kind]: piece },
          { plans, seen: kind === 'conversations' ? ids : undefined },
        ),
      );
      read += piece.length;
      onProgress?.({ kind, read });
      await turn();
    });
  }
  const result: unknown = presentFolded(plan, plans, folded.all(), { now });
  // The rows hold what those of this report hold.
  return result as ReturnType<R['run']>;
}

/** What was folded, merged by halves, so that long states are copied few times. */
class Folded {
  readonly #plan: ReportPlan;
  readonly #parts: { readonly folded: ReadReportSummary; readonly pieces: number }[] = [];

  constructor(plan: ReportPlan) {
    this.#plan = plan;
  }

  add(piece: ReadReportSummary): void {
    let [folded, pieces] = [piece, 1];
    for (let last = this.#parts.at(-1); last && last.pieces <= pieces; last = this.#parts.at(-1)) {
      this.#parts.pop();
      folded = mergeFolded(this.#plan, [last.folded, folded]);
      pieces += last.pieces;
    }
    this.#parts.push({ folded, pieces });
  }

  all(): ReadReportSummary {
    return mergeFolded(
      this.#plan,
      this.#parts.map(({ folded }) => folded),
    );
  }
}

/** Of several answers with one id the latest counts: those in two pieces cannot be told apart. */
function checkApart(piece: readonly unknown[], from: number, known: Map<unknown, number>): void {
  for (const [i, record] of piece.entries()) {
    const id = idOf(record);
    if (isAbsent(id)) continue;
    const before = known.get(id);
    if (before !== undefined && before < from) {
      const remedy =
        'Of several answers with one id the latest counts: give them one after the other, in one piece.';
      throw new KpiError('cut-records', `surveyResponses[${from + i}].id`, id, remedy);
    }
    known.set(id, from + i);
  }
}

const idOf = /* @__PURE__ */ fieldOf('id');

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function isSource(source: unknown): source is SourceOf<unknown> {
  const { [Symbol.iterator]: sync, [Symbol.asyncIterator]: later }: Record<symbol, unknown> = Object(source);
  return typeof source === 'object' && [sync, later].some((each) => typeof each === 'function');
}

/** Lets others have their turn: a promise alone would not. */
function turn(): Promise<void> {
  const later: unknown = Reflect.get(globalThis, 'setTimeout');
  return new Promise((resolve) => {
    if (typeof later === 'function') later(resolve, 0);
    else resolve();
  });
}
