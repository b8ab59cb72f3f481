import { inspect } from 'node:util';
import { transform } from 'esbuild';
import type { Block } from './blocks.ts';
import { type Claim, instrument, type Urls } from './instrument.ts';
import { matches } from './literal.ts';

/**
 * Executes a block as a module of its own and says what is wrong with it; nothing when all is well.
 *
 * @param doors - where the packages are that it may import: name → URL
 * @param within - what it may use without an import: name → URL
 */
export async function runExample(block: Block, doors: Urls, within: Urls = {}): Promise<string[]> {
  const { source, claims } = instrument(block.code, doors, within);
  const at = (line: number): string => `${block.path}:${block.line + line}`;
  if (claims.length === 0) return [`${at(0)} shows no value: write \`expression; // value\``];

  let seen: [number, unknown][];
  try {
    const { code } = await transform(source, { loader: 'ts', format: 'esm', target: 'es2022' });
    const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
    seen = (await import(/* @vite-ignore */ url)).__seen;
  } catch (error) {
    return [`${at(0)} does not run: ${error}`];
  }
  return claims.flatMap((claim, number) => {
    const values = seen.filter(([of]) => of === number).map(([, value]) => value);
    const problems =
      values.length === 0 ? ['is never reached'] : values.map((value) => problem(claim, value));
    return problems
      .filter((text) => text !== '')
      .map((text) => `${at(claim.line)} ${claim.expression} ${text}`);
  });
}

/** What speaks against a claim, or `''`. */
function problem({ literal, throws, comment }: Claim, value: unknown): string {
  if (throws) return problemOfThrow(throws, value);
  if (!literal) return `is followed by words, not by a value: ${comment}`;
  return matches(literal.value, value) ? '' : `gives ${inspect(value, { depth: 9 })}, not ${comment}`;
}

function problemOfThrow({ name, says }: NonNullable<Claim['throws']>, outcome: unknown): string {
  const { error } = outcome as { error?: Partial<Error & { code: string }> };
  if (error === undefined) return `does not throw ${name}`;
  const message = `${error.code ?? ''} ${error.message}`;
  return error.name === name && message.includes(says)
    ? ''
    : `throws ${error.name}: ${message}, not ${name} ${says}`;
}
