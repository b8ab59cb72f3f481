import { expect, test } from 'vitest';
import { readTable } from './readTable.ts';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();

test.each(['\n', '\r\n', '\r'])('rows know the line on which they begin, with line breaks %j', (newline) => {
  const lines = ['a,b', '1,2', '"x', 'y",3', '', '"4", 5 ', 'one', '6,7,,', '8,9,x', ',', '', ''];
  const { columns, rows, lines: begins, uneven } = readTable(file(lines.join(newline)));
  expect(columns).toEqual(['a', 'b']);
  expect(rows).toEqual([
    { a: '1', b: '2' },
    { a: 'x\ny', b: '3' },
    { a: '4', b: '5' },
    { a: '6', b: '7' },
  ]);
  expect(begins).toEqual([2, 3, 6, 8]);
  expect(uneven).toEqual([
    { line: 7, cells: { a: 'one', b: undefined } },
    { line: 9, cells: { a: '8', b: '9' } },
  ]);
});

test.each([
  ['a,b\n1,"2;3;4"\n', 'comma', { a: '1', b: '2;3;4' }],
  ['a;b\n1;2,5\n', 'semicolon', { a: '1', b: '2,5' }],
  ['a\tb\n\t2\n', 'tab', { a: '', b: '2' }],
  ['a|b\n1|2\n', 'pipe', { a: '1', b: '2' }],
  ['"a,x","b;y;z"\n1,2\n', 'comma', { 'a,x': '1', 'b;y;z': '2' }],
  ['"a,b";"c,d"\n1;2\n', 'semicolon', { 'a,b': '1', 'c,d': '2' }],
  ['id;Name, first;at\n1;Smith, Ann;2\n', 'semicolon', { id: '1', 'Name, first': 'Smith, Ann', at: '2' }],
  ['a;b;c\n1;2\n"x\n,y";2;3\n', 'semicolon', { a: 'x\n,y', b: '2', c: '3' }],
])('the separator of %j is a %s', (text, name, row) => {
  const { rows, notes } = readTable(file(text));
  expect(rows).toEqual([row]);
  expect(notes[0]).toContain(`separated by ${name} (guessed)`);
});

test('a first line sep=; names the separator, and lines are counted with it', () => {
  const { rows, lines, notes } = readTable(file('\uFEFFsep=;\r\na;b,c\r\n1;2,5\r\n'));
  expect([rows, lines]).toEqual([[{ a: '1', 'b,c': '2,5' }], [3]]);
  expect(notes[0]).toContain('by semicolon (as its first line says)');
});

test('a separator that is told is taken', () => {
  const { rows } = readTable(file('a;b,c\n1;2,3\n'), { separator: { mark: ',', name: 'comma' } });
  expect(rows).toEqual([{ 'a;b': '1;2', c: '3' }]);
});

test('in a file of one column an empty line is an empty field, but not at its end', () => {
  expect(readTable(file('nps\n9\n\n10\n\n\n')).rows.map((row) => row['nps'])).toEqual(['9', '', '10']);
});

test('a column without a name is ignored, and one that is there twice is told apart', () => {
  const { columns, rows, notes } = readTable(file(',a,b,a,\n0,1,2,3,\n1,4,5,6,\n'));
  expect(columns).toEqual(['a', 'b', 'a (2)']);
  expect(rows[1]).toEqual({ a: '4', b: '5', 'a (2)': '6' });
  expect(notes.slice(1)).toEqual([
    'Column 1 has no name and is ignored.',
    'The column a is there more than once; column 4 is called a (2).',
    'Column 5 has no name and is ignored.',
  ]);
});

test('a column may have any name', () => {
  const { rows } = readTable(file('__proto__,constructor\n1,2\n'));
  expect(Object.entries(rows[0] ?? {})).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});

test.each([
  ['an array of objects', '[{"id":1,"author":{"type":"user"}},{"id":2}]'],
  ['an object that holds one array', '{"count":2,"parts":[{"id":1,"author":{"type":"user"}},{"id":2}]}'],
  ['an object a line', '{"id":1,"author":{"type":"user"}}\r\n\r\n{"id":2}\r\n'],
])('JSON is read as %s', (_, text) => {
  const { columns, rows, lines } = readTable(file(text, 'rows.json'));
  expect(columns).toEqual(['id', 'author.type']);
  expect(rows).toEqual([{ id: 1, 'author.type': 'user' }, { id: 2 }]);
  expect(lines).toEqual([1, 2]);
});

test.each([
  ['', ': The file is empty.'],
  [' \n\n', ': The file is empty.'],
  ['\uFEFF', ': The file is empty.'],
  ['a,b\n', ': The file has a header but no rows.'],
  ['a,b\n1,2\n\n"3,4\n5,6\n', ':4: A quote is opened in this row and never closed.'],
  ['"a,b\n1,2\n', ':1: A quote is opened in this row and never closed.'],
  ['a,b\n"1\n1",2\nx"y,3\n', ':4: A quote stands where none may be'],
  ['a;b\n"1\n1";2\nx"y;3\n', ':4: A quote stands where none may be'],
  ['[1,2]', ': Row 1 is no JSON object.'],
  ['{"a":1}\n{"a":\n', ': Row 2 is no JSON object.'],
  ['[]', ': The file has a header but no rows.'],
])('the file %j is refused', (text, trouble) => {
  expect(() => readTable(file(text))).toThrow(trouble);
});

test('a folder and a file that is not there are refused', () => {
  expect(() => readTable('.')).toThrow('cannot be read as a file');
  expect(() => readTable('nowhere.csv')).toThrow('nowhere.csv: There is no such file.');
});
