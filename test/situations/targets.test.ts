import { describe, expect, test } from 'vitest';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';

describe('targets', () => {
  const chat = (id: string, priority: string, replyAt: string): Conversation => ({
    id,
    priority,
    messages: [
      { at: '2026-03-02T10:00:00Z', from: 'customer' },
      { at: replyAt, from: 'agent' },
    ],
  });

  test('two working days are due at the same time of day: Thursday 10:00 is due on Monday 10:00 (odoo/documentation#11691)', () => {
    const hours = ['09:00-17:00'];
    const schedule = defineSchedule({
      timeZone: 'Europe/Berlin',
      weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    });
    const conversations: readonly Conversation[] = [
      '2026-03-09T09:30:00+01:00',
      '2026-03-10T11:00:00+01:00',
    ].map((replyAt, i) => ({
      id: String(i),
      messages: [
        { at: '2026-03-05T10:00:00+01:00', from: 'customer' },
        { at: replyAt, from: 'agent' },
      ],
    }));
    expect(slaCompliance(conversations, { schedule, firstReply: { openDays: 2 } }).value).toBe(0.5);
    expect(() => slaCompliance(conversations, { schedule, firstReply: '2d' })).toThrow(/48h.*openDays: 2/);
  });

  test('15 minutes for critical ones and 8 hours for low ones, as a function of the conversation (osTicket/osTicket#868, riteshbonthalakoti/HELPDESK.AI#4015)', () => {
    const firstReply = ({ priority }: Conversation) => (priority === 'critical' ? '15m' : '8h');
    const conversations = [
      chat('1', 'critical', '2026-03-02T10:20:00Z'),
      chat('2', 'critical', '2026-03-02T10:10:00Z'),
      chat('3', 'low', '2026-03-02T15:00:00Z'),
      chat('4', 'low', '2026-03-02T20:00:00Z'),
    ];
    expect(slaCompliance(conversations, { firstReply })).toMatchObject({ value: 0.5, denominator: 4 });
  });
});
