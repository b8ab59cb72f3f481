import { type CountResult, count } from '../../src/define/count.ts';
import type { Metric, Records } from '../../src/define/metric.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { Moment } from '../../src/facts/reading/roles.ts';
import { toDuration } from '../../src/time/duration.ts';
import { readInstant, type TimeInput } from '../../src/time/instant.ts';
import { factOf } from './factOf.ts';

/** Stretches in which a conversation had one status, up to a moment. */
export function conversationStates(
  asOf: Moment,
): Fact<'startAt' | 'endAt' | 'unsolved', 'status' | 'team', 'conversations'> {
  return factOf({
    name: 'conversationStates',
    needs: 'conversations',
    columns: { startAt: 'instant', endAt: 'instant', unsolved: 'flag' },
    labels: ['status', 'team'],
    rules: { asOf },
    read: (records) => {
      let latest = Number.NEGATIVE_INFINITY;
      const rows = records.flatMap(([{ statuses = [], team }, record]) => {
        const events = statuses.filter(({ at }) => readInstant(at) <= asOf.instant);
        events.sort((a, b) => readInstant(a.at) - readInstant(b.at));
        for (const { at } of events) latest = Math.max(latest, readInstant(at));
        return events.map(({ at, to }, i) => ({
          record,
          startAt: readInstant(at),
          endAt: readInstant(events[i + 1]?.at),
          unsolved: +(to !== 'solved' && to !== 'closed'),
          status: to,
          team,
        }));
      });
      return { rows, now: Number.isFinite(asOf.instant) ? asOf.instant : latest };
    },
  });
}

const asOfRule = (value: unknown): Moment =>
  new Moment(value === undefined ? Number.POSITIVE_INFINITY : readInstant(value));

/** How many conversations are unsolved at the end of each period? */
export const openBacklog: Metric<
  Records<'conversations'>,
  { readonly asOf?: TimeInput },
  CountResult,
  'conversations'
> = count({
  id: 'openBacklog@1',
  unit: 'conversations',
  better: 'down',
  needs: ['conversations'],
  options: () => ({ asOf: asOfRule }),
  measure: ({ asOf }) => ({
    of: conversationStates(asOf),
    when: { state: ['startAt', 'endAt'] },
    where: 'unsolved',
  }),
});

/** How many times was a conversation opened in the last days before the end of each period? */
export const openedLately: Metric<
  Records<'conversations'>,
  { readonly asOf?: TimeInput; readonly last?: string },
  CountResult,
  'conversations'
> = count({
  id: 'openedLately@1',
  unit: 'conversations',
  better: 'none',
  needs: ['conversations'],
  options: () => ({
    asOf: asOfRule,
    last: (value: unknown, path: string) => toDuration(value ?? '3d', path),
  }),
  measure: ({ asOf, last }) => ({
    of: conversationStates(asOf),
    when: { at: 'startAt', trailing: last },
    where: 'unsolved',
  }),
});

/** How many times was a conversation opened? */
export const opened: Metric<Records<'conversations'>, object, CountResult, 'conversations'> = count({
  id: 'opened@1',
  unit: 'conversations',
  better: 'none',
  needs: ['conversations'],
  options: () => ({}),
  measure: () => ({
    of: conversationStates(new Moment(Number.POSITIVE_INFINITY)),
    when: { at: 'startAt' },
    where: 'unsolved',
  }),
});
