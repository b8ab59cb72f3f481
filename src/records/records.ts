import type { Conversation } from './conversation.ts';
import type { Cost } from './cost.ts';
import type { CustomerPeriod } from './customerPeriod.ts';
import type { GivenDuration } from './givenDuration.ts';
import type { SurveyResponse } from './surveyResponse.ts';

/** Every kind of record that a figure can be computed from, by the name under which it is handed over. */
export interface RecordKinds {
  /** Conversations with their messages. */
  readonly conversations: Conversation;
  /** Answers to surveys. */
  readonly surveyResponses: SurveyResponse;
  /** Customers over periods. */
  readonly customers: CustomerPeriod;
  /** What support cost. */
  readonly costs: Cost;
  /** Durations that another system has measured. */
  readonly durations: GivenDuration;
}

/** The name of a kind of record. */
export type RecordName = keyof RecordKinds;

/** An entry for each kind: one that is forgotten does not compile. */
const KINDS: Readonly<Record<RecordName, true>> = {
  conversations: true,
  surveyResponses: true,
  customers: true,
  costs: true,
  durations: true,
};

/** The names of all kinds. */
export const RECORD_NAMES: readonly string[] = /* @__PURE__ */ Object.keys(KINDS);

/** Lists of records by kind; a figure asks for those that it needs. */
export type RecordLists<Name extends RecordName = RecordName> = {
  readonly [K in Name]: readonly RecordKinds[K][];
};
