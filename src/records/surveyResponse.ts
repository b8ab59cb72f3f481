import type { TimeInput } from '../time/instant.ts';
import type { Dimensions } from './dimensions.ts';

/** What a survey asks for. */
export type SurveyKind = 'csat' | 'nps' | 'ces' | 'quality';

/** An answer to a survey, or a survey that was not answered. */
export interface SurveyResponse extends Dimensions {
  /** The score; missing, `null` or `''` when the question was not answered. */
  readonly score?: number | '' | null | undefined;
  /** Its id; a second response with the same id is left out as a duplicate. */
  readonly id?: string | undefined;
  /** When it was answered; a report needs it to file the answer under a period. */
  readonly at?: TimeInput | undefined;
  /** What was asked. A response of another kind is left out as `other-kind`; without a kind it suits all. */
  readonly kind?: SurveyKind | undefined;
  /** Who answered. */
  readonly customerId?: string | undefined;
  /** The conversation it is about. */
  readonly conversationId?: string | undefined;
  /** The agent it rates. */
  readonly agentId?: string | null | undefined;
}
