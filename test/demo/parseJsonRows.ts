/**
 * The rows of a JSON text: an array of objects, an object that holds one array of objects (as web services answer), one
 * object, or an object a line. Objects in objects become columns such as `author.type`.
 *
 * @throws Error that says what is wrong
 */
export function parseJsonRows(text: string): Readonly<Record<string, unknown>>[] {
  const whole = parsed(text);
  const lines = text.split('\n');
  const list = whole === undefined ? lines.filter((line) => line.trim() !== '').map(parsed) : listOf(whole);
  return list.map((value, i) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(cellsOf(value));
    throw new Error(
      `Row ${i + 1} is no JSON object. Give an array of objects, an object that holds one such array, or an object a line.`,
    );
  });
}

/** The value of a JSON text, `undefined` where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(whole: unknown): readonly unknown[] {
  if (Array.isArray(whole)) return whole;
  const lists = Object.values(Object(whole)).filter((value) => Array.isArray(value));
  return lists.length === 1 && lists[0] ? lists[0] : [whole];
}

/** The cells of an object, those of the objects in it with dotted names. */
function cellsOf(value: object, prefix = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([name, cell]) =>
    typeof cell === 'object' && cell !== null && !Array.isArray(cell)
      ? cellsOf(cell, `${prefix}${name}.`)
      : [[`${prefix}${name}`, cell]],
  );
}
