import { expect, test } from 'vitest';
import { readMessages } from './readMessages.ts';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();
const HEADER = 'conversation_id,at,from,automatic,kind,visibility';

test('messages become conversations', () => {
  const rows = ['a,2026-03-02T10:00:00+01:00,received,False,,', 'a,2026-03-02T09:30Z,sent,TRUE,text,public'];
  const { conversations, messages, span } = readMessages(file([HEADER, ...rows].join('\n')), false);
  expect(conversations[0]?.messages?.map(({ from, automatic }) => [from, automatic])).toEqual([
    ['customer', false],
    ['agent', true],
  ]);
  expect(messages).toBe(2);
  expect(span).toEqual([Date.UTC(2026, 2, 2, 9), Date.UTC(2026, 2, 2, 9, 30)]);
});

const bad = [
  [',2026-03-02T09:00Z,sent,,,', 'no conversation id', 'The column conversation_id is empty.'],
  ['a,2026-03-02 09:00,sent,,,', 'unusable time', 'at: This text has no offset'],
  ['a,,sent,,,', 'unusable time', 'at: Expected an existing time'],
  ['a,1767225600,sent,,,', 'unusable time', 'at: This looks like seconds'],
  ['a,2026-03-02T09:00Z,Sent,,,', 'unknown sender', 'from: Expected one of'],
  ['a,2026-03-02T09:00Z,sent,yes,,', 'unknown automatic', 'automatic: Expected true'],
  ['a,2026-03-02T09:00Z,sent,,mail,', 'unknown kind', 'kind: Expected one of'],
  ['a,2026-03-02T09:00Z,sent,,,hidden', 'unknown visibility', 'visibility: Expected public'],
  ['a,2026-03-02T09:00Z', 'wrong number of fields', 'This row has 2 fields, the header 6.'],
] as const;

test.each(
  bad,
)('the row %j stops with its line, or is counted with its conversation', (row, reason, trouble) => {
  const good = ['b,2026-03-02T09:00Z,received,,,', 'a,2026-03-02T08:00Z,received,,,'];
  const name = file([HEADER, ...good, row].join('\n'));
  expect(() => readMessages(name, false)).toThrow(`${name}:4: ${trouble}`);
  const { badRows, conversations, brokenConversations } = readMessages(name, true);
  expect([...badRows]).toEqual([[reason, 1]]);
  const isKnown = !row.startsWith(',');
  expect(conversations.map(({ id }) => id)).toEqual(isKnown ? ['b'] : ['b', 'a']);
  expect(brokenConversations).toBe(isKnown ? 1 : 0);
});

test.each([
  ['a,b\n1,2\n', ':1: There is no column conversation_id or conversationId; the first line has: a, b.'],
  ['conversation_id,at\n', ':1: There is no column from or direction'],
  [`${HEADER}\n`, 'a header but no rows'],
])('the file %j is refused', (text, trouble) => {
  expect(() => readMessages(file(text), true)).toThrow(trouble);
});
