/**
 * Rows as people have them, each with the figure that is right. The names say the situation and, in brackets, the public
 * thread, page or kind of file where it was found.
 */
import { describe, expect, test } from 'vitest';
import { customerChurnRate } from '../../src/metrics/customers/customerChurnRate.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { conversationsFromMessages } from '../../src/rows/conversationsFromMessages.ts';
import { customersFromRows } from '../../src/rows/customersFromRows.ts';
import { durationsFrom } from '../../src/rows/durationsFrom.ts';

const HALF_AN_HOUR = 1_800_000;

describe('what stands for nothing or for yes', () => {
  test('an auto-responder marked "on" does not end the clock: the person does, after an hour (polarsource/polar#12602)', () => {
    const { conversations } = conversationsFromMessages([
      { conversation_id: 'a', at: '2026-03-02T09:00:00Z', from: 'customer', automatic: null },
      { conversation_id: 'a', at: '2026-03-02T09:00:05Z', from: 'agent', automatic: 'on' },
      { conversation_id: 'a', at: '2026-03-02T10:00:00Z', from: 'agent', automatic: '' },
    ]);
    expect(firstReplyTime(conversations, { onInvalid: 'throw' }).value).toBe(3_600_000);
  });

  test('rows without a ticket number, parsed as NaN, are strangers to each other', () => {
    const { conversations, excluded } = conversationsFromMessages([
      { conversation_id: Number.NaN, at: '2026-03-02T09:00:00Z', from: 'customer' },
      { conversation_id: Number.NaN, at: '2026-03-02T09:30:00Z', from: 'agent' },
    ]);
    expect(excluded).toEqual({ 'missing-conversation-id': 2 });
    expect(firstReplyTime(conversations).value).toBeNull();
  });
});

describe('times in other writings', () => {
  const firstReply = (
    times: readonly unknown[],
    options: Parameters<typeof conversationsFromMessages>[1],
  ) => {
    const rows = times.map((at, i) => ({ conversation_id: 't', at, from: i === 0 ? 'customer' : 'agent' }));
    return firstReplyTime(conversationsFromMessages(rows, options).conversations).value;
  };

  test('local times of Rome over the change of the clock: 01:30 to 03:30 is one hour (Razeeman/Android-SimpleTimeTracker#232)', () => {
    expect(firstReply(['2026-03-29 01:30', '2026-03-29 03:30'], { timeZone: 'Europe/Rome' })).toBe(3_600_000);
  });

  test('day first (apache/superset#25113)', () => {
    const options = { timeFormat: 'dd/MM/yyyy HH:mm', timeZone: 'UTC' };
    expect(firstReply(['02/03/2026 09:00', '02/03/2026 09:30'], options)).toBe(HALF_AN_HOUR);
  });

  test('day and month are not guessed: the error shows two rows', () => {
    expect(() => firstReply(['02/03/2026 09:00', '03/03/2026 09:30'], { timeZone: 'UTC' })).toThrow(
      /02\/03\/2026 09:00.*03\/03\/2026 09:30/s,
    );
  });

  test('Excel serials (dbgate/dbgate#168)', () => {
    const options = { timeFormat: 'excel', timeZone: 'UTC' } as const;
    expect(firstReply([46083.375, 46083.395833333336], options)).toBe(HALF_AN_HOUR);
  });

  test('a German export with the word of its zone (elastic/kibana#79540)', () => {
    const options = { timeFormat: "dd.MM.yyyy HH:mm:ss 'MEZ'", timeZone: 'Europe/Berlin' };
    expect(firstReply(['02.03.2026 09:00:00 MEZ', '02.03.2026 09:30:00 MEZ'], options)).toBe(HALF_AN_HOUR);
  });
});

describe('the exports of helpdesks as they are', () => {
  test('Intercom parts with author_type and part_type (functory.dev)', () => {
    const { conversations } = conversationsFromMessages([
      { conversation_id: 9, part_type: 'comment', author_type: 'user', created_at: '2026-03-02T09:00:00Z' },
      { conversation_id: 9, part_type: 'note', author_type: 'admin', created_at: '2026-03-02T09:10:00Z' },
      { conversation_id: 9, part_type: 'comment', author_type: 'admin', created_at: '2026-03-02T09:30:00Z' },
    ]);
    expect(firstReplyTime(conversations).value).toBe(HALF_AN_HOUR);
  });

  test('Zendesk comments with author_role and public', () => {
    const { conversations } = conversationsFromMessages([
      { ticket_id: 5, author_role: 'end-user', public: true, created_at: '2026-03-02T09:00:00Z' },
      { ticket_id: 5, author_role: 'agent', public: false, created_at: '2026-03-02T09:05:00Z' },
      { ticket_id: 5, author_role: 'agent', public: true, created_at: '2026-03-02T09:30:00Z' },
    ]);
    expect(firstReplyTime(conversations).value).toBe(HALF_AN_HOUR);
  });

  test('a closing "Okay, thanks" needs no reply: the text of the row is at hand (frappe/helpdesk#2228)', () => {
    const { conversations } = conversationsFromMessages([
      { conversation_id: 1, at: '2026-03-02T09:00:00Z', from: 'customer', body: 'It fails' },
      { conversation_id: 1, at: '2026-03-02T09:30:00Z', from: 'agent', body: 'Fixed' },
      { conversation_id: 1, at: '2026-03-02T10:00:00Z', from: 'customer', body: 'Okay, thanks!' },
    ]);
    const needsReply = ({ body }: { readonly body?: unknown }): boolean => !/thanks/i.test(String(body));
    expect(responseRate(conversations, { needsReply })).toMatchObject({ value: 1, n: 1 });
    expect(responseRate(conversations)).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe('figures that another system has made', () => {
  test('the average of the minutes that an API gives, null where nobody replied (zendesk/zendesk_api_client_php#362)', () => {
    expect(durationsFrom([30, 60, null, 90], { unit: 'minutes' })).toMatchObject({
      mean: 60 * 60_000,
      n: 3,
      open: 1,
    });
  });

  test('churn from the dates on which customers came and left, the last day being a day of service (polarsource/polar#7869)', () => {
    const rows = [
      { id: 'a', from: '2025-06-01', to: null },
      { id: 'b', from: '2025-06-01', to: '2026-01-31' },
      { id: 'c', from: '2026-01-05', to: '2026-01-20' },
      { id: 'd', from: '2025-01-01', to: '2026-02-01' },
      { id: 'e', from: '2026-01-31', to: null },
    ];
    const { customers } = customersFromRows(rows, { period: ['2026-01-01', '2026-02-01'], timeZone: 'UTC' });
    expect(customerChurnRate(customers)).toMatchObject({ value: 1 / 3, numerator: 1, denominator: 3 });
  });
});
