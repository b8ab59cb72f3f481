import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waits } from '../../src/facts/waits.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { at, chat } from '../records/chat.ts';
import { rowsOf } from './rows.ts';
import { slowWaits } from './slowWaits.ts';
import { BY_DEFAULT, waitRules } from './waitRules.ts';

describe('messages with waits of their own', () => {
  test('are those of the waiting episodes, each from its own time to their end', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const table = waits(rules, 'message').read(list);
        const found = rowsOf(table, table.record?.length ?? 0);
        list.forEach((conversation, index) => {
          const own = found.filter((_, row) => table.record?.[row] === index);
          const { spam, deleted, test: isTest, mergedInto } = conversation;
          const isUsable = !(spam || deleted || isTest || mergedInto);
          const { waits: expected, isOurs } = isUsable
            ? slowWaits(conversation, rules)
            : { waits: [], isOurs: false };
          expect(
            own.map((row) => [
              row['startAt'],
              row['open'] === 1 ? null : row['endAt'],
              row['replied'],
              row['closed'],
              row['messages'],
              row['agentInitiated'],
              row['first'],
            ]),
          ).toEqual(
            expected.flatMap(({ sent, endAt, ending }) =>
              sent.map((time) => [
                Math.min(time, endAt ?? Number.POSITIVE_INFINITY),
                endAt,
                +(ending === 'replied'),
                +(ending === 'closed'),
                1,
                +isOurs,
                0,
              ]),
            ),
          );
          for (const row of own)
            expect(row['calendarMs']).toBe(Number(row['endAt']) - Number(row['startAt']));
        });
      }),
      { numRuns: 500 },
    );
  });

  test('know neither the creation of a conversation nor the last message of a burst', () => {
    const burst = chat(['09:00 customer', '09:20 customer', '09:30 agent'], { createdAt: 'soon' });
    const rules = { ...BY_DEFAULT, clockStart: 'created' as const, episodeStart: 'last' as const };
    const table = waits(rules, 'message').read([burst]);
    expect(rowsOf(table, 2)).toMatchObject([
      { startAt: at('09:00'), calendarMs: 1_800_000, index: 0 },
      { startAt: at('09:20'), calendarMs: 600_000, index: 0 },
    ]);
    expect(table.excluded).toEqual({});
  });

  test('are put down to who replied', () => {
    const lines = ['09:00 customer', '09:20 customer', '09:30 agent @ann', '09:40 customer'];
    expect(waits(BY_DEFAULT, 'message').read([chat(lines)]).agent).toEqual(['ann', 'ann', null]);
  });
});
