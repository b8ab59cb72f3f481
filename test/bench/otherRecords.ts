import type { Conversation, Cost, CustomerPeriod, SurveyResponse } from '../../src/index.ts';
import { DAY_MS } from './measure.ts';
import { FIRST_YEAR } from './plainConversations.ts';
import { seededRandom } from './random.ts';

/** All records of a report. */
export interface AllRecords {
  readonly conversations: readonly Conversation[];
  readonly surveyResponses: readonly SurveyResponse[];
  readonly costs: readonly Cost[];
  readonly customers: readonly CustomerPeriod[];
}

const CHANNELS = ['email', 'chat'];

/** Adds to conversations what else is reported: a survey after every fourth, costs and customers of 36 months. */
export function withOtherRecords(conversations: readonly Conversation[]): AllRecords {
  const random = seededRandom(13);
  const surveyResponses = conversations
    .filter((_, i) => i % 4 === 3)
    .map(({ channel, messages = [] }, i) => ({
      kind: i % 2 === 0 ? ('csat' as const) : ('nps' as const),
      score: random() < 0.1 ? null : Math.floor(random() * (i % 2 === 0 ? 5 : 11)) + (i % 2 === 0 ? 1 : 0),
      at: Number(messages.at(-1)?.at) + 3_600_000,
      channel,
    }));
  const months = Array.from({ length: 36 }, (_, month) => Date.UTC(2023, month, 15));
  const costs = months.flatMap((at) =>
    CHANNELS.map((channel) => ({ amount: 10_000 + Math.floor(random() * 5000), at, channel })),
  );
  const customers = months.flatMap((at) =>
    Array.from({ length: 200 }, (_, i) => ({
      activeAtStart: random() < 0.9,
      activeAtEnd: random() < 0.9,
      at: at + Math.floor(random() * 10) * DAY_MS,
      channel: CHANNELS[i % 2],
    })),
  );
  return { conversations, surveyResponses, costs, customers };
}

/** The last instant that any record may have, for tables of hours. */
export const LAST_DAY: number = FIRST_YEAR + 4 * 366 * DAY_MS;
