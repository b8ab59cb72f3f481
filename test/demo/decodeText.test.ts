import { expect, test } from 'vitest';
import { decodeText } from './decodeText.ts';

const TEXT = 'conversation_id;Übergabe\r\n1;naïve €\n';

function utf16(text: string, mark: boolean, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

test.each([
  ['UTF-8', Buffer.from(TEXT), 'UTF-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), 'UTF-8, by its byte order mark'],
  ['UTF-16 LE with a mark', utf16(TEXT, true, false), 'UTF-16LE, by its byte order mark'],
  ['UTF-16 BE with a mark', utf16(TEXT, true, true), 'UTF-16BE, by its byte order mark'],
  ['UTF-16 LE without one', utf16(TEXT, false, false), 'UTF-16LE, guessed from its zero bytes'],
  ['UTF-16 BE without one', utf16(TEXT, false, true), 'UTF-16BE, guessed from its zero bytes'],
])('%s is read', (_, bytes, encoding) => {
  expect(decodeText(bytes)).toEqual({ text: TEXT, encoding });
});

test('an encoding that is told is taken, unless the file has a mark', () => {
  const bytes = Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x80);
  expect(decodeText(bytes, 'windows-1252')).toEqual({ text: 'Grüße €', encoding: 'WINDOWS-1252, as told' });
  expect(decodeText(utf16(TEXT, true, false), 'windows-1252').text).toBe(TEXT);
});

test.each([
  ['in an 8-bit encoding', [0x61, 0x0a, 0x62, 0x0a, 0xe9, 0x0a], 'Line 3 is not in UTF-8'],
  ['that ends within a letter', [0x61, 0xc3], 'Line 1 is not in UTF-8'],
  ['of an Excel workbook', [0x50, 0x4b, 3, 4, 0], 'This is an Excel workbook'],
  ['in gzip', [0x1f, 0x8b, 8], 'gzip'],
  ['in UTF-32', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], 'UTF-32'],
  ['with zero bytes', [0x61, 0x62, 0x63, 0, 0x64, 0x65, 0x66, 0x67], 'zero bytes'],
])('a file %s is refused', (_, bytes, trouble) => {
  expect(() => decodeText(Uint8Array.from(bytes))).toThrow(trouble);
});

test('bytes that are not of the encoding that was told are refused, and so are unknown encodings', () => {
  expect(() => decodeText(Uint8Array.of(0x81, 0xff), 'shift_jis')).toThrow('no shift_jis');
  expect(() => decodeText(Uint8Array.of(0x61), 'klingon')).toThrow(RangeError);
});
