/** A text, and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  /** The encoding, and how it is known. */
  readonly encoding: string;
}

/** What a file begins with that is no text, and what to do. */
const NO_TEXT: readonly (readonly [signature: readonly number[], remedy: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'This is an Excel workbook or a ZIP file: save the sheet as CSV UTF-8, or unpack it.',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Excel workbook: save the sheet as CSV UTF-8.'],
  [[0x1f, 0x8b], 'This is a gzip file: unpack it.'],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF: ask for the table as CSV.'],
  [[0xff, 0xfe, 0, 0], 'This is UTF-32: save it as CSV UTF-8.'],
  [[0, 0, 0xfe, 0xff], 'This is UTF-32: save it as CSV UTF-8.'],
];

const MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The letters from 0x80 to 0x9f. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * The text of bytes: by the byte order mark, else by the encoding that is given, else UTF-16 where every second byte of
 * the beginning is zero, else UTF-8. Never guesses among the 8-bit encodings: the same bytes are other letters in each.
 *
 * @param given - a name that `TextDecoder` knows, such as `windows-1252`
 * @throws RangeError where that name is not known
 * @throws Error that says what to do where the bytes are no text of the encoding
 */
export function decodeText(bytes: Uint8Array, given?: string): DecodedText {
  const begins = (start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);
  for (const [signature, remedy] of NO_TEXT) if (begins(signature)) throw new Error(remedy);
  const marked = MARKS.find(([mark]) => begins(mark))?.[1];
  const wide = wideEncoding(bytes);
  const label = marked ?? given ?? wide ?? 'utf-8';
  const decoder = new TextDecoder(label, { fatal: true });
  const how = marked
    ? 'by its byte order mark'
    : given
      ? 'as told'
      : wide
        ? 'guessed from its zero bytes'
        : '';
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new Error(
      label === 'utf-8'
        ? `Line ${firstBrokenLine(bytes)} is not in UTF-8. Save the file as CSV UTF-8, or name its encoding: --encoding windows-1252 (western Europe), windows-1250, windows-1251, shift_jis, ….`
        : `These bytes are no ${label}: name another encoding, or save the file as CSV UTF-8.`,
    );
  }
  if (decoder.encoding === 'windows-1252') {
    // Node 20 and 22 read these bytes as ISO 8859-1, where they are no letters.
    text = text.replaceAll(/[\x80-\x9f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter);
  }
  if (text.includes('\0'))
    throw new Error('The file holds zero bytes, so it is no text: save it as CSV UTF-8.');
  const name = decoder.encoding.toUpperCase();
  return { text, encoding: how ? `${name}, ${how}` : name };
}

/** UTF-16 without a mark: of a table of mostly Latin letters nearly every second byte is zero. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const most = Math.min(bytes.length, 2000) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < most; i += 2) {
    even += +(bytes[i] === 0);
    odd += +(bytes[i + 1] === 0);
  }
  if (odd > most / 4 && even === 0) return 'utf-16le';
  return even > most / 4 && odd === 0 ? 'utf-16be' : undefined;
}

/** The first line, from 1, whose bytes are no UTF-8. A line break is never inside of a letter. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}
