import { describe, expect, test } from 'vitest';
import type { DurationSummary } from '../../src/define/durationResult.ts';
import { explain } from '../../src/explain/explain.ts';
import { list } from '../../src/explain/list.ts';
import { live } from '../../src/live/live.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import { sentReplies } from '../../src/metrics/volume/sentReplies.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { conversationsFromMessages } from '../../src/rows/conversationsFromMessages.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { runOver } from '../../src/stream/runOver.ts';
import { mergeReports, presentReport, summarizeReport } from '../../src/summary/index.ts';
import { toDuration } from '../../src/time/duration.ts';
import { readCsv } from './readCsv.ts';
import { type Durations, readReference } from './reference.ts';

describe('issues of two standards repositories', () => {
  const reference = readReference()['ietf-issues'];
  const { conversations, excluded } = conversationsFromMessages(readCsv('ietf-issues/messages.csv'));

  /** Compares a summary with the reference, to the last digit that it prints. */
  function expectSummary(
    actual: DurationSummary | null,
    waits: readonly number[],
    expected: Durations,
  ): void {
    expect(actual).toMatchObject({
      n: expected.n,
      median: expected.median_seconds * 1000,
      p90: expected.p90_seconds_linear * 1000,
      min: expected.min_seconds * 1000,
      max: expected.max_seconds * 1000,
    });
    expect(actual?.mean).toBeCloseTo(expected.mean_seconds * 1000, 4);
    expect(Math.round((actual?.mean ?? 0) * expected.n)).toBe(expected.sum_seconds * 1000);
    expect(quantile(waits, 0.95)).toBe(expected.p95_seconds_linear * 1000);
    expect(quantile(waits, 0.9, 1)).toBe(expected.p90_seconds_nearest_rank * 1000);
    expect(waits.filter((ms) => ms === 0)).toHaveLength(expected.zeros);
  }

  /** The durations themselves, by asking for the quantile of every rank. */
  function firstReplies(
    list: readonly Conversation[],
    options: Parameters<typeof firstReplyTime>[1] = {},
  ): number[] {
    return list.flatMap((one) => firstReplyTime([one], options).value ?? []).sort((a, b) => a - b);
  }

  test('are the same listed, live, in pieces and by day', async () => {
    const measured = report()
      .by('group')
      .per('month')
      .measure({ firstReplyTime, replyTime, receivedMessages });
    const once = measured.run({ conversations });
    const { parts } = explain(replyTime, conversations);
    expect(parts['completed']?.records).toHaveLength(once.total.replyTime.n);
    expect(parts['open']?.records).toHaveLength(once.total.replyTime.open);
    expect(explain(receivedMessages, conversations).parts['counted']?.records).toHaveLength(
      reference.received_messages,
    );
    const [longest] = list(firstReplyTime, conversations, {
      part: 'completed',
      order: 'descending',
      limit: 1,
    });
    expect(longest?.value).toBe(firstReplyTime(conversations).max);

    const board = live(measured);
    for (const each of conversations) board.put('conversations', each.id, each);
    expect(board.read()).toEqual(once);
    expect(await runOver(measured, { conversations }, { size: 50 })).toEqual(once);
    const days = conversations.map((each) => summarizeReport(measured, { conversations: [each] }));
    expect(presentReport(measured, JSON.parse(JSON.stringify(mergeReports(measured, days))))).toEqual(once);
  });

  test('are 423 conversations with 1,467 received messages and 871 replies', () => {
    expect(excluded).toEqual({});
    expect(conversations).toHaveLength(reference.conversations);
    expect(receivedMessages(conversations)).toMatchObject({
      value: reference.received_messages,
      excluded: {},
    });
    expect(sentReplies(conversations)).toMatchObject({
      value: reference.sent_messages_replies,
      excluded: {},
    });
  });

  test('were first replied to after the times of the reference, and 121 are open', () => {
    const result = firstReplyTime(conversations);
    expectSummary(result.calendar, firstReplies(conversations), reference.first_reply_calendar);
    expect(result.open).toBe(reference.conversations_not_replied);
    expect(result.excluded).toEqual({});
  });

  test('that are open are exactly those that the data says were never answered', () => {
    const answered = new Set(
      readCsv('ietf-issues/messages.csv').flatMap((row) =>
        row['direction'] === 'sent' ? [row['conversation_id']] : [],
      ),
    );
    const open = conversations.filter((one) => firstReplyTime([one]).open === 1).map(({ id }) => id);
    expect(open).toEqual(conversations.map(({ id }) => id).filter((id) => !answered.has(String(id))));
    expect(open).toHaveLength(121);
  });

  test.each([
    'first',
    'last',
  ] as const)('waited for replies from the %s of a run as long as the reference says', (episodeStart) => {
    const result = replyTime(conversations, { episodeStart });
    const expected = reference[`reply_wait_from_${episodeStart}_of_run_calendar`];
    expect(result.calendar).toMatchObject({
      n: expected.n,
      median: expected.median_seconds * 1000,
      p90: expected.p90_seconds_linear * 1000,
      min: expected.min_seconds * 1000,
      max: expected.max_seconds * 1000,
    });
    expect(Math.round((result.mean ?? 0) * expected.n)).toBe(expected.sum_seconds * 1000);
    expect(result.mean).toBeCloseTo(expected.mean_seconds * 1000, 4);
    expect(replyTime(conversations, { episodeStart, quantileType: 1 }).p90).toBe(
      expected.p90_seconds_nearest_rank * 1000,
    );
  });

  test.each(Object.entries(reference.business_hours))('in business hours, %s', (name, expected) => {
    const hours = ['09:00-17:00'];
    const schedule = defineSchedule({
      timeZone: name.split(' ').at(-1) ?? '',
      weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    });
    const result = firstReplyTime(conversations, { schedule });
    expectSummary(result.business, firstReplies(conversations, { schedule }), expected.first_reply);
    const waits = replyTime(conversations, { schedule }).business;
    const wanted = expected.reply_wait_from_first_of_run;
    expect(waits).toMatchObject({
      n: wanted.n,
      median: wanted.median_seconds * 1000,
      p90: wanted.p90_seconds_linear * 1000,
      min: wanted.min_seconds * 1000,
      max: wanted.max_seconds * 1000,
    });
    expect(Math.round((waits?.mean ?? 0) * wanted.n)).toBe(wanted.sum_seconds * 1000);
    const zeros = responseRate(conversations, { schedule, window: 0 }).numerator;
    expect(zeros).toBe(wanted.zeros);
    for (const [firstReply, met] of Object.entries(expected.first_reply_within_business)) {
      expect(
        slaCompliance(conversations, { firstReply: toDuration(firstReply), schedule }).numerator,
        firstReply,
      ).toBe(met);
    }
  });

  test('met targets by the calendar as often as the reference says', () => {
    for (const [firstReply, met] of Object.entries(reference.first_reply_within)) {
      const result = slaCompliance(conversations, { firstReply: toDuration(firstReply) });
      expect(result.numerator, firstReply).toBe(met);
      expect(result.numerator + result.breached + result.notYetDue).toBe(reference.conversations);
    }
  });

  test('were answered at the rates of the reference, by conversation and by message', () => {
    const byConversation = responseRate(conversations, { unit: 'conversation' });
    expect(byConversation.value).toBe(reference.conversation_response_rate);
    expect(byConversation).toMatchObject({
      numerator: reference.conversations_replied,
      denominator: reference.conversations,
    });
    expect(responseRate(conversations, { unit: 'message' })).toMatchObject({
      value: reference.received_followed_rate,
      numerator: reference.received_followed_by_a_later_reply,
      denominator: reference.received_messages,
    });
  });

  test.each(
    Object.entries(reference.largest_groups_first_reply_calendar),
  )('of the group %s alone', (group, expected) => {
    const own = conversations.filter((one) => one.group === group);
    expectSummary(firstReplyTime(own).calendar, firstReplies(own), expected);
  });
});
