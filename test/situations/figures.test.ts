/**
 * What people met elsewhere, each with the figure that is right. The names say the situation and, in brackets, the
 * public thread or page where it was found.
 */
import { describe, expect, test } from 'vitest';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';

/** Records as they come from JSON, which no type has checked. */
const fromJson = (conversations: readonly object[]): readonly Conversation[] =>
  JSON.parse(JSON.stringify(conversations));

describe('clocks that disagree: the mail server stamps the mail 3 s after our reply', () => {
  const conversations: readonly Conversation[] = [
    {
      id: 'a',
      messages: [
        { at: '2026-03-02T09:00:03Z', from: 'customer' },
        { at: '2026-03-02T09:00:00Z', from: 'agent' },
      ],
    },
  ];

  test('within the skew the first reply took no time (frappe/helpdesk#1639)', () => {
    expect(firstReplyTime(conversations, { clampSkew: '10s' })).toMatchObject({ value: 0, n: 1, open: 0 });
  });

  test('within the skew its target is met (mozilla/blurts-server#2379)', () => {
    const options = { clampSkew: '10s', everyReply: '1h', asOf: '2026-03-04T09:00:00Z' } as const;
    expect(slaCompliance(conversations, options)).toMatchObject({ value: 1, breached: 0 });
  });

  test('beyond the skew our side began', () => {
    expect(firstReplyTime(conversations, { clampSkew: '2s' })).toMatchObject({
      value: null,
      excluded: { 'agent-initiated': 1 },
    });
  });
});

describe('abbreviations are no zones', () => {
  test.each([
    ['BST', 'Europe/London', 'adobe/react-spectrum#7065'],
    ['IST', 'Asia/Jerusalem', 'scrapinghub/dateparser#580'],
  ])('%s is refused and %s suggested (%s)', (timeZone, meant) => {
    expect(() => defineSchedule({ timeZone, weekly: { wed: ['09:00-17:00'] } })).toThrow(
      expect.objectContaining({
        code: 'invalid-option',
        path: 'timeZone',
        remedy: expect.stringContaining(meant),
      }),
    );
  });

  test('in a report as in a schedule, when it is given and not when it is run (tkuchiki/go-timezone#10)', () => {
    expect(() => report({ timeZone: 'BST' })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'timeZone' }),
    );
  });
});

describe('values as databases give them', () => {
  const asked = { at: '2026-03-02T09:00:00Z', from: 'customer' };
  const answered = { at: '2026-03-02T09:30:00Z', from: 'agent' };

  test('createdAt null is as if it were absent: a cost of 100 for one ticket is 100', () => {
    const conversations = fromJson([
      { id: '1', createdAt: null, messages: [{ at: '2026-03-02T08:00:00Z', from: 'customer' }] },
    ]);
    expect(costPerTicket({ cost: 100, conversations })).toMatchObject({ value: 100, n: 1 });
  });

  test('spam 1 is spam, and deleted "true" is refused and counted, not overlooked', () => {
    const conversations = fromJson([
      { id: 'a', messages: [asked] },
      { id: 'b', spam: 1, messages: [asked] },
      { id: 'c', deleted: 'true', messages: [asked] },
    ]);
    expect(receivedMessages(conversations)).toMatchObject({
      value: 1,
      excluded: { spam: 1, 'invalid-deleted': 1 },
    });
  });

  test('empty message ids do not make the reply a duplicate of the question', () => {
    const conversations = fromJson([
      {
        id: 'a',
        messages: [
          { id: '', ...asked },
          { id: '', ...answered },
        ],
      },
    ]);
    expect(firstReplyTime(conversations)).toMatchObject({ value: 1_800_000, open: 0, excluded: {} });
  });

  test('an empty merged-into means not merged', () => {
    const conversations = fromJson([{ id: 'a', mergedInto: '', messages: [asked, answered] }]);
    expect(firstReplyTime(conversations)).toMatchObject({ value: 1_800_000, excluded: {} });
  });
});
