/**
 * The shortest of several runs of each, in milliseconds. They take turns, so that what slows the machine down for a while
 * slows down all of them.
 *
 * @returns the milliseconds by name
 */
export async function interleaved<Name extends string>(
  runs: Readonly<Record<Name, () => unknown>>,
  rounds: number = 5,
): Promise<(name: Name) => number> {
  const shortest = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries<() => unknown>(runs)) {
      const start = performance.now();
      await run();
      const ms = performance.now() - start;
      shortest.set(name, Math.min(ms, shortest.get(name) ?? ms));
    }
  }
  return (name) => shortest.get(name) ?? Number.NaN;
}
