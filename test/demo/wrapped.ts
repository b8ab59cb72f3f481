/** A paragraph in indented lines of at most so many letters, unless a word is longer. */
export function wrapped(text: string, width = 110): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && 4 + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((part, i) => `${i === 0 ? '  ' : '    '}${part}\n`).join('');
}
