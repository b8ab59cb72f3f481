import ts from 'typescript';

/** A block of code that a reader may copy. */
export interface Block {
  /** The file it stands in. */
  readonly path: string;
  /** The line of its first line of code, counted from 1. */
  readonly line: number;
  /** The code. */
  readonly code: string;
}

const runnable = new Set(['ts', 'typescript', 'js', 'javascript']);

/**
 * The blocks of a Markdown text that are to be executed. A block marked `no-check` is left out; one marked
 * `continued` is added to the block before it.
 */
export function markdownBlocks(path: string, text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let start = 0; start < lines.length; start++) {
    const fence = /^(\s*)(```+|~~~+)\s*(.*?)\s*$/.exec(lines[start] ?? '');
    if (!fence) continue;
    const [, indent = '', marks = '', info = ''] = fence;
    let end = start + 1;
    while (end < lines.length && lines[end]?.trim() !== marks) end++;
    const code = lines
      .slice(start + 1, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
      .join('\n');
    const [language = '', ...marked] = info.split(/\s+/);
    const before = blocks.at(-1);
    if (runnable.has(language) && !marked.includes('no-check')) {
      if (marked.includes('continued') && before) {
        // Empty lines keep the numbers of the lines right.
        const gap = start + 1 - (before.line - 1 + before.code.split('\n').length);
        blocks[blocks.length - 1] = { ...before, code: `${before.code}${'\n'.repeat(gap + 1)}${code}` };
      } else blocks.push({ path, line: start + 2, code });
    }
    start = end;
  }
  return blocks;
}

/** The blocks in the doc comments of a TypeScript source. */
export function commentBlocks(path: string, source: string): Block[] {
  const comments = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, node.getFullStart()) ?? [])
      if (source.startsWith('/**', pos)) comments.set(pos, source.slice(pos, end));
    node.getChildren(file).forEach(visit);
  };
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  visit(file);
  return [...comments].flatMap(([pos, comment]) => {
    const text = comment.replace(/\*\/$/, '').replace(/^[ \t]*(\/\*\*|\*) ?/gm, '');
    const before = file.getLineAndCharacterOfPosition(pos).line;
    return markdownBlocks(path, text).map((block) => ({ ...block, line: block.line + before }));
  });
}
