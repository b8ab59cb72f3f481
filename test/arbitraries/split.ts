import fc from 'fast-check';

/** An input as a whole, and the same cut into pieces. */
export interface Split<Input> {
  readonly whole: Input;
  readonly pieces: readonly Input[];
}

/** Lists with any assignment of their entries to three pieces, some of which may be empty. */
export function splitList<T>(list: fc.Arbitrary<readonly T[]>): fc.Arbitrary<Split<readonly T[]>> {
  return fc.tuple(list, fc.infiniteStream(fc.nat(2))).map(([whole, stream]) => {
    const numbers = whole.map(() => Number(stream.next().value));
    return { whole, pieces: [0, 1, 2].map((piece) => whole.filter((_, i) => numbers[i] === piece)) };
  });
}
