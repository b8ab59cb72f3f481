/** Only the named rules of a metric's settings: facts with the same rules are read once for all metrics. */
export function pick<Rules extends object, Name extends keyof Rules>(
  rules: Rules,
  names: readonly Name[],
): Pick<Rules, Name> {
  // The names picked are the names of the type.
  return Object.fromEntries(names.map((name) => [name, Object(rules)[name]])) as Pick<Rules, Name>;
}
