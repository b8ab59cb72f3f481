import type { Metric } from '../../src/define/metric.ts';
import { oneOf } from '../../src/define/options.ts';
import { type QuotientResult, quotient } from '../../src/define/quotient.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { Moment } from '../../src/facts/reading/roles.ts';
import type { GivenDuration } from '../../src/records/givenDuration.ts';
import { readInstant, type TimeInput } from '../../src/time/instant.ts';
import { factOf } from './factOf.ts';

/** A stretch in which an agent was in one state; without an end it lasts. */
export interface AgentInterval extends GivenDuration {
  readonly state: 'handling' | 'available' | 'break';
  readonly startAt: number;
  readonly endAt?: number | null;
}

/** Stretches of agents' time. */
export function agentTime(
  asOf: Moment,
): Fact<'startAt' | 'endAt' | 'handling' | 'available', 'agent', 'durations'> {
  return factOf({
    name: 'agentTime',
    needs: 'durations',
    columns: { startAt: 'instant', endAt: 'instant', handling: 'flag', available: 'flag' },
    labels: ['agent'],
    rules: { asOf },
    read: (records: readonly (readonly [AgentInterval, number])[]) => {
      const rows = records.map(([{ startAt, endAt, state, agentId }, record]) => ({
        record,
        startAt: readInstant(startAt),
        endAt: readInstant(endAt),
        handling: +(state === 'handling'),
        available: +(state === 'available'),
        agent: agentId,
      }));
      const latest = Math.max(...rows.map(({ startAt, endAt }) => (Number.isNaN(endAt) ? startAt : endAt)));
      return { rows, now: Number.isFinite(asOf.instant) ? asOf.instant : latest };
    },
  });
}

/** How much of their productive time did agents spend on customers? */
export const occupancy: Metric<
  readonly AgentInterval[],
  { readonly asOf?: TimeInput; readonly basis?: 'productive' | 'all' },
  QuotientResult,
  'durations'
> = quotient({
  id: 'occupancy@1',
  unit: 'share',
  better: 'none',
  needs: ['durations'],
  options: () => ({
    basis: oneOf('productive', 'all'),
    asOf: (value: unknown) => new Moment(value === undefined ? Number.POSITIVE_INFINITY : readInstant(value)),
  }),
  measure({ asOf, basis }) {
    const time = { of: agentTime(asOf), when: { span: ['startAt', 'endAt'] } } as const;
    const amount = ['-', 'endAt', 'startAt'] as const;
    return {
      part: { ...time, where: 'handling', amount },
      whole: { ...time, where: basis === 'all' ? 1 : ['or', 'handling', 'available'], amount },
    };
  },
});
