import type { Metric, Records } from '../../src/define/metric.ts';
import { oneOf } from '../../src/define/options.ts';
import { type PendingRateResult, rate } from '../../src/define/rate.ts';
import { type RateOptions, rateOptions } from '../../src/define/rateResult.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { toDuration } from '../../src/time/duration.ts';
import { readInstant } from '../../src/time/instant.ts';
import { factOf } from './factOf.ts';

const isSolved = (status: string): boolean => status === 'solved' || status === 'closed';

/** Conversations with what became of them. */
export const conversationFates: Fact<
  'firstResolvedAt' | 'reopenedAt' | 'everResolved',
  'team',
  'conversations'
> = factOf({
  name: 'conversationFates',
  needs: 'conversations',
  columns: { firstResolvedAt: 'instant', reopenedAt: 'instant', everResolved: 'flag' },
  labels: ['team'],
  read: (records) => {
    let now = Number.NEGATIVE_INFINITY;
    const rows = records.map(([{ statuses = [], team }, record]) => {
      const events = [...statuses].sort((a, b) => readInstant(a.at) - readInstant(b.at));
      for (const { at } of events) now = Math.max(now, readInstant(at));
      const solved = events.findIndex(({ to }) => isSolved(to));
      const reopened = events.slice(solved).find(({ to }) => solved >= 0 && !isSolved(to));
      const firstResolvedAt = readInstant(events[solved]?.at);
      return {
        record,
        team,
        firstResolvedAt,
        reopenedAt: readInstant(reopened?.at),
        everResolved: +(solved >= 0),
      };
    });
    return { rows, now };
  },
});

/** Options of {@link reopenRate}. */
export interface ReopenRateOptions extends RateOptions {
  readonly window?: string;
  readonly onInvalid?: 'exclude' | 'throw';
}

/** How many of the conversations that were resolved were reopened within the window? */
export const reopenRate: Metric<
  Records<'conversations'>,
  ReopenRateOptions,
  PendingRateResult,
  'conversations'
> = rate({
  id: 'reopenRate@1',
  better: 'down',
  needs: ['conversations'],
  options: () => ({
    ...rateOptions(),
    window: (value: unknown, path: string) => toDuration(value ?? '7d', path),
    onInvalid: oneOf('exclude', 'throw'),
  }),
  measure: ({ window }) => ({
    of: conversationFates,
    when: { at: 'firstResolvedAt' },
    where: 'everResolved',
    part: ['<=', ['-', 'reopenedAt', 'firstResolvedAt'], window],
    pending: { until: ['+', 'firstResolvedAt', window] },
  }),
});
