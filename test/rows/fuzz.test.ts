/**
 * Random tables, damaged in every way: each cell is either read right or its row counted by reason. What a cell means
 * stands beside it here, taken from the documentation and not from the readers. `ROWS_FUZZ=100000` sets how many tables.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationsFromMessages } from '../../src/rows/conversationsFromMessages.ts';

const TABLES = Number(process.env['ROWS_FUZZ'] ?? 1000);

/** Nothing stands here. */
const NONE = Symbol('none');
/** What stands here cannot be read. */
const BAD = Symbol('bad');

type Cell = readonly [given: unknown, meaning: unknown];

const MARCH = Date.UTC(2026, 2, 2, 9);

const NOTHING: readonly Cell[] = [
  undefined,
  null,
  '',
  ' ',
  'NaN',
  'NULL',
  'null',
  'None',
  'N/A',
  'NA',
  '-',
  Number.NaN,
].map((given) => [given, NONE]);
const same = (...given: readonly unknown[]): readonly Cell[] => given.map((each) => [each, each]);
const bad = (...given: readonly unknown[]): readonly Cell[] => given.map((each) => [each, BAD]);

const YES_NO: readonly Cell[] = [
  ...[true, 1, '1', 'true', 'TRUE', 't', 'yes', 'Y', 'on', 'On'].map((given): Cell => [given, true]),
  ...[false, 0, '0', 'false', 'F', 'no', 'N', 'off', 'OFF'].map((given): Cell => [given, false]),
  ...bad('auto', 'maybe', 2, -1, 0.5, {}, [], Symbol('s'), 'x'.repeat(5000)),
];

const CELLS = {
  conversationId: [
    ...same('a', 'b', 'c', '__proto__', 'constructor', 'toString', '0'),
    [7, '7'],
    [10n, '10'],
    [-0.5, '-0.5'],
    // What can be no id names no conversation.
    ...[{}, [], true, Symbol('s'), Number.POSITIVE_INFINITY].map((given): Cell => [given, NONE]),
    ...NOTHING,
  ],
  at: [
    ['2026-03-02T09:00:00Z', MARCH],
    ['2026-03-02 10:00+01:00', MARCH],
    ['2026-03-02T09:00:00.250Z', MARCH + 250],
    [MARCH, MARCH],
    [new Date(MARCH), MARCH],
    [{ epochMilliseconds: MARCH }, MARCH],
    ...bad(
      '2026-03-02 09:00',
      '2026-03-02',
      '2026-02-30T09:00:00Z',
      '46083',
      '202603020900',
      46_083.375,
      1_772_442_000,
    ),
    ...bad(
      'soon',
      true,
      {},
      [],
      1n,
      Symbol('s'),
      new Date(Number.NaN),
      '9999-12-31T00:00:00Z',
      'x'.repeat(5000),
    ),
    ...NOTHING,
  ],
  from: [
    ...['customer', 'Received', 'INBOUND', 'end-user', 'End User'].map((given): Cell => [given, 'customer']),
    ...['agent', 'sent', 'Outbound', 'admin'].map((given): Cell => [given, 'agent']),
    ...same('bot', 'system', 'campaign'),
    ...bad('nobody', '__proto__', 3, {}, [], Symbol('s')),
    ...NOTHING,
  ],
  automatic: [...YES_NO, ...NOTHING],
  visibility: [...same('public', 'internal'), ['Public', 'public'], ...bad('glass', 3, {}), ...NOTHING],
  kind: [
    ...same('text', 'note', 'reaction', 'template'),
    ['Note', 'note'],
    ...bad('poem', 3, {}),
    ...NOTHING,
  ],
  spam: [...YES_NO, ...NOTHING],
} as const satisfies Readonly<Record<string, readonly Cell[]>>;

type Field = keyof typeof CELLS;

const NAMES: Readonly<Record<Field, readonly string[]>> = {
  conversationId: ['conversation_id', 'conversationId', 'Conversation ID', 'ticket_id', 'TICKET-ID'],
  at: ['at', 'created_at', 'Created At', 'sent_at'],
  from: ['from', 'direction', 'author_type'],
  automatic: ['automatic', 'Automatic'],
  visibility: ['visibility'],
  kind: ['kind'],
  spam: ['spam', 'Spam'],
};
const FIELDS = ['conversationId', 'at', 'from', 'automatic', 'visibility', 'kind', 'spam'] as const;

/** A row: which cell of each field, or none where the row lacks the column; or something that is no row. */
const line = fc.oneof(
  { weight: 12, arbitrary: fc.record(fieldArbitraries(), { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined, 5, 'row', [], [1], true, Symbol('row')) },
);

function fieldArbitraries(): Record<Field, fc.Arbitrary<Cell>> {
  const usually = (field: Field): fc.Arbitrary<Cell> => {
    const cells: readonly Cell[] = CELLS[field];
    const good = cells.filter(([, meaning]) => meaning !== BAD && meaning !== NONE);
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...good) }, fc.constantFrom(...cells));
  };
  return {
    conversationId: usually('conversationId'),
    at: usually('at'),
    from: usually('from'),
    automatic: usually('automatic'),
    visibility: usually('visibility'),
    kind: usually('kind'),
    spam: usually('spam'),
  };
}

const table = fc.record({
  lines: fc.array(line, { maxLength: 8 }),
  names: fc.record({
    conversationId: fc.constantFrom(...NAMES.conversationId),
    at: fc.constantFrom(...NAMES.at),
    from: fc.constantFrom(...NAMES.from),
    automatic: fc.constantFrom(...NAMES.automatic),
    visibility: fc.constantFrom(...NAMES.visibility),
    kind: fc.constantFrom(...NAMES.kind),
    spam: fc.constantFrom(...NAMES.spam),
  }),
});

type Line = Partial<Record<Field, Cell>>;

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first reason for which a row cannot be used by every figure, as documented; `undefined` where there is none. */
function reasonOf(row: unknown): string | undefined {
  if (!isLine(row)) return 'invalid-row';
  const meaning = (field: Field): unknown => row[field]?.[1] ?? NONE;
  if (meaning('conversationId') === NONE) return 'missing-conversation-id';
  if (meaning('at') === NONE) return 'missing-at';
  if (meaning('at') === BAD) return 'a time';
  if (meaning('from') === NONE) return 'missing-from';
  for (const field of ['from', 'automatic', 'visibility', 'kind', 'spam'] as const) {
    if (meaning(field) === BAD) return `invalid-${field}`;
  }
  return undefined;
}

const TIME_REASONS = [
  ...['time-without-zone', 'date-without-time', 'day-month-order', 'number-as-time'],
  ...['unknown-zone-word', 'time-out-of-range', 'unreadable-time'],
];

test('each cell of damaged tables is read right, or its row counted by its first reason', () => {
  let readRight = 0;
  let counted = 0;
  let refused = 0;
  fc.assert(
    fc.property(table, ({ lines, names }) => {
      const rows = lines.map((row) =>
        isLine(row)
          ? Object.fromEntries(FIELDS.flatMap((field) => (row[field] ? [[names[field], row[field][0]]] : [])))
          : row,
      );
      const objects = lines.filter(isLine);
      const hasColumn = (field: Field): boolean => objects.some((row) => row[field] !== undefined);
      const read = () => conversationsFromMessages(rows as object[]);
      if (objects.length > 0 && !(hasColumn('conversationId') && hasColumn('at') && hasColumn('from'))) {
        expect(read).toThrow(expect.objectContaining({ name: 'KpiError', code: 'invalid-option' }));
        refused++;
        return;
      }
      const { conversations, excluded, excludedAt } = read();

      const reasons = lines.map(reasonOf);
      const expected = new Map<string, number>();
      for (const reason of reasons) if (reason) expected.set(reason, (expected.get(reason) ?? 0) + 1);
      const found = new Map<string, number>();
      for (const [reason, n] of Object.entries(excluded)) {
        const name = TIME_REASONS.includes(reason) ? 'a time' : reason;
        found.set(name, (found.get(name) ?? 0) + n);
      }
      expect(found).toEqual(expected);
      for (const [reason, places] of Object.entries(excludedAt)) {
        for (const place of places) {
          const row = Number(/^rows\[(\d+)\]/.exec(place)?.[1]);
          expect(reasons[row]).toBe(TIME_REASONS.includes(reason) ? 'a time' : reason);
        }
      }

      const byId = new Map<unknown, Line[]>();
      for (const row of objects) {
        const id = row.conversationId?.[1] ?? NONE;
        if (id !== NONE) byId.set(id, [...(byId.get(id) ?? []), row]);
      }
      expect(conversations.map(({ id }) => id)).toEqual([...byId.keys()]);
      for (const { id, messages = [], spam } of conversations) {
        const own = byId.get(id) ?? [];
        expect(messages.length).toBe(own.length);
        messages.forEach((message, i) => {
          for (const field of ['at', 'from', 'automatic', 'visibility', 'kind'] as const) {
            const [given, meaning] = own[i]?.[field] ?? [undefined, NONE];
            if (meaning === NONE) expect(message[field]).toBeUndefined();
            // What cannot be read stays as it is or is no time: the metrics refuse it too.
            else if (meaning === BAD) expect([given, Number.NaN]).toContainEqual(message[field]);
            else expect(message[field]).toBe(meaning);
            if (meaning === BAD) counted++;
            else readRight++;
          }
        });
        const flags = own.map((row) => row.spam?.[1] ?? NONE).filter((meaning) => meaning !== NONE);
        if (flags.length === 0) expect(spam).toBeUndefined();
        else if (flags[0] !== BAD) expect(spam).toBe(flags[0]);
      }
    }),
    { numRuns: TABLES },
  );
  console.log(
    `${TABLES} tables: ${readRight} cells read right, ${counted} counted, ${refused} tables refused whole`,
  );
  expect(readRight).toBeGreaterThan(0);
  expect(counted).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
