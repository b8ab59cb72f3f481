import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replyTime } from '../../../src/metrics/speed/replyTime.ts';
import { sentReplies } from '../../../src/metrics/volume/sentReplies.ts';
import { conversations } from '../../arbitraries/conversations.ts';
import { splitList } from '../../arbitraries/split.ts';
import { metricLaws } from '../../laws/metricLaws.ts';
import { momentLaws } from '../../laws/momentLaws.ts';
import { at, chat } from '../../records/chat.ts';

metricLaws(
  sentReplies.with({ asOf: at('12:00'), includeProactive: true }),
  sentReplies.with({ botRepliesCount: true }),
  splitList(conversations),
);

momentLaws('sentReplies', (asOf) => sentReplies.with({ asOf }));

describe('sentReplies', () => {
  test('is 0 for nothing', () => {
    expect(sentReplies([])).toMatchObject({ value: 0, n: 0, unit: 'messages' });
  });

  test('counts each of several replies in a row, and what your side sent unasked only where that is asked for', () => {
    const list = [
      chat(['08:00 campaign', '09:00 customer', '09:01 agent', '09:02 agent', '09:03 agent template']),
      chat(['09:00 agent', '09:01 agent note', '09:02 bot', '09:03 agent automatic']),
    ];
    expect(sentReplies(list).value).toBe(3);
    expect(sentReplies(list, { includeProactive: true }).value).toBe(6);
    expect(sentReplies(list, { botRepliesCount: true }).value).toBe(4);
    expect(sentReplies(list, { autoRepliesCount: true }).value).toBe(4);
    // What failed, and what is nothing that is sent, is no message of a campaign.
    const failed = [
      chat(['08:00 campaign delivery-failed', '08:01 campaign activity', '08:02 campaign survey']),
    ];
    expect(sentReplies(failed, { includeProactive: true }).value).toBe(0);
  });

  test('is never less than the waits that were replied to, nor more than with what was sent unasked', () => {
    fc.assert(
      fc.property(conversations, (list) => {
        const { value } = sentReplies(list);
        expect(value).toBeGreaterThanOrEqual(replyTime(list).n);
        expect(value).toBeLessThanOrEqual(sentReplies(list, { includeProactive: true }).value);
      }),
    );
  });
});
