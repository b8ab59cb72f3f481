/** Where and how two values differ, as a sentence; `undefined` where they are the same. */
export function differenceOf(found: unknown, expected: unknown, path: string = 'result'): string | undefined {
  if (Object.is(found, expected)) return undefined;
  const isPair =
    typeof found === 'object' && typeof expected === 'object' && found !== null && expected !== null;
  if (!isPair || Array.isArray(found) !== Array.isArray(expected)) {
    return `${path} is ${shown(found)}, and not ${shown(expected)}.`;
  }
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const inner = Array.isArray(found) ? `${path}[${name}]` : `${path}.${name}`;
    const difference = differenceOf(Reflect.get(found, name), Reflect.get(expected, name), inner);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
}
