import { KpiError, type KpiErrorCode } from './errors.ts';

/**
 * Which known name is meant by one that is not known? The one that differs by letter case, `_`, `-` and spaces alone,
 * else the one with the fewest letters changed, left out, put in or swapped: at most one in three. `undefined` where
 * none is near.
 *
 * O(length of the name × length of all known names); names of over 64 letters are near to none.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = plainName(name);
  let nearest: string | undefined;
  let fewest = Math.floor(plain.length / 3) + 1;
  if (plain.length > LONGEST) return undefined;
  for (const candidate of known) {
    const changes = changesBetween(plain, plainName(candidate));
    if (changes < fewest) {
      nearest = candidate;
      fewest = changes;
    }
  }
  return nearest;
}

/**
 * Holds that every key of an object has a known name.
 *
 * @param given - an object, or what was given in its place
 * @param known - the names
 * @param path - where it was found: keys of `{ schedule: { … } }` are `schedule.…`; empty for what stands at the top
 * @throws KpiError `invalid-option` where it is no object
 * @throws KpiError `unknown-option` for a key that is not known; the remedy names the one that may be meant
 */
export function checkNames(
  given: unknown,
  known: readonly string[],
  path: string = '',
  code: KpiErrorCode = 'unknown-option',
): asserts given is object {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new KpiError('invalid-option', path || 'options', given, `Give an object of ${known.join(', ')}.`);
  }
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const value: unknown = Reflect.get(given, name);
    throw new KpiError(code, path ? `${path}.${name}` : name, value, unknownName(name, known));
  }
}

/** Says that a name is not known, which one may be meant, and which there are; of what is no name, only these. */
export function unknownName(name: unknown, known: readonly string[]): string {
  if (typeof name !== 'string') return `Give one of ${known.join(', ')}.`;
  const nearest = nearestName(name, known);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return `There is no '${name}' here.${meant} Known: ${known.join(', ')}.`;
}

const LONGEST = 64;

function plainName(name: string): string {
  return name.replaceAll(/[\s_-]/g, '').toLowerCase();
}

/**
 * How many letters must be changed, left out, put in or swapped with the next to make one text of another.
 *
 * @see Damerau, "A technique for computer detection and correction of spelling errors" (1964)
 */
function changesBetween(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      let fewest = Math.min(Number(last[j]) + 1, Number(row[j - 1]) + 1, Number(last[j - 1]) + +!isSame);
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isSwapped) fewest = Math.min(fewest, Number(beforeLast[j - 2]) + 1);
      row.push(fewest);
    }
    beforeLast = last;
    last = row;
  }
  return Number(last[to.length]);
}
