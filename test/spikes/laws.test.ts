import fc from 'fast-check';
import { scores } from '../arbitraries/scores.ts';
import { type Split, splitList } from '../arbitraries/split.ts';
import { metricLaws } from '../laws/metricLaws.ts';
import { type Contact, firstContactResolution } from './firstContactResolution.ts';
import { BEGIN, histories, moment } from './histories.ts';
import { type AgentInterval, occupancy } from './occupancy.ts';
import { openBacklog, opened } from './openBacklog.ts';
import { reopenRate } from './reopenRate.ts';
import { csatDistribution, scoresOfAgents, topTopics } from './topTopics.ts';

metricLaws(reopenRate.with({ window: '2d' }), reopenRate, splitList(histories), { movesWithNow: true });
metricLaws(openBacklog, opened, splitList(histories));
metricLaws(topTopics.with({ shareOf: 'all' }), topTopics, splitList(histories));
metricLaws(csatDistribution, scoresOfAgents, splitList(scores(1, 5)));

/** Shards that keep all contacts of a customer together. */
const byCustomer: fc.Arbitrary<Split<readonly Contact[]>> = fc
  .tuple(histories, fc.infiniteStream(fc.nat(5)), fc.infiniteStream(moment))
  .map(([list, customers, moments]) => {
    const whole = list.map((one) => ({
      ...one,
      customerId: String(customers.next().value),
      createdAt: moments.next().value,
    }));
    const pieces = [0, 1, 2].map((piece) => whole.filter((one) => Number(one.customerId) % 3 === piece));
    return { whole, pieces };
  });
metricLaws(firstContactResolution.with({ window: '1d' }), firstContactResolution, byCustomer, {
  movesWithNow: true,
});

const ended: fc.Arbitrary<AgentInterval[]> = fc.array(
  fc.record({
    state: fc.constantFrom('handling' as const, 'available' as const, 'break' as const),
    startAt: fc.nat(100).map((hours) => BEGIN + hours * 3_600_000),
    endAt: fc.nat(100).map((hours) => BEGIN + (100 + hours) * 3_600_000),
  }),
  { maxLength: 8 },
);
metricLaws(occupancy, occupancy.with({ basis: 'all' }), splitList(ended));
