import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainCell } from '../../src/explain/explainCell.ts';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { AnyReport } from '../../src/report/anyReport.ts';
import { report } from '../../src/report/report.ts';
import { conversations, START } from '../arbitraries/conversations.ts';

const DAY = 86_400_000;
const measures = {
  replyTime,
  receivedMessages,
  sla: slaCompliance.with({ everyReply: '2h' }),
  costPerTicket,
};

/** The number that a result has for a part. */
function figureOf(result: object, part: string): unknown {
  const name = { completed: 'n', counted: 'value' }[part] ?? part;
  return Object(result)[name];
}

const records = fc
  .tuple(conversations, fc.infiniteStream(fc.constantFrom('email', 'chat', ['chat', 'web'], null)))
  .map(([list, channels]) => list.map((one) => ({ ...one, channel: channels.next().value })));

const costs = fc.array(
  fc.record({
    amount: fc.integer({ min: -50, max: 500 }),
    channel: fc.constantFrom('email', 'chat'),
    startAt: fc.nat(3).map((days) => START + days * DAY),
    endAt: fc.nat(3).map((days) => START + (3 + days) * DAY),
  }),
  { maxLength: 3 },
);

/** Holds that each figure of a report lists as many records as it says. */
function expectAllListed<R extends AnyReport>(made: R, given: Parameters<R['run']>[0]): void {
  // The records are those that the report takes.
  const { rows, total } = made.run(given as never);
  const names = Object.keys(total) as Extract<keyof ReturnType<R['run']>['total'], string>[];
  expect(names).toHaveLength(4);
  for (const name of names) {
    for (const row of [...rows, 'total' as const]) {
      const result = Object(row === 'total' ? total : row)[name];
      const { parts, excluded } = explainCell(made, given, name, row);
      expect(Object.keys(parts).length).toBeGreaterThan(0);
      for (const [part, { total: number, adds, records: behind }] of Object.entries(parts)) {
        expect(number, part).toBeCloseTo(Number(figureOf(result, part)), 6);
        if (adds === 'records') expect(behind).toHaveLength(number);
      }
      const counts = Object.entries(excluded).map(([reason, { n, records: out }]) => {
        expect(out, reason).toHaveLength(n);
        return [reason, n];
      });
      expect(Object.fromEntries(counts)).toEqual(result.excluded);
    }
  }
}

describe('the records behind a figure of a report', () => {
  test('are as many as it says: by channel and day, by agent, of the last days, by weekday', () => {
    fc.assert(
      fc.property(records, costs, (list, amounts) => {
        const given = { conversations: list, costs: amounts };
        expectAllListed(report().by('channel').per('day').measure(measures), given);
        expectAllListed(report().by('channel').measure(measures), given);
        expectAllListed(report().by('agent').attribute('inCharge').measure(measures), given);
        expectAllListed(report().per('weekday').where({ channel: 'chat' }).measure(measures), given);
      }),
      { numRuns: 25 },
    );
  });

  const one = {
    id: 'a',
    channel: 'email',
    messages: [{ at: Date.parse('2026-03-02T09:00:00Z'), from: 'customer' as const }],
  };
  const byDay = report().by('channel').per('day').measure({ receivedMessages });

  test('of an hour that comes twice are those of the one that is meant', () => {
    const fall = report({ timeZone: 'Europe/Rome' }).per('hour').measure({ receivedMessages });
    const hours = ['00:30', '01:30', '01:40'].map((time, i) => ({
      id: `${i}`,
      messages: [{ at: `2026-10-25T${time}:00Z`, from: 'customer' as const }],
    }));
    const { rows } = fall.run({ conversations: hours });
    const ids = rows.map((row) =>
      explainCell(fall, { conversations: hours }, 'receivedMessages', row).parts['counted']?.records.map(
        ({ id }) => id,
      ),
    );
    expect(ids).toEqual([['0'], ['1', '2']]);
  });

  test('of a group of which there is nothing are none', () => {
    const row = { channel: 'fax', period: '2026-03-02' };
    expect(explainCell(byDay, { conversations: [one] }, 'receivedMessages', row).parts).toMatchObject({
      counted: { total: 0, records: [] },
    });
  });

  test.each<[string, unknown, string]>([
    ['receivedMessage', 'total', 'measure'],
    ['receivedMessages', undefined, 'row'],
    ['receivedMessages', null, 'row'],
    ['receivedMessages', { period: '2026-03-02' }, 'row.channel'],
    ['receivedMessages', { channel: 'email' }, 'row.period'],
    ['receivedMessages', { channel: 'email', period: '2026-03-03' }, 'row.period'],
    ['receivedMessages', { channel: 'email', period: '2026-03-02', start: 5 }, 'row.period'],
  ])('are refused for %s of %j', (measure, row, path) => {
    const call = (): unknown =>
      Reflect.apply(explainCell, undefined, [byDay, { conversations: [one] }, measure, row]);
    expect(call).toThrow(expect.objectContaining({ code: 'invalid-option', path }));
  });

  test('are refused for what is no report', () => {
    expect(() => Reflect.apply(explainCell, undefined, [{}, { conversations: [] }, 'nps', 'total'])).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'report' }),
    );
  });
});
