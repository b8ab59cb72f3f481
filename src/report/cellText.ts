/** What stands in a cell as text: texts, numbers and booleans as they are written, nothing for anything else. */
export function cellText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isNaN(value) ? '' : String(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return '';
  }
}
