import { ensure, KpiError } from '../../errors.ts';

/**
 * What a function of the user's answers. It must answer at once: what comes later would count as yes to every question.
 *
 * @param path - where the function was given
 * @throws KpiError `invalid-option` where it throws, or answers later
 */
export function answersOf<In extends unknown[], Out>(
  ask: (...input: In) => Out,
  path: string,
): (...input: In) => Out {
  return (...input) => {
    let answer: Out;
    let isLater: boolean;
    try {
      answer = ask(...input);
      isLater = typeof answer === 'object' && typeof Reflect.get(Object(answer), 'then') === 'function';
    } catch (error) {
      if (error instanceof KpiError) throw error;
      const problem = error instanceof Error ? `: ${error.message}` : '';
      throw new KpiError('invalid-option', path, ask, `Give a function that takes every record${problem}.`);
    }
    ensure(!isLater, 'invalid-option', path, ask, 'Give a function that answers at once, not a promise.');
    return answer;
  };
}

/** A function of the user's with what tells it from others. */
export interface OwnFunction<In extends unknown[], Out> {
  (...input: In): Out;
  readonly given: unknown;
  toJSON(): string;
}

/** The same, as a part of rules and settings: by itself it is told from others, and its text stands for it in definitions. */
export function ownFunction<In extends unknown[], Out>(
  ask: (...input: In) => Out,
  path: string,
): OwnFunction<In, Out> {
  return Object.assign(answersOf(ask, path), { given: ask, toJSON: () => String(ask) });
}
