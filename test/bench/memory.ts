import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** How many bytes are held: objects, and what typed arrays stand on. */
function heldBytes(): number {
  // What the first frees may have held on to more.
  for (let i = 0; i < 3; i++) if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What a run holds beyond what it is given, in bytes. */
export interface Held {
  /** The most that was held at once when the last record was read. */
  readonly read: number;
  /** What its answer holds. */
  readonly kept: number;
}

/** Measures what a run holds; it is looked at whenever the last of the records is asked for its messages. */
export function heldBeyond(records: readonly object[], run: () => unknown): Held {
  const last = records.at(-1) ?? {};
  const messages: unknown = Reflect.get(last, 'messages');
  let read = 0;
  Object.defineProperty(last, 'messages', {
    configurable: true,
    enumerable: true,
    get() {
      read = Math.max(read, heldBytes());
      return messages;
    },
  });
  // The first run leaves compiled code behind.
  run();
  read = 0;
  const before = heldBytes();
  const answer = [run()];
  const after = heldBytes();
  Object.defineProperty(last, 'messages', { value: messages, writable: true });
  return { read: read - before, kept: answer.length === 1 ? after - before : 0 };
}
