import ts from 'typescript';

/**
 * The functions, classes and values that a door exports, and that have no `@example` with a block that is
 * executed, as `name (door)`.
 */
export function exportsWithoutExample(doors: readonly string[]): string[] {
  const program = ts.createProgram(doors, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  return doors.flatMap((door) => {
    const file = program.getSourceFile(door);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${door} is not a module`);
    return checker
      .getExportsOfModule(module)
      .filter((symbol) => {
        if (symbol.declarations?.some(ts.isTypeOnlyExportDeclaration)) return false;
        const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        const resolved = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
        if ((resolved.flags & ts.SymbolFlags.Value) === 0) return false;
        return !resolved
          .getJsDocTags(checker)
          .some(
            ({ name, text }) => name === 'example' && /^\s*```ts\s*$/m.test(ts.displayPartsToString(text)),
          );
      })
      .map(({ name }) => `${name} (${door})`);
  });
}
