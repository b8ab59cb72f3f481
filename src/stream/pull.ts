import { KpiError } from '../errors.ts';

/** What can be aborted: an `AbortSignal`. */
export interface Abortable {
  /** Whether it has been. */
  readonly aborted: boolean;
  /** Why. */
  readonly reason?: unknown;
  /** Is told what to call when it is. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Is told that this is not to be called any more. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Records one after the other, at once or later. */
export type SourceOf<Each> = Iterable<Each> | AsyncIterable<Each>;

/**
 * Pulls records out of a source and hands them on in pieces. Whatever ends it, the source is told that no more is wanted.
 *
 * @param name - what the source is called: `conversations`
 * @param size - how many a piece holds; the last one may hold fewer
 * @param take - takes a piece; it is waited for
 * @throws KpiError `source-failed` where the source throws, with the place of the record that it should have given
 * @throws what the signal says where it is aborted
 */
export async function pull(
  source: SourceOf<unknown>,
  name: string,
  size: number,
  signal: Abortable | undefined,
  take: (piece: readonly unknown[]) => Promise<void>,
): Promise<void> {
  const records = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let reject: (reason: unknown) => void = () => undefined;
  const stop = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', stop);
  let piece: unknown[] = [];
  let read = 0;
  let isOpen = true;
  const failed = (error: unknown): KpiError => {
    isOpen = false;
    const problem = error instanceof Error ? error.message : String(error);
    return new KpiError('source-failed', `${name}[${read}]`, error, `The source threw: ${problem}.`);
  };
  // A source that waits for what never comes is not waited for once this is aborted.
  const later = <Each>(step: Promise<Each>): Promise<Each> =>
    new Promise((resolve, refuse) => {
      reject = refuse;
      step.then(resolve, (error: unknown) => refuse(failed(error)));
    });
  const next = (): Promise<IteratorResult<unknown>> | IteratorResult<unknown> => {
    try {
      const step = records.next();
      return step instanceof Promise ? later(step) : step;
    } catch (error) {
      throw failed(error);
    }
  };
  try {
    while (isOpen) {
      if (signal?.aborted) throw signal.reason;
      const step = next();
      const { done, value } = step instanceof Promise ? await step : step;
      if (done) isOpen = false;
      else {
        piece.push(value);
        read++;
      }
      if (piece.length === size || (done && piece.length > 0)) {
        await take(piece);
        piece = [];
      }
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    if (isOpen) close(records);
  }
}

/** Tells a source that no more is wanted; what it says to that is of no interest any more. */
function close(records: Iterator<unknown> | AsyncIterator<unknown>): void {
  try {
    Promise.resolve(records.return?.()).catch(() => undefined);
  } catch {
    // What failed before is what is told.
  }
}
