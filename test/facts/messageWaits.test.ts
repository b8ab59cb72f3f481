import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waits } from '../../src/facts/waits.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { at, chat } from '../records/chat.ts';
import { readFact } from './readFact.ts';
import { slowWaits } from './slowWaits.ts';
import { BY_DEFAULT, waitRules } from './waitRules.ts';

describe('messages with waits of their own', () => {
  test('are those of the waiting episodes, each from its own time to their end', () => {
    fc.assert(
      fc.property(conversations, waitRules, (list, rules) => {
        const table = readFact(waits(rules, 'message'), list);
        const found = table.rows;
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
              Number.isNaN(row['endAt']) ? null : row['endAt'],
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
        });
      }),
      { numRuns: 500 },
    );
  });

  test('know neither the creation of a conversation nor the last message of a burst', () => {
    const burst = chat(['09:00 customer', '09:20 customer', '09:30 agent'], { createdAt: 'soon' });
    const rules = { ...BY_DEFAULT, clockStart: 'created' as const, episodeStart: 'last' as const };
    const table = readFact(waits(rules, 'message'), [burst]);
    expect(table.rows).toMatchObject([
      { startAt: at('09:00'), endAt: at('09:30'), index: 0 },
      { startAt: at('09:20'), endAt: at('09:30'), index: 0 },
    ]);
    expect(table.excluded).toEqual({});
  });

  test('are put down to who replied', () => {
    const lines = ['09:00 customer', '09:20 customer', '09:30 agent @ann', '09:40 customer'];
    expect(readFact(waits(BY_DEFAULT, 'message'), [chat(lines)]).labels['replier']).toEqual([
      'ann',
      'ann',
      null,
    ]);
  });
});
