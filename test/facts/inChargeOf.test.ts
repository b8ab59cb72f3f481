import { describe, expect, test } from 'vitest';
import { inChargeOf } from '../../src/facts/reading/inChargeOf.ts';
import { waits } from '../../src/facts/waits.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { at, chat } from '../records/chat.ts';
import { readFact } from './readFact.ts';
import { BY_DEFAULT } from './waitRules.ts';

const FOREVER = Number.POSITIVE_INFINITY;
const given = (assignments: unknown, team?: string): Conversation =>
  Object.assign(chat(['09:00 customer']), { assignments, team });

describe('who is in charge of a conversation', () => {
  test('is the agent of the last assignment, in any order', () => {
    const first = { at: at('09:00'), toAgent: 'ann' };
    const last = { at: at('10:00'), toAgent: 'bob' };
    for (const list of [
      [first, last],
      [last, first],
    ]) {
      expect(inChargeOf(given(list, 'mail'), FOREVER)).toBe('bob');
      expect(inChargeOf(given(list, 'mail'), at('09:59'))).toBe('ann');
      expect(inChargeOf(given(list, 'mail'), at('10:00'))).toBe('bob');
      expect(inChargeOf(given(list, 'mail'), at('08:59'))).toBe('mail');
    }
  });

  test('is the later one in the list of two at the same instant', () => {
    const same = ['ann', 'bob'].map((toAgent) => ({ at: at('09:00'), toAgent }));
    expect(inChargeOf(given(same), FOREVER)).toBe('bob');
    expect(inChargeOf(given([...same].reverse()), FOREVER)).toBe('ann');
  });

  test('is a team where no agent is named: that of the assignment, else that of the conversation', () => {
    const taken = { at: at('09:00'), toAgent: 'ann', toTeam: 'phone' };
    expect(inChargeOf(given([taken], 'mail'), FOREVER)).toBe('ann');
    for (const nobody of [undefined, null, '', Number.NaN]) {
      const handed = { at: at('10:00'), toAgent: nobody, toTeam: 'phone' };
      expect(inChargeOf(given([taken, handed], 'mail'), FOREVER)).toBe('phone');
      expect(inChargeOf(given([taken, { ...handed, toTeam: nobody }], 'mail'), FOREVER)).toBe('mail');
    }
    expect(inChargeOf(given([], 'mail'), FOREVER)).toBe('mail');
    expect(inChargeOf(given(undefined), FOREVER)).toBeUndefined();
  });

  test('is nobody else for assignments that cannot be read', () => {
    for (const odd of ['ann', 7, { length: 1 }, null, true]) {
      expect(inChargeOf(given(odd, 'mail'), FOREVER)).toBe('mail');
    }
    for (const odd of [
      null,
      undefined,
      5,
      'ann',
      {},
      { at: 'soon', toAgent: 'ann' },
      { at: 5, toAgent: 'ann' },
    ]) {
      expect(inChargeOf(given([odd], 'mail'), FOREVER)).toBe('mail');
    }
  });

  test('labels every wait, whoever replied, as things stand now', () => {
    const list = [
      {
        ...given([{ at: at('09:30'), toAgent: 'bob' }], 'mail'),
        ...chat(['09:00 customer', '09:10 agent @ann', '09:20 customer']),
      },
      chat(['09:00 customer'], { team: 'phone' }),
      chat(['09:00 customer']),
      chat(['09:00 customer'], { assignments: [{ at: at('09:00'), toAgent: 12 }] }),
    ];
    expect(readFact(waits(BY_DEFAULT), list).labels).toEqual({
      replier: ['ann', null, null, null, null],
      inCharge: ['bob', 'bob', 'phone', null, '12'],
    });
  });
});
