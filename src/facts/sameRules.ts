/**
 * Whether two sets of rules are the same: plain data by its parts, functions of the user by what was given, all else by
 * itself. Facts by the same rules are read once.
 */
export function sameRules(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one === 'function' && typeof other === 'function') {
    const [given, otherGiven] = [givenTo(one), givenTo(other)];
    return given !== undefined && given === otherGiven;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && sameRules(Reflect.get(one, name), Reflect.get(other, name)))
  );
}

/** What the user gave, where an option has wrapped it. */
function givenTo(wrapped: object): unknown {
  return 'given' in wrapped ? wrapped.given : undefined;
}
