import type { Conversation } from '../records/conversation.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { instantRemedy, readInstant } from '../time/instant.ts';
import { businessClock, type ScheduleOf } from './businessClock.ts';
import type { Fact, FactTable } from './fact.ts';
import { MESSAGE_RULES } from './messages.ts';
import { pick } from './pick.ts';
import { type OnInvalid, startTally } from './tally.ts';
import { Timeline, type TimelineRules } from './timeline.ts';
import { forEachUsable } from './usableConversations.ts';
import { firstRows } from './waitColumns.ts';
import { type PairingRules, WaitPairing } from './waitPairing.ts';

/** The rules by which waiting episodes are read. */
export interface WaitRules extends TimelineRules, PairingRules {
  /** Business hours, for all or by conversation; with them a wait is measured on both clocks. */
  readonly schedule: Schedule | ScheduleOf | undefined;
  /** Where a conversation's first wait begins. */
  readonly clockStart: 'firstCustomerMessage' | 'created';
  /** What happens with records that cannot be used. */
  readonly onInvalid: OnInvalid;
}

/**
 * Waiting episodes, one row each: a wait opens at the first customer message that is unanswered and ends
 * at the next agent reply. Further customer messages do not move it, further replies end nothing. Solving
 * without a reply ends it as `closed`; a wait that has not ended is `open` and lasts until now (`asOf`, or
 * the latest instant in the records).
 *
 * | column | what it holds |
 * |---|---|
 * | `startAt`, `endAt` | when it began and ended, epoch milliseconds |
 * | `calendarMs`, `businessMs` | how long it lasted by the calendar and in business hours |
 * | `replied`, `closed`, `open` | 1 for how it ended: by a reply, without one, not yet |
 * | `first` | 1 for the one wait by which a conversation's first reply is measured |
 * | `index` | its number in the conversation, from 0 |
 * | `messages` | how many customer messages waited |
 * | `earlierReplies` | how many public messages of your side came before it |
 * | `agentInitiated` | 1 where your side wrote first |
 *
 * The agent is who replied.
 */
export function waits(settings: WaitRules): Fact<'conversations'> {
  const rules = pick(settings, [...MESSAGE_RULES, ...WAIT_RULES]);
  return { name: 'waits', needs: 'conversations', options: rules, read: (records) => read(records, rules) };
}

const WAIT_RULES = [
  'schedule',
  'episodeStart',
  'closeOnSolve',
  'includeAgentInitiated',
  'clockStart',
  'manualReopenStartsClock',
  'clampSkew',
] as const;

function read(conversations: readonly Conversation[], rules: WaitRules): FactTable {
  const tally = startTally(rules.onInvalid);
  const timeline = new Timeline(rules, tally);
  const clock = businessClock(rules.schedule);
  const pairing = new WaitPairing(rules, tally, Array.isArray(conversations) ? conversations.length : 0);
  forEachUsable(conversations, tally, (conversation, index) => {
    const unusable = timeline.read(conversation, index);
    const createdAt = rules.clockStart === 'created' ? readInstant(conversation.createdAt) : undefined;
    // A wait around an event that cannot be placed would be wrong: the whole conversation is left out.
    const path = (): string => `conversations[${index}]`;
    if (unusable > 0) tally.leaveOut('conversation-with-invalid-event', path);
    else if (Number.isNaN(createdAt)) {
      const value = conversation.createdAt;
      tally.refuse('invalid-creation-time', () => ({
        path: `${path()}.createdAt`,
        value,
        remedy: instantRemedy(value),
      }));
    } else if (clock.sees(conversation, index)) pairing.pair(timeline, conversation, index, createdAt);
    else {
      const remedy = 'Let the schedule function give hours for each conversation.';
      tally.refuse('no-schedule', () => ({ path: path(), value: conversation, remedy }));
    }
  });
  const { columns, length, agent } = pairing;
  const asOf = rules.asOf();
  const now = Number.isFinite(asOf) ? asOf : timeline.latest;
  const startAt = columns.startAt.subarray(0, length);
  const endAt = columns.endAt.subarray(0, length);
  const calendarMs = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const start = startAt[row] ?? 0;
    // A wait that is open lasts until now.
    const end = Math.min(endAt[row] ?? now, Math.max(now, start));
    endAt[row] = end;
    calendarMs[row] = end - start;
  }
  const record = columns.record.subarray(0, length);
  const businessMs = clock.column(record, startAt, endAt);
  return {
    record,
    agent,
    columns: {
      ...firstRows(columns, length),
      calendarMs,
      ...(businessMs && { businessMs }),
    },
    ...(length > 0 && { asOf: now }),
    excluded: tally.excluded,
    excludedAt: tally.excludedAt,
  };
}
