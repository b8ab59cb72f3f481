import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { doors, root } from '../package/doors.ts';
import type { Block } from './blocks.ts';

/**
 * What the compiler says against examples, as people would paste them into a project that is strict but for parameters
 * without a type: `README.md:17 …`.
 */
export function typeFaults(blocks: readonly Block[]): string[] {
  const folder = fileURLToPath(new URL('test/docs/', root));
  const files = new Map(blocks.map((block, i) => [`${folder}example${i}.ts`, block]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    noImplicitAny: false,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    paths: Object.fromEntries(
      Object.entries(doors).map(([name, path]) => [name, [fileURLToPath(new URL(path, root))]]),
    ),
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const textOf = (path: string): string | undefined => {
    const block = files.get(path);
    return block && `${block.code}\nexport {};\n`;
  };
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = textOf(path);
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, block]) => {
    const file = program.getSourceFile(path);
    if (file === undefined) throw new Error(`${path} was not read`);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ start = 0, messageText }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      return `${block.path}:${block.line + line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
