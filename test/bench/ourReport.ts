import { type Figures, figureAt, SUMMARY } from './figures.ts';
import type { Library } from './library.ts';
import { hoursOn, WEEKDAYS } from './measure.ts';
import type { AllRecords } from './otherRecords.ts';

const SHARE = ['numerator', 'denominator', 'value'];
const DURATION = [
  'open',
  ...['calendar', 'business'].flatMap((clock) => SUMMARY.map((name) => `${clock}.${name}`)),
];

/** The figures of each measure that are compared. */
const COMPARED: Readonly<Record<string, readonly string[]>> = {
  receivedMessages: ['value'],
  sentReplies: ['value'],
  responseRate: SHARE,
  firstReplyTime: DURATION,
  replyTime: DURATION,
  slaCompliance: SHARE,
  nps: ['n', 'value'],
  csat: SHARE,
  costPerTicket: SHARE,
  customerChurnRate: SHARE,
  netCustomerLossRate: SHARE,
};

/** All eleven metrics by channel and month, in business hours, by this library or an earlier build of it. */
export function ourReport(library: Library, records: AllRecords): () => Figures {
  const schedule = library.defineSchedule({
    timeZone: 'Europe/Rome',
    weekly: hoursOn(WEEKDAYS, '09:00-17:00'),
  });
  const { receivedMessages, sentReplies, responseRate, firstReplyTime, replyTime } = library;
  const { nps, csat, costPerTicket, customerChurnRate, netCustomerLossRate } = library;
  const monthly = library
    .report({ schedule, timeZone: 'UTC' })
    .by('channel')
    .per('month')
    .measure({ receivedMessages, sentReplies, responseRate, firstReplyTime, replyTime })
    .measure({ slaCompliance: library.slaCompliance.with({ firstReply: '4h' }), nps, csat })
    .measure({ costPerTicket, customerChurnRate, netCustomerLossRate });
  return () => {
    const figures = new Map<string, number | null>();
    for (const row of monthly.run(records).rows) {
      for (const [measure, paths] of Object.entries(COMPARED)) {
        for (const path of paths) {
          const figure = figureAt(row, `${measure}.${path}`);
          // A figure that is not where it should be is not nothing.
          figures.set(
            `${row.channel} ${row.period} ${measure}.${path}`,
            figure === undefined ? Number.NaN : figure,
          );
        }
      }
    }
    return figures;
  };
}
