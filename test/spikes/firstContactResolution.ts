import type { Metric } from '../../src/define/metric.ts';
import { type PendingRateResult, rate } from '../../src/define/rate.ts';
import { type RateOptions, rateOptions } from '../../src/define/rateResult.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { isAbsent } from '../../src/records/isAbsent.ts';
import { toDuration } from '../../src/time/duration.ts';
import { readInstant } from '../../src/time/instant.ts';
import { factOf } from './factOf.ts';

/** A contact of a customer. */
export interface Contact extends Conversation {
  readonly customerId?: string | null;
}

/** Contacts with the next one of the same customer. */
export const contacts: Fact<
  'createdAt' | 'resolvedAt' | 'nextContactAt' | 'resolved',
  never,
  'conversations'
> = factOf({
  name: 'contacts',
  needs: 'conversations',
  alone: 'customer',
  columns: { createdAt: 'instant', resolvedAt: 'instant', nextContactAt: 'instant', resolved: 'flag' },
  read: (records: readonly (readonly [Contact, number])[]) => {
    const created = new Map<string, number[]>();
    let now = Number.NEGATIVE_INFINITY;
    for (const [{ customerId, createdAt, statuses = [] }] of records) {
      const at = readInstant(createdAt);
      now = Math.max(now, at, ...statuses.map((status) => readInstant(status.at)));
      if (isAbsent(customerId)) continue;
      const own = created.get(customerId) ?? [];
      created.set(customerId, own);
      own.push(at);
    }
    for (const own of created.values()) own.sort((a, b) => a - b);
    const rows = records.map(([{ customerId, createdAt, statuses = [] }, record]) => {
      const at = readInstant(createdAt);
      const last = [...statuses].sort((a, b) => readInstant(b.at) - readInstant(a.at))[0];
      const resolved = last?.to === 'solved' || last?.to === 'closed';
      const others = isAbsent(customerId) ? [] : (created.get(customerId) ?? []);
      return {
        record,
        createdAt: at,
        resolved: +resolved,
        resolvedAt: resolved ? readInstant(last.at) : Number.NaN,
        nextContactAt: others.find((other) => other > at) ?? Number.NaN,
      };
    });
    return { rows, now, keys: [...created.keys()] };
  },
});

/** How many of the contacts that were resolved were not followed by another of the same customer? */
export const firstContactResolution: Metric<
  readonly Contact[],
  RateOptions & { readonly window?: string },
  PendingRateResult,
  'conversations'
> = rate({
  id: 'firstContactResolution@1',
  better: 'up',
  needs: ['conversations'],
  options: () => ({
    ...rateOptions(),
    window: (value: unknown, path: string) => toDuration(value ?? '7d', path),
  }),
  measure: ({ window }) => ({
    of: contacts,
    when: { at: 'resolvedAt' },
    where: 'resolved',
    part: ['not', ['<=', ['-', 'nextContactAt', 'resolvedAt'], window]],
    pending: { until: ['+', 'resolvedAt', window] },
  }),
});
