import fc from 'fast-check';
import type { Conversation, Message, StatusEvent } from '../../src/records/conversation.ts';

/** Monday, 2 March 2026, 08:00 UTC. */
export const START: number = Date.UTC(2026, 2, 2, 8);
const QUARTER_MS = 900_000;

/** Few instants, so that events meet; some at night and on the next days. */
export const instant: fc.Arbitrary<number> = fc
  .oneof(fc.nat(8), fc.nat(40), fc.nat(400))
  .map((quarters) => START + quarters * QUARTER_MS);

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** A message of any kind from anybody, mostly words of customers and agents. */
export const message: fc.Arbitrary<Message> = fc.record({
  at: instant,
  from: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('customer' as const, 'agent' as const) },
    { weight: 1, arbitrary: fc.constantFrom('bot' as const, 'system' as const, 'campaign' as const) },
  ),
  id: maybe(fc.constantFrom('1', '2', '3')),
  agentId: maybe(fc.constantFrom('ann', 'bob', null)),
  visibility: maybe(fc.constantFrom('public' as const, 'internal' as const)),
  automatic: maybe(fc.boolean()),
  kind: maybe(
    fc.constantFrom(
      'text' as const,
      'note' as const,
      'reaction' as const,
      'template' as const,
      'activity' as const,
      'call' as const,
      'survey' as const,
      'delivery-failed' as const,
    ),
  ),
  duplicateOf: fc.oneof(
    { weight: 15, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant('1') },
  ),
});

const statusEvent: fc.Arbitrary<StatusEvent> = fc.record({
  at: instant,
  to: fc.constantFrom('new', 'open', 'pending', 'hold', 'solved', 'solved', 'closed'),
});

const flag = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constant(true) },
);

/** A conversation with every kind of event, unsorted; its id is for the list to give. */
export const conversation: fc.Arbitrary<Omit<Conversation, 'id'>> = fc.record({
  createdAt: maybe(instant),
  messages: fc.array(message, { maxLength: 9 }),
  statuses: maybe(fc.array(statusEvent, { maxLength: 4 })),
  direction: maybe(fc.constantFrom('inbound' as const, 'outbound' as const, 'unknown' as const)),
  mergedInto: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('x') },
  ),
  spam: flag,
  deleted: flag,
  test: flag,
});

/** Conversations with ids of their own. */
export const conversations: fc.Arbitrary<Conversation[]> = fc
  .array(conversation, { maxLength: 7 })
  .map((list) => list.map((one, i) => ({ ...one, id: `c${i}` })));
