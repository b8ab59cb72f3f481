import fc from 'fast-check';
import type { Conversation, StatusEvent } from '../../src/records/conversation.ts';

const HOUR_MS = 3_600_000;

/** Five days before the clocks of Europe go forward, 29 March 2026 at 01:00 UTC. */
export const BEGIN: number = Date.UTC(2026, 2, 24, 0);

/** An instant of some weeks, on few values so that they meet, and at local midnights. */
export const moment: fc.Arbitrary<number> = fc
  .oneof(fc.nat(40), fc.nat(24 * 30))
  .map((hours) => BEGIN + hours * HOUR_MS);

const status: fc.Arbitrary<StatusEvent> = fc.record({
  at: moment,
  to: fc.constantFrom('new', 'open', 'pending', 'hold', 'solved', 'closed'),
});

/** Conversations with changes of status at different instants, in any order; ids are their own. */
export const histories: fc.Arbitrary<Conversation[]> = fc
  .array(
    fc.record({
      statuses: fc.uniqueArray(status, { maxLength: 6, selector: ({ at }) => at }),
      team: fc.constantFrom('a', 'b', null),
      tags: fc.option(fc.array(fc.constantFrom('x', 'y', '__proto__', ''), { maxLength: 3 }), {
        nil: undefined,
      }),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((one, i) => ({ ...one, id: `c${i}` })));
