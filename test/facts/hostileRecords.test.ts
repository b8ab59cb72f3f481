import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversations } from '../../src/facts/conversations.ts';
import { costs } from '../../src/facts/costs.ts';
import { customerPeriods } from '../../src/facts/customerPeriods.ts';
import { messages } from '../../src/facts/messages.ts';
import { responses } from '../../src/facts/responses.ts';
import { waits } from '../../src/facts/waits.ts';
import { deepFreeze } from '../laws/deepFreeze.ts';
import { chat } from '../records/chat.ts';
import { readFact } from './readFact.ts';
import { BY_DEFAULT } from './waitRules.ts';

const hostile: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  Number.NaN,
  Infinity,
  1e308,
  10n,
  '',
  '__proto__',
  'constructor',
  'x'.repeat(1_000_000),
  Symbol('s'),
  [],
  {},
  { length: 1e15 },
  { length: -1 },
  new Date(Number.NaN),
  Object.create(null),
  () => 1,
  JSON.parse('{"__proto__": {"spam": true}}'),
];

/** A list whose entries are of no known shape, as a file may hold them. */
function anyList<T>(...list: unknown[]): readonly T[] {
  return list as T[];
}

describe('records of the wrong shape', () => {
  test('never break a fact, and each is counted or used', () => {
    for (const value of hostile) {
      for (const table of [
        readFact(waits(BY_DEFAULT), anyList(value)),
        readFact(messages(BY_DEFAULT), anyList(value)),
        readFact(conversations(BY_DEFAULT), anyList(value)),
        readFact(customerPeriods(BY_DEFAULT), anyList(value)),
        readFact(costs(BY_DEFAULT), anyList(value)),
      ]) {
        expect(Object.values(table.excluded)).toEqual([1]);
        expect(table.record).toHaveLength(0);
      }
    }
  });

  test('never break a fact at any field of a conversation, of a message or of a change of status', () => {
    const good = chat(['09:00 customer', '09:10 agent', '10:00 solved']);
    const [message] = good.messages ?? [];
    const [status] = good.statuses ?? [];
    const broken = hostile.flatMap((value, n): object[] => [
      ...Object.keys({
        ...good,
        createdAt: 0,
        direction: 0,
        mergedInto: 0,
        spam: 0,
        deleted: 0,
        test: 0,
      }).map((field) => ({ ...good, id: `${field} ${n}`, [field]: value })),
      ...['at', 'from', 'id', 'agentId', 'visibility', 'automatic', 'kind', 'duplicateOf'].map((field) => ({
        id: `messages.${field} ${n}`,
        messages: [{ ...message, [field]: value }],
      })),
      { id: `messages[0] ${n}`, messages: [value] },
      ...['at', 'to'].map((field) => ({
        ...good,
        id: `statuses.${field} ${n}`,
        statuses: [{ ...status, [field]: value }],
      })),
      { ...good, id: `statuses[0] ${n}`, statuses: [value] },
    ]);
    for (const conversation of deepFreeze(broken)) {
      for (const clockStart of ['firstCustomerMessage', 'created'] as const) {
        const { record, excluded } = readFact(waits({ ...BY_DEFAULT, clockStart }), anyList(conversation));
        const reasons = Object.keys(excluded).length;
        expect((record?.length ?? 0) + reasons, JSON.stringify(excluded)).toBeGreaterThan(0);
      }
      readFact(messages(BY_DEFAULT), anyList(conversation));
      readFact(conversations(BY_DEFAULT), anyList(conversation));
    }
  });

  /** A list whose second record is left out, in the field of which this is said; `by` names who needs that field. */
  const faults: readonly [record: object | null, reason: string, says: string, by?: 'waits'][] = [
    [null, 'invalid-conversation', ': null is no conversation. Give an object.'],
    [{}, 'missing-id', '.id: undefined is no id. Give each conversation an id, text or number.'],
    [{ id: '' }, 'missing-id', ".id: '' is no id."],
    [{ id: null }, 'missing-id', '.id: null is no id.'],
    [{ id: Number.NaN }, 'missing-id', '.id: NaN is no id.'],
    [{ id: 'a', spam: 'true' }, 'invalid-spam', ".spam: 'true' is neither true nor false. Give true or"],
    [{ id: 'a', spam: 2 }, 'invalid-spam', '.spam: 2 is neither'],
    [{ id: 'a', deleted: 'no' }, 'invalid-deleted', ".deleted: 'no' is neither true nor false."],
    [{ id: 'a', test: {} }, 'invalid-test', '.test: object is neither true nor false.'],
    [{ id: 'a', messages: 'none' }, 'invalid-messages', ".messages: 'none' is no list. Give an array."],
    [{ id: 'a', messages: { length: 1e15 } }, 'invalid-messages', '.messages: object is no list.'],
    [{ id: 'a', messages: [null] }, 'invalid-message', '.messages[0]: null is no message. Give an object.'],
    [{ id: 'a', messages: ['hello'] }, 'invalid-message', ".messages[0]: 'hello' is no message."],
    [
      { id: 'a', messages: [{ at: '2026-03-02T09:00:00Z', from: 'user' }] },
      'invalid-from',
      ".messages[0].from: 'user' is no sender. Give customer, agent, bot, system or campaign.",
    ],
    [
      { id: 'a', messages: [{ at: '2026-03-02T09:00:00Z', from: 'Customer' }] },
      'invalid-from',
      ".messages[0].from: 'Customer' is no sender. Give customer, agent, bot, system or campaign. Did you mean customer?",
    ],
    [
      { id: 'a', messages: [{ at: '2026-03-02T09:00:00Z', from: 'agent', kind: 'comment' }] },
      'invalid-kind',
      ".messages[0].kind: 'comment' is no kind of message. Give text, note, reaction, template, activity, call, survey or delivery-failed.",
    ],
    [
      { id: 'a', messages: [{ at: '2026-03-02T09:00:00Z', from: 'agent', visibility: 'private' }] },
      'invalid-visibility',
      ".messages[0].visibility: 'private' is no visibility. Give public or internal.",
    ],
    [
      { id: 'a', messages: [{ at: '2026-03-02T09:00:00Z', from: 'agent', automatic: 'auto' }] },
      'invalid-automatic',
      ".messages[0].automatic: 'auto' is neither true nor false. Give true or false, or 1 or 0.",
    ],
    [{ id: 'a', messages: [{ from: 'agent' }] }, 'invalid-message-time', '.messages[0].at: ', 'waits'],
    [
      {
        id: 'a',
        messages: [
          { at: '2026-03-02T09:00:00Z', from: 'agent' },
          { at: '2026-03-02 09:00', from: 'agent' },
        ],
      },
      'invalid-message-time',
      '.messages[1].at: This text has no offset',
      'waits',
    ],
    [
      { id: 'a', direction: 'OUTBOUND' },
      'invalid-direction',
      ".direction: 'OUTBOUND' is no direction.",
      'waits',
    ],
    [{ id: 'a', statuses: 7 }, 'invalid-statuses', '.statuses: 7 is no list. Give an array.', 'waits'],
    [{ id: 'a', statuses: [null] }, 'invalid-status', '.statuses[0]: null is no change of status.', 'waits'],
    [
      { id: 'a', statuses: [{ at: 0, to: '__proto__' }] },
      'invalid-status',
      ".statuses[0].to: '__proto__' is no status. Give new, open, pending, hold, solved or closed.",
      'waits',
    ],
    [{ id: 'a', statuses: [{ at: 12, to: 'solved' }] }, 'invalid-status-time', '.statuses[0].at: ', 'waits'],
  ];

  test.each(faults)('%j is %s, said of the field where an error is asked for', (record, reason, says, by) => {
    const list = anyList<never>(chat([]), record);
    const strict = { ...BY_DEFAULT, onInvalid: 'throw' as const };
    // A wait around an event that cannot be placed would be wrong.
    const isEvent = says.startsWith('.messages') || says.startsWith('.statuses');
    expect(readFact(waits(BY_DEFAULT), list).excluded).toEqual({
      'no-customer-message': 1,
      [reason]: 1,
      ...(isEvent && { 'conversation-with-invalid-event': 1 }),
    });
    expect(() => readFact(waits(strict), list)).toThrow(`conversations[1]${says}`);
    expect(() => readFact(waits(strict), list)).toThrow(
      expect.objectContaining({
        code: 'invalid-record',
        path: `conversations[1]${says.slice(0, says.indexOf(': '))}`,
      }),
    );
    // What counts messages needs neither their times nor changes of status, nor who began.
    expect(readFact(messages(BY_DEFAULT), list).excluded).toEqual(by === 'waits' ? {} : { [reason]: 1 });
    if (by === undefined) expect(() => readFact(messages(strict), list)).toThrow(`conversations[1]${says}`);
  });

  test('are refused as a whole where they are no list', () => {
    for (const value of [null, undefined, 'text', 7, { length: 3 }]) {
      for (const fact of [messages(BY_DEFAULT), waits(BY_DEFAULT)]) {
        expect(() => readFact(fact, value as never)).toThrow(
          expect.objectContaining({ code: 'invalid-option', path: 'conversations' }),
        );
      }
      expect(() =>
        readFact(
          responses({ scale: '0-10', fractional: false, onInvalid: 'exclude' }, 'nps'),
          value as never,
        ),
      ).toThrow(expect.objectContaining({ code: 'invalid-option', path: 'surveyResponses' }));
    }
  });

  test('of random JSON never break a fact', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (list) => {
        const rows = anyList<never>(...list);
        for (const fact of [
          waits(BY_DEFAULT),
          messages(BY_DEFAULT),
          conversations(BY_DEFAULT),
          customerPeriods(BY_DEFAULT),
          costs(BY_DEFAULT),
          responses({ scale: '1-5', fractional: false, onInvalid: 'exclude' }, 'csat'),
        ]) {
          readFact(fact, rows);
        }
      }),
    );
  });
});

describe('large records', () => {
  test('of 100,000 messages in reverse order, with ids, are read', () => {
    const start = Date.UTC(2026, 0);
    const list = Array.from({ length: 100_000 }, (_, i) => ({
      id: `m${i}`,
      at: start + (100_000 - i) * 1000,
      from: i % 2 === 0 ? ('agent' as const) : ('customer' as const),
    }));
    const { record, columns } = readFact(waits(BY_DEFAULT), [{ id: 'long', messages: [...list, ...list] }]);
    expect(record).toHaveLength(50_000);
    const lengths = columns['endAt']?.map((end, row) => end - Number(columns['startAt']?.[row]));
    expect(new Set(lengths)).toEqual(new Set([1000]));
  });

  test('of a million answers are read', () => {
    const scores = Array.from({ length: 1_000_000 }, (_, i) => i % 12);
    const table = readFact(
      responses({ scale: '0-10', fractional: false, onInvalid: 'exclude' }, 'nps'),
      scores,
    );
    expect(table.excluded).toEqual({ 'off-scale': 83_333 });
  });
});
