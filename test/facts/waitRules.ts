import fc from 'fast-check';
import { Moment } from '../../src/facts/reading/roles.ts';
import type { WaitRules } from '../../src/facts/waits.ts';
import { START } from '../arbitraries/conversations.ts';

/** The rules that are in force by default. */
export const BY_DEFAULT: WaitRules = {
  botRepliesCount: false,
  autoRepliesCount: false,
  publicNotesCount: false,
  reactionsCount: false,
  needsReply: undefined,
  asOf: new Moment(Number.POSITIVE_INFINITY),
  episodeStart: 'first',
  closeOnSolve: true,
  includeAgentInitiated: false,
  clockStart: 'firstCustomerMessage',
  manualReopenStartsClock: false,
  clampSkew: 0,
  invalidEvents: 'exclude-conversation',
  onInvalid: 'exclude',
};

/** Any rules but those of clocks. */
export const waitRules: fc.Arbitrary<WaitRules> = fc
  .record({
    botRepliesCount: fc.boolean(),
    autoRepliesCount: fc.boolean(),
    publicNotesCount: fc.boolean(),
    reactionsCount: fc.boolean(),
    asOf: fc.oneof(
      fc.constant(Number.POSITIVE_INFINITY),
      fc.nat(40).map((k) => START + k * 900_000),
    ),
    episodeStart: fc.constantFrom('first' as const, 'last' as const),
    closeOnSolve: fc.boolean(),
    includeAgentInitiated: fc.boolean(),
    manualReopenStartsClock: fc.boolean(),
    // Up to an hour, where events lie a quarter apart.
    clampSkew: fc.oneof(fc.constant(0), fc.constantFrom(1, 900_000, 1_800_000, 3_600_000)),
  })
  .map(({ asOf, ...rules }) => ({ ...BY_DEFAULT, ...rules, asOf: new Moment(asOf) }));
