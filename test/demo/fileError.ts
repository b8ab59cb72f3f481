/** A file that cannot be used, told in one line: which file, which line, what is wrong. */
export class FileError extends Error {
  override readonly name = 'FileError';

  /**
   * @param file - the file as the user named it
   * @param line - the line on which the trouble begins, from 1; none where it is the whole file
   * @param trouble - what is wrong and what to do, as a sentence
   */
  constructor(file: string, line: number | undefined, trouble: string) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${trouble}`);
  }
}
