import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Frees what nothing holds any more, so that no run pays for the garbage of another. */
export function collectGarbage(): void {
  if (typeof collect === 'function') collect();
}

/** How many bytes are held: objects, and what typed arrays stand on. */
export function heldBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
