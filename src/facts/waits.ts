import { type Conversation, DIRECTIONS } from '../records/conversation.ts';
import { isAbsent } from '../records/isAbsent.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { instantRemedy, readInstant } from '../time/instant.ts';
import { businessClock, type ScheduleOf } from './businessClock.ts';
import { dueTimes, type Limits } from './dueTimes.ts';
import type { Fact, FactTable } from './fact.ts';
import { MESSAGE_RULES } from './messages.ts';
import { offHours } from './offHours.ts';
import { pick } from './pick.ts';
import { type OnInvalid, startTally } from './tally.ts';
import { Timeline, type TimelineRules } from './timeline.ts';
import { forEachUsable } from './usableConversations.ts';
import { firstRows } from './waitColumns.ts';
import { type PairingRules, WaitPairing, type WaitUnit } from './waitPairing.ts';
import { wordRemedy } from './wordRemedy.ts';

/** The rules by which waiting episodes are read. */
export interface WaitRules extends TimelineRules, PairingRules {
  /** Business hours, for all or by conversation; with them a wait is measured on both clocks. */
  readonly schedule: Schedule | ScheduleOf | undefined;
  /** Where a conversation's first wait begins. */
  readonly clockStart: 'firstCustomerMessage' | 'created';
  /** What an event that cannot be used does: leaves its conversation out, or is as if it were not there. */
  readonly invalidEvents: 'exclude-conversation' | 'ignore';
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
 * | `messages` | how many customer messages waited; 1 where each has a row |
 * | `earlierReplies` | how many public messages of your side came before it |
 * | `agentInitiated` | 1 where a person of your side, or a campaign, wrote first |
 * | `offHours` | 1 for a reply outside of business hours to a message outside of them; only where there are any |
 *
 * The agent is who replied.
 *
 * @param unit - `'message'` for a row of each customer's message instead: it waits from its own time to the end of the
 *   wait that it is part of
 * @param limits - targets that are not one length of time for all; each adds the columns of {@link dueTimes}
 */
export function waits(
  settings: WaitRules,
  unit: WaitUnit = 'wait',
  limits: Limits = {},
): Fact<'conversations'> {
  const rules = pick(settings, [...MESSAGE_RULES, ...WAIT_RULES]);
  return {
    name: unit === 'wait' ? 'waits' : 'messageWaits',
    needs: 'conversations',
    options: { ...rules, ...limits, ...(Object.keys(limits).length > 0 && { limits: Object.keys(limits) }) },
    read: (records) => read(records, rules, unit, limits),
  };
}

const WAIT_RULES = [
  'schedule',
  'episodeStart',
  'closeOnSolve',
  'includeAgentInitiated',
  'clockStart',
  'manualReopenStartsClock',
  'clampSkew',
  'invalidEvents',
] as const;

function read(
  conversations: readonly Conversation[],
  rules: WaitRules,
  unit: WaitUnit,
  limits: Limits,
): FactTable {
  const tally = startTally(rules.onInvalid);
  const timeline = new Timeline(rules, tally, { statuses: true, times: true });
  const clock = businessClock(rules.schedule);
  const due = dueTimes(limits);
  const expected = Array.isArray(conversations) ? conversations.length : 0;
  const pairing = new WaitPairing(rules, unit, tally, expected);
  // A message of its own has a time of its own.
  const isFromCreation = rules.clockStart === 'created' && unit === 'wait';
  forEachUsable(conversations, tally, (conversation, index) => {
    const path = (): string => `conversations[${index}]`;
    const { direction, createdAt } = conversation;
    if (direction !== undefined && !isAbsent(direction) && !DIRECTIONS.some((known) => known === direction)) {
      tally.refuse('invalid-direction', () => ({
        path: `${path()}.direction`,
        value: direction,
        problem: 'is no direction',
        remedy: wordRemedy(direction, DIRECTIONS),
      }));
      return;
    }
    const unusable = timeline.read(conversation, index);
    if (unusable > 0 && rules.invalidEvents === 'exclude-conversation') {
      // A wait around an event that cannot be placed may be wrong.
      tally.leaveOut('conversation-with-invalid-event', path);
      return;
    }
    let start: number | undefined;
    if (isFromCreation) {
      start = isAbsent(createdAt) ? timeline.earliest : readInstant(createdAt);
      if (Number.isNaN(start)) {
        tally.refuse('invalid-creation-time', () => ({
          path: `${path()}.createdAt`,
          value: createdAt,
          remedy: instantRemedy(createdAt),
        }));
        return;
      }
    }
    if (!clock.sees(conversation, index)) {
      const remedy = 'Let the schedule function give hours for each conversation.';
      tally.refuse('no-schedule', () => ({ path: path(), value: conversation, remedy }));
      return;
    }
    due.sees(conversation, index);
    pairing.pair(timeline, conversation, index, start);
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
  const replied = columns.replied.subarray(0, length);
  return {
    record,
    agent,
    columns: {
      ...firstRows(columns, length),
      calendarMs,
      ...due.columns(record, startAt, clock.of),
      ...(businessMs && {
        businessMs,
        offHours: offHours(clock, { record, endAt, replied, calendarMs, businessMs }),
      }),
    },
    ...(length > 0 && { asOf: now }),
    excluded: tally.excluded,
    excludedAt: tally.excludedAt,
  };
}
