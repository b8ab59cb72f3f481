import { expect, test } from 'vitest';
import { readTable } from './readTable.ts';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();

test.each(['\n', '\r\n', '\r'])('rows know the line on which they begin, with line breaks %j', (newline) => {
  const lines = ['a,b', '1,2', '"x', 'y",3', '', ' "4" , 5', 'one'];
  const { columns, rows, uneven } = readTable(file(lines.join(newline).replace(' "4" ', '"4"')));
  expect(columns).toEqual(['a', 'b']);
  expect(rows).toEqual([
    { line: 2, fields: { a: '1', b: '2' } },
    { line: 3, fields: { a: 'x\ny', b: '3' } },
    { line: 6, fields: { a: '4', b: '5' } },
  ]);
  expect(uneven).toEqual([{ line: 7, fields: ['one'], trouble: 'This row has 1 fields, the header 2.' }]);
});

test('a byte order mark, semicolons and tabs are understood', () => {
  expect(readTable(file('\uFEFFa;b\n1;2,5\n')).rows).toEqual([{ line: 2, fields: { a: '1', b: '2,5' } }]);
  expect(readTable(file('a\tb\n1\t2\n')).columns).toEqual(['a', 'b']);
});

test('in a file of one column an empty line is an empty field', () => {
  expect(readTable(file('nps\n9\n\n10\n')).rows.map(({ fields }) => fields['nps'])).toEqual(['9', '', '10']);
});

test.each([
  ['', ': The file is empty.'],
  [' \n\n', ': The file is empty.'],
  ['a,,b\n', ':1: Column 2 has no name.'],
  ['a,b,a\n', ':1: The column a is there twice.'],
  ['a,b\n1,2\n\n"3,4\n5,6\n', ':4: A quote is opened in this row and never closed.'],
  ['"a,b\n1,2\n', ':1: A quote is opened in this row and never closed.'],
  ['a,b\n"1\n1",2\nx"y,3\n', ':4: A quote stands where none may be'],
])('the file %j is refused', (text, trouble) => {
  expect(() => readTable(file(text))).toThrow(trouble);
});

test('a file in another encoding, a folder and a file that is not there are refused', () => {
  expect(() => readTable(file(Uint8Array.of(0x61, 0x0a, 0xe9)))).toThrow('not in UTF-8');
  expect(() => readTable('.')).toThrow('cannot be read as a file');
  expect(() => readTable('nowhere.csv')).toThrow('nowhere.csv: There is no such file.');
});
