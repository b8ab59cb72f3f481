/**
 * Random tables whose columns are hostile: called as what every object has, in several writings at once, getters, cells
 * of any kind. What each cell means stands beside it here, taken from the documentation and not from the readers.
 * `ROWS_FUZZ=100000` sets how many tables.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationsFromMessages } from '../../src/rows/conversationsFromMessages.ts';

const TABLES = Number(process.env['ROWS_FUZZ'] ?? 100);
const AT = '2026-03-02T09:00:00Z';

/** A cell, and the text that it is; `undefined` where it stands for nothing; `null` where it can be no text. */
type Cell = readonly [given: unknown, text: string | undefined | null];

const TEXTS: readonly Cell[] = [
  ...['x', '0', '00', 'true', '__proto__', 'constructor', '7', 'ä\u0000', 'x'.repeat(5000)].map(
    (text): Cell => [text, text],
  ),
  [7, '7'],
  [0, '0'],
  [-0.5, '-0.5'],
  [10n ** 30n, '1000000000000000000000000000000'],
  ...[undefined, null, '', '  ', 'NaN', 'NULL', 'null', 'None', 'N/A', ' NA ', '-', Number.NaN].map(
    (given): Cell => [given, undefined],
  ),
  ...[{}, [], ['x'], Symbol('s'), Number.NEGATIVE_INFINITY, new Date(0), new Map(), () => 'x'].map(
    (given): Cell => [given, null],
  ),
];
/** A label may be yes or no too; an id may not. */
const LABELS: readonly Cell[] = [...TEXTS, [true, 'true'], [false, 'false']];
const IDS: readonly Cell[] = [...TEXTS, [true, null], [false, null]];

/** Columns of a message and of a conversation that hold a text, each with one name that the documents know. */
const MESSAGE_TEXTS = { id: 'message_id', agentId: 'author', body: 'body', duplicateOf: 'duplicateOf' };
const CONVERSATION_TEXTS = { channel: 'channel', group: 'Group Name', priority: 'PRIORITY', team: 'team' };
/** Columns that are read as no field, some of them called as what every object has. */
const OTHERS = ['subject', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '', ' ', '0', 'x.y'];

const record = (names: readonly string[], cells: readonly Cell[]) =>
  fc.record<Record<string, Cell | undefined>>(
    Object.fromEntries(names.map((name) => [name, fc.constantFrom(...cells)])),
    { requiredKeys: [] },
  );

const line = fc.record({
  conversation: fc.constantFrom('a', 'b', '__proto__', 'constructor'),
  ids: record(['id', 'agentId', 'duplicateOf'], IDS),
  body: record(['body'], LABELS),
  labels: record(Object.keys(CONVERSATION_TEXTS), LABELS),
  others: record(OTHERS, LABELS),
  way: fc.constantFrom(
    'plain',
    'frozen',
    'getters',
    'no prototype',
    'own __proto__',
    'two times',
    'last first',
  ),
});

const NAMES: Readonly<Record<string, string>> = { ...MESSAGE_TEXTS, ...CONVERSATION_TEXTS };

function rowOf({ conversation, ids, body, labels, others, way }: Line): object {
  const cells = { ...ids, ...body, ...labels };
  const entries: (readonly [string, unknown])[] = [
    ['ticket_id', conversation],
    ['created_at', AT],
    ['direction', 'received'],
    ...Object.entries(cells).map(([field, cell]) => [NAMES[field] ?? field, cell?.[0]] as const),
    ...Object.entries(others).map(([name, cell]) => [name, cell?.[0]] as const),
  ];
  if (way === 'own __proto__') entries.push(['__proto__', { at: 'never' }]);
  // The well-known name `created_at` comes before the other: that one is left as it is.
  if (way === 'two times') entries.push(['date', 'never']);
  const row: object = way === 'no prototype' ? Object.create(null) : {};
  for (const [name, value] of way === 'last first' ? entries.toReversed() : entries) {
    const cell = way === 'getters' ? { get: () => value } : { value, writable: true };
    Object.defineProperty(row, name, { ...cell, enumerable: true, configurable: true });
  }
  return way === 'frozen' ? Object.freeze(row) : row;
}

type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

const own = (object: object | undefined, name: string): unknown =>
  object !== undefined && Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;

test('each text of a table with hostile columns is where it belongs, or ignored and counted', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const rows = lines.map(rowOf);
      const before = rows.map((row) => Object.entries(row));
      const { conversations, excluded, ignored, ambiguous, columns } = conversationsFromMessages(rows);

      expect(rows.map((row) => Object.entries(row))).toEqual(before);
      expect(excluded).toEqual({});
      expect(columns).toMatchObject({ conversationId: 'ticket_id', at: 'created_at', from: 'direction' });
      const hasTwoTimes = lines.some(({ way }) => way === 'two times');
      expect(ambiguous).toEqual(hasTwoTimes ? { at: ['created_at', 'date'] } : {});

      const unread = new Map<string, number>();
      for (const { ids, body, labels } of lines) {
        for (const [field, cell] of Object.entries({ ...ids, ...body, ...labels })) {
          const reason = `invalid-${field === 'agentId' ? 'agent-id' : field === 'duplicateOf' ? 'duplicate-of' : field}`;
          if (cell?.[1] === null) unread.set(reason, (unread.get(reason) ?? 0) + 1);
        }
      }
      expect(new Map(Object.entries(ignored))).toEqual(unread);

      const names = [...new Set(lines.map(({ conversation }) => conversation))];
      expect(conversations.map(({ id }) => id)).toEqual(names);
      for (const conversation of conversations) {
        const mine = lines.filter((each) => each.conversation === conversation.id);
        const { messages = [] } = conversation;
        expect(messages.length).toBe(mine.length);
        expect(Object.getPrototypeOf(conversation)).toBe(Object.prototype);
        for (const field of Object.keys(CONVERSATION_TEXTS)) {
          const texts = mine.map(({ labels }) => labels[field]?.[1]);
          expect(own(conversation, field)).toBe(texts.find((text) => typeof text === 'string'));
        }
        for (const name of OTHERS) {
          const cells = mine.map(({ others }) => others[name]);
          expect(own(conversation, name)).toBe(cells.find((cell) => cell && cell[1] !== undefined)?.[0]);
        }
        messages.forEach((message, i) => {
          expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
          const { ids = {}, body = {}, others = {} } = mine[i] ?? {};
          for (const field of Object.keys(MESSAGE_TEXTS)) {
            expect(own(message, field)).toBe({ ...ids, ...body }[field]?.[1] ?? undefined);
          }
          for (const name of OTHERS) expect(own(message, name)).toBe(others[name]?.[0]);
          expect(message).toMatchObject({ at: Date.parse(AT), from: 'customer' });
        });
      }
    }),
    { numRuns: TABLES },
  );
});
