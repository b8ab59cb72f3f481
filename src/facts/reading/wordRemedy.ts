import { nearestName } from '../../nearestName.ts';

/** Which words are allowed, and which of them may be meant, as sentences. */
export function wordRemedy(value: unknown, words: readonly string[]): string {
  const meant = typeof value === 'string' ? nearestName(value, words) : undefined;
  const allowed = `Give ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`;
  return meant === undefined ? allowed : `${allowed} Did you mean ${meant}?`;
}
