import { expect, test } from 'vitest';
import { parseColumns, parseWords } from './parseMappings.ts';
import { UsageError } from './usageError.ts';

test('columns are named one by one, in a list, and for one of several files', () => {
  expect(parseColumns(['at=created_at,from=Author Role', 'responses.at=Date', 'group='])).toEqual([
    { kind: undefined, field: 'at', column: 'created_at' },
    { kind: undefined, field: 'from', column: 'Author Role' },
    { kind: 'responses', field: 'at', column: 'Date' },
    { kind: undefined, field: 'group', column: null },
  ]);
});

test('names of columns may hold commas, equals signs and dots', () => {
  const names = parseColumns(['at=Created, in UTC,from=author.type,id=a=b']).map(({ column }) => column);
  expect(names).toEqual(['Created, in UTC', 'author.type', 'a=b']);
});

test('words have meanings, by field', () => {
  const words = parseWords([
    'from: end-user=customer, admin=agent; messages.visibility: x=internal',
    'score: Happy=5',
  ]);
  expect(words).toEqual([
    { kind: undefined, field: 'from', word: 'end-user', meaning: 'customer' },
    { kind: undefined, field: 'from', word: 'admin', meaning: 'agent' },
    { kind: 'messages', field: 'visibility', word: 'x', meaning: 'internal' },
    { kind: undefined, field: 'score', word: 'Happy', meaning: 5 },
  ]);
});

test('words may hold commas, equals signs, colons and semicolons', () => {
  const words = parseWords(['from: Smith, Ann=agent,a=b=customer,12:30=bot,x;y=system']).map(
    ({ word }) => word,
  );
  expect(words).toEqual(['Smith, Ann', 'a=b', '12:30', 'x;y']);
});

test('a meaning may be true, false, a number or nothing', () => {
  const meanings = parseWords(['automatic: ja=true, nein=false; score: -1=, a=nothing, b=2.5']);
  expect(meanings.map(({ meaning }) => meaning)).toEqual([true, false, null, null, 2.5]);
});

test.each([[''], ['at'], ['=x']])('the columns %j are refused', (text) => {
  expect(() => parseColumns([text])).toThrow(UsageError);
});

test.each([
  [''],
  ['from'],
  ['from:'],
  ['from: a'],
  ['a=b'],
  ['from: a=customer, b'],
  [': a=b'],
])('the words %j are refused', (text) => {
  expect(() => parseWords([text])).toThrow('Write field: word=meaning');
});
