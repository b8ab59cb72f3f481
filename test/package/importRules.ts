import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';

const upToFacts = ['errors', 'nearestName', 'time', 'schedule', 'stats', 'fold', 'records', 'facts'];
const upToDefine = [...upToFacts, 'define'];
const upToReport = [...upToDefine, 'metrics', 'report'];

/**
 * A room of `src`, and what it may import: rooms, or single files of one. Every room may import itself. Business hours
 * (`schedule`) and folds (`fold`) never meet below `define`, nor do facts know of hours.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  nearestName: ['errors'],
  time: ['errors', 'nearestName'],
  schedule: ['errors', 'nearestName', 'time'],
  stats: ['errors'],
  fold: ['errors', 'nearestName', 'stats'],
  records: ['errors', 'nearestName', 'time'],
  facts: ['errors', 'nearestName', 'time', 'records', 'fold/expression', 'fold/rows'],
  define: upToFacts,
  metrics: upToDefine,
  report: [...upToDefine, 'metrics'],
  explain: upToReport,
  laws: [...upToReport, 'summary', 'explain'],
  live: [...upToReport, 'summary'],
  sql: upToReport,
  stream: [...upToReport, 'summary'],
  summary: upToReport,
  rows: [...upToDefine, 'metrics'],
  index: [...upToReport, 'rows'],
};

/** Files that may pass on what other files export: the doors. */
const mayReExport = /^src\/(\w+\/)?index\.ts$/;

/** The only package that `src` may import, and the only room that may import it, in one file. */
const dependency = { name: 'date-fns-tz', room: 'time' };

/** `src/time/zone.ts` lives in `time`, `src/errors.ts` in `errors`. */
const roomOf = (path: string): string => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';

/** Everything in a source tree that breaks the rules above, as sentences; empty when all is well. */
export function violations(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const graph = new Map<string, string[]>();
  const dependents: string[] = [];

  for (const [path, source] of files) {
    const targets: string[] = [];
    graph.set(path, targets);
    const allowed = mayImport[roomOf(path)];
    if (allowed === undefined) found.push(`${path} stands in no known room`);
    if (!mayReExport.test(path) && reExports(source)) found.push(`${path} re-exports another file`);

    for (const { fileName: specifier } of ts.preProcessFile(source, true, true).importedFiles) {
      if (isBuiltin(specifier)) found.push(`${path} imports ${specifier}, which only Node has`);
      else if (specifier.split('/')[0] === dependency.name) dependents.push(path);
      else if (!specifier.startsWith('.')) found.push(`${path} imports the package ${specifier}`);
      else if (!specifier.endsWith('.ts'))
        found.push(`${path} imports ${specifier}, which does not end in .ts`);
      else {
        const target = posix.join(posix.dirname(path), specifier);
        targets.push(target);
        const room = roomOf(target);
        const named = [room, target.replace(/^src\/|\.ts$/g, '')];
        if (!files.has(target)) found.push(`${path} imports ${target}, which does not exist`);
        else if (room !== roomOf(path) && !named.some((name) => allowed?.includes(name)))
          found.push(`${path} imports ${target}: ${roomOf(path)} may not import ${room}`);
      }
    }
  }

  if (dependents.length !== 1 || roomOf(dependents[0] ?? '') !== dependency.room)
    found.push(
      `${dependency.name} must be imported by one file of ${dependency.room}, not by [${dependents.join(', ')}]`,
    );
  return [...found, ...cycles(graph).map((cycle) => `import cycle: ${cycle.join(' → ')}`)];
}

/** Whether a file passes on what another exports: at once, or by importing it first. */
function reExports(source: string): boolean {
  const { statements } = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest);
  const imported = new Set<string>();
  for (const statement of statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const { name, namedBindings } = statement.importClause ?? {};
    if (name) imported.add(name.text);
    if (namedBindings && ts.isNamespaceImport(namedBindings)) imported.add(namedBindings.name.text);
    else for (const element of namedBindings?.elements ?? []) imported.add(element.name.text);
  }
  return statements.some((statement) => {
    if (ts.isExportAssignment(statement))
      return ts.isIdentifier(statement.expression) && imported.has(statement.expression.text);
    if (!ts.isExportDeclaration(statement)) return false;
    if (statement.moduleSpecifier) return true;
    const names = statement.exportClause;
    return (
      names !== undefined &&
      ts.isNamedExports(names) &&
      names.elements.some((element) => imported.has((element.propertyName ?? element.name).text))
    );
  });
}

/** One cycle for every import that leads back onto the path walked so far. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}
