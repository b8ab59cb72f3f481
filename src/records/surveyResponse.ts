import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';
import type { Word } from './word.ts';

/** What a survey asks for. */
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** All kinds of surveys. */
export const SURVEY_KINDS = ['csat', 'nps', 'ces', 'quality'] as const;

/** An answer to a survey, or a survey that was not answered. */
export interface SurveyResponse extends Dimensions {
  /** The score; missing, `null` or `''` when the question was not answered. */
  readonly score?: number | '' | null | undefined;
  /** Its id. Of several answers with the same id the latest counts, the others are left out as duplicates. */
  readonly id?: string | number | null | undefined;
  /** When it was answered: it tells the latest of several answers, and a report files the answer under it. */
  readonly at?: TimeInput | null | undefined;
  /** What was asked. A response of another kind is left out as `other-kind`; without a kind it suits all. */
  readonly kind?: Word<SurveyKind> | undefined;
  /** Who answered. */
  readonly customerId?: string | number | null | undefined;
  /** The conversation it is about. */
  readonly conversationId?: string | number | null | undefined;
  /** The agent it rates. */
  readonly agentId?: string | null | undefined;
}
