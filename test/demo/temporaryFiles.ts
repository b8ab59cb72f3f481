import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Gives a function that writes a text to a file of its own; all are removed after the tests. */
export function temporaryFiles(): (text: string | Uint8Array, name?: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'support-kpi-demo-'));
  let count = 0;
  afterAll(() => rmSync(folder, { recursive: true }));
  return (text, name = `${++count}.csv`) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
}
