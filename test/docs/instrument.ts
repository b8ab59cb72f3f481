import ts from 'typescript';
import { readLiteral } from './literal.ts';

/** What a comment says about the statement before it. */
export interface Claim {
  /** The line, counted from 0 in the block. */
  readonly line: number;
  /** The expression. */
  readonly expression: string;
  /** The comment. */
  readonly comment: string;
  /** The value shown; none when the comment is no value. */
  readonly literal?: { readonly value: unknown };
  /** What is thrown: the error's name, and a part of its code and message. */
  readonly throws?: { readonly name: string; readonly says: string };
}

/** Where something can be imported from, by name. */
export type Urls = Readonly<Record<string, string>>;

/** A block that notes down what its expressions give: it exports `seen`, pairs of a claim's number and a value. */
export interface Instrumented {
  readonly source: string;
  readonly claims: readonly Claim[];
}

const prelude =
  'export const __seen = [];' +
  'const __thrown = (run) => { try { run(); return {}; } catch (error) { return { error }; } };' +
  'const __rejected = async (run) => { try { await run(); return {}; } catch (error) { return { error }; } };';

/**
 * Finds the claims of a block: every expression statement with a comment behind it, at any depth. Comments
 * behind declarations and comments on lines of their own are plain comments, unless they go on with a value
 * that a claim began.
 *
 * @param doors - where the packages are that may be imported: name → URL
 * @param within - what needs no import, because the reader is inside: name → URL
 */
export function instrument(code: string, doors: Urls, within: Urls = {}): Instrumented {
  // The export makes it a module, in which `await` may stand everywhere.
  const file = ts.createSourceFile('example.ts', `${code}\nexport {};`, ts.ScriptTarget.Latest, true);
  const claims: Claim[] = [];
  const edits: { at: number; remove: number; insert: string }[] = [];

  const declared = new Set<string>();

  const visit = (node: ts.Node): void => {
    if (declaresName(node) && ts.isIdentifier(node.name)) declared.add(node.name.text);
    if (ts.isStringLiteral(node) && namesModule(node)) {
      const url = doors[node.text];
      if (url !== undefined)
        edits.push({ at: node.getStart(), remove: node.getWidth(), insert: JSON.stringify(url) });
    }
    const comment = ts.isExpressionStatement(node) ? commentBehind(code, node) : undefined;
    if (comment !== undefined && ts.isExpressionStatement(node)) {
      const { expression } = node;
      const { line } = file.getLineAndCharacterOfPosition(expression.getStart());
      const claim = readClaim(line, expression.getText(), comment);
      const [before, after] = wrapping(claim, ts.isAwaitExpression(expression));
      edits.push({
        at: expression.getStart(),
        remove: 0,
        insert: `__seen.push([${claims.length}, ${before}(`,
      });
      edits.push({ at: expression.getEnd(), remove: 0, insert: `)${after}])` });
      claims.push(claim);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  let source = code;
  for (const { at, remove, insert } of edits.sort((a, b) => b.at - a.at))
    source = source.slice(0, at) + insert + source.slice(at + remove);
  // The TypeScript loader drops those that are not used.
  const imports = Object.entries(within)
    .filter(([name]) => !declared.has(name))
    .map(([name, url]) => `import { ${name} } from ${JSON.stringify(url)};`);
  return { source: imports.join('') + prelude + source, claims };
}

const declaresName = (node: ts.Node): node is ts.Node & { readonly name: ts.Node } =>
  (ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isImportSpecifier(node)) &&
  node.name !== undefined;

const namesModule = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent) ||
  (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword);

function wrapping({ throws }: Claim, isAwaited: boolean): readonly [string, string] {
  if (!throws) return ['', ''];
  return isAwaited ? ['await __rejected(async () => ', ')'] : ['__thrown(() => ', ')'];
}

/** The comment on the line where a statement ends, with the comment lines that follow it at once. */
function commentBehind(code: string, statement: ts.Node): readonly string[] | undefined {
  const [range] = ts.getTrailingCommentRanges(code, statement.getEnd()) ?? [];
  if (range?.kind !== ts.SyntaxKind.SingleLineCommentTrivia) return undefined;
  const lines = [code.slice(range.pos + 2, range.end)];
  for (const next of code.slice(range.end + 1).split('\n')) {
    const text = /^\s*\/\/(.*)$/.exec(next)?.[1];
    if (text === undefined) break;
    lines.push(text);
  }
  return lines;
}

function readClaim(line: number, expression: string, lines: readonly string[]): Claim {
  const comment = (lines[0] ?? '').trim();
  const [, name, says = ''] = /^throws (\w+)[\s:,]*(.*?)[.…]*$/.exec(comment) ?? [];
  if (name !== undefined) return { line, expression, comment, throws: { name, says } };
  for (let count = 1; count <= lines.length; count++) {
    const literal = readLiteral(lines.slice(0, count).join('\n'));
    if (literal) return { line, expression, comment: lines.slice(0, count).join('\n').trim(), literal };
  }
  return { line, expression, comment };
}
