import { readJson } from './readCsv.ts';

/** Durations, in seconds. */
export interface Durations {
  readonly n: number;
  readonly sum_seconds: number;
  readonly mean_seconds: number;
  readonly median_seconds: number;
  readonly p90_seconds_linear: number;
  readonly p95_seconds_linear: number;
  readonly p90_seconds_nearest_rank: number;
  readonly min_seconds: number;
  readonly max_seconds: number;
  readonly zeros: number;
}

interface Business {
  readonly first_reply: Durations;
  readonly reply_wait_from_first_of_run: Durations;
  readonly first_reply_within_business: Readonly<Record<'1h' | '4h' | '8h', number>>;
}

/** The values that were computed independently. */
export interface Reference {
  readonly 'ietf-issues': {
    readonly conversations: number;
    readonly messages: number;
    readonly received_messages: number;
    readonly sent_messages_replies: number;
    readonly conversations_replied: number;
    readonly conversations_not_replied: number;
    readonly conversation_response_rate: number;
    readonly received_followed_by_a_later_reply: number;
    readonly received_followed_rate: number;
    readonly first_reply_calendar: Durations;
    readonly reply_wait_from_first_of_run_calendar: Durations;
    readonly reply_wait_from_last_of_run_calendar: Durations;
    readonly first_reply_within: Readonly<Record<'1h' | '4h' | '24h', number>>;
    readonly business_hours: Readonly<Record<string, Business>>;
    readonly largest_groups_first_reply_calendar: Readonly<Record<string, Durations>>;
  };
  readonly 'nps-garden-centre': Readonly<
    Record<'answered' | 'not_answered' | 'promoters' | 'passives' | 'detractors' | 'nps', number>
  >;
  readonly 'telco-churn': {
    readonly customers_at_start: number;
    readonly churned: number;
    readonly customer_churn_rate: number;
    readonly by_contract: Readonly<Record<string, readonly [customers: number, churned: number]>>;
  };
}

/** Reads them. */
export function readReference(): Reference {
  // The file is written to these shapes; a missing part fails the test that reads it.
  return readJson('reference.json') as Reference;
}
