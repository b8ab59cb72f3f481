import { elapsedColumn, type Schedule } from '../../src/index.ts';
import type { AllRecords } from './otherRecords.ts';
import { type HandWaits, waitsByHand } from './waitsByHand.ts';

/** What is added up by channel and by the month of `at`: a column for each figure. */
export interface Sums {
  readonly channel: readonly string[];
  readonly at: readonly number[];
  readonly figures: Readonly<Record<string, ArrayLike<number>>>;
}

/** Waits that a reply has ended, with their durations. */
export interface RepliedWaits {
  readonly channel: readonly string[];
  /** When the reply came. */
  readonly at: readonly number[];
  readonly first: readonly boolean[];
  readonly calendar: ArrayLike<number>;
  readonly business: ArrayLike<number>;
}

/** What libraries get that only group and sum up: the sums, and the durations. */
export interface PeerRecords {
  readonly sums: readonly Sums[];
  readonly waits: RepliedWaits;
}

const TARGET_MS = 4 * 3_600_000;

/** Columns from records. The waits are paired by hand and their open time is ours, since these libraries have neither. */
export function peerRecords(records: AllRecords, schedule: Schedule): PeerRecords {
  const waits = waitsByHand(records.conversations);
  const business = elapsedColumn(schedule, waits.startAt, waits.endAt);
  const replied = Uint32Array.from(waits.replied.keys()).filter((i) => waits.replied[i]);
  const rows = Array.from(replied);
  return {
    sums: [messageSums(records), waitSums(waits, business), ...otherSums(records)],
    waits: {
      channel: rows.map((i) => waits.channel[i] ?? ''),
      at: rows.map((i) => waits.endAt[i] ?? 0),
      first: rows.map((i) => waits.first[i] ?? false),
      calendar: Float64Array.from(replied, (i) => (waits.endAt[i] ?? 0) - (waits.startAt[i] ?? 0)),
      business: Float64Array.from(replied, (i) => business[i] ?? 0),
    },
  };
}

function messageSums({ conversations }: AllRecords): Sums {
  const channel: string[] = [];
  const at: number[] = [];
  const received: number[] = [];
  const opened: number[] = [];
  for (const conversation of conversations) {
    conversation.messages?.forEach((message, i) => {
      channel.push(conversation.channel ?? '');
      at.push(Number(message.at));
      received.push(message.from === 'customer' ? 1 : 0);
      opened.push(i === 0 ? 1 : 0);
    });
  }
  const sent = received.map((flag) => 1 - flag);
  return {
    channel,
    at,
    figures: {
      'receivedMessages.value': received,
      'sentReplies.value': sent,
      'costPerTicket.denominator': opened,
    },
  };
}

function waitSums({ channel, startAt, replied, first }: HandWaits, business: Float64Array): Sums {
  const flags = (isOne: (i: number) => boolean | undefined): Uint8Array =>
    Uint8Array.from(channel, (_, i) => Number(isOne(i)));
  const isLate = (i: number): boolean => (business[i] ?? 0) > TARGET_MS;
  return {
    channel,
    at: startAt,
    figures: {
      'replyTime.open': flags((i) => !replied[i]),
      'firstReplyTime.open': flags((i) => first[i] && !replied[i]),
      'responseRate.numerator': flags((i) => replied[i]),
      'responseRate.denominator': flags(() => true),
      'slaCompliance.numerator': flags((i) => first[i] && replied[i] && !isLate(i)),
      'slaCompliance.denominator': flags((i) => first[i] && (replied[i] || isLate(i))),
    },
  };
}

function otherSums({ surveyResponses, costs, customers }: AllRecords): Sums[] {
  const answered = surveyResponses.flatMap(({ kind, score, at, channel }) =>
    typeof score === 'number' ? [{ kind, score, at, channel }] : [],
  );
  return [
    {
      ...placed(answered),
      figures: {
        'nps.points': answered.map(({ kind, score }) =>
          kind !== 'nps' ? 0 : score >= 9 ? 100 : score <= 6 ? -100 : 0,
        ),
        'nps.n': answered.map(({ kind }) => Number(kind === 'nps')),
        'csat.numerator': answered.map(({ kind, score }) => Number(kind === 'csat' && score >= 4)),
        'csat.denominator': answered.map(({ kind }) => Number(kind === 'csat')),
      },
    },
    { ...placed(costs), figures: { 'costPerTicket.numerator': costs.map(({ amount }) => amount) } },
    {
      ...placed(customers),
      figures: {
        'customerChurnRate.numerator': customers.map((one) => Number(one.activeAtStart && !one.activeAtEnd)),
        'customerChurnRate.denominator': customers.map(({ activeAtStart }) => Number(activeAtStart)),
        'netCustomerLossRate.numerator': customers.map(
          (one) => Number(one.activeAtStart) - Number(one.activeAtEnd),
        ),
        'netCustomerLossRate.denominator': customers.map(({ activeAtStart }) => Number(activeAtStart)),
      },
    },
  ];
}

function placed(records: AllRecords['costs' | 'customers' | 'surveyResponses']): Omit<Sums, 'figures'> {
  return {
    channel: records.map(({ channel }) => channel ?? ''),
    at: records.map(({ at }) => Number(at)),
  };
}
