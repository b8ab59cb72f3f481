import { type Conversation, defineSchedule, replyTime } from '../../src/index.ts';
import { compareFigures, type Figures, figureAt, SUMMARY } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { baseline } from './library.ts';
import { hoursOn, WEEKDAYS } from './measure.ts';
import { plainConversations } from './plainConversations.ts';
import { readAllFields, readFields } from './readFields.ts';
import { summaryByHand } from './summaryByHand.ts';
import { waitsByHand } from './waitsByHand.ts';

const MESSAGES = 1_000_000;

/** Prints how many messages a second the reply times take, beside a loop that only reads the same fields. */
export async function benchReplyTime(): Promise<void> {
  const plain = plainConversations(MESSAGES);
  const withText = plainConversations(MESSAGES, { time: (at) => new Date(at).toISOString() });
  const schedule = defineSchedule({ timeZone: 'Europe/Rome', weekly: hoursOn(WEEKDAYS, '09:00-17:00') });
  console.log(
    `\nreplyTime, ${MESSAGES.toLocaleString('en')} messages in ${plain.length.toLocaleString('en')} conversations`,
  );
  const earlier = await baseline();
  const ms = await interleaved({
    bare: () => readFields(plain),
    all: () => readAllFields(plain),
    ours: () => replyTime(plain),
    hours: () => replyTime(plain, { schedule }),
    hand: () => summaryByHand(waitsByHand(plain)),
    earlier: () => earlier?.replyTime(plain),
    text: () => replyTime(withText),
    earlierText: () => earlier?.replyTime(withText),
  });
  const loops: Loops = { bare: ms('bare'), all: ms('all') };
  const print = (name: string, of: Parameters<typeof ms>[0]): void =>
    printSpeed(name, MESSAGES, ms(of), loops);
  print('a loop that reads six fields of each message', 'bare');
  print('a loop that reads every field that may matter', 'all');
  print('replyTime, millisecond times', 'ours');
  compareFigures(replyTimes(plain), summaryByHand(waitsByHand(plain)));
  print('replyTime with business hours', 'hours');
  print('by hand, nothing checked', 'hand');
  print('replyTime, ISO times', 'text');
  compareFigures(replyTimes(plain), replyTimes(withText));
  if (earlier) {
    print('the baseline, millisecond times', 'earlier');
    print('the baseline, ISO times', 'earlierText');
  }
}

/** How long loops take that do nothing but read, in milliseconds. */
export interface Loops {
  /** Six fields of each message, and changes of status. */
  readonly bare: number;
  /** Every field that may matter. */
  readonly all: number;
}

/** Prints messages a second, and the shares of the speed of the loops. */
export function printSpeed(name: string, messages: number, ms: number, { bare, all }: Loops): void {
  const speed = (messages / ms / 1000).toFixed(2).padStart(6);
  const share = (loop: number): string => `${((loop / ms) * 100).toFixed(0).padStart(4)}%`;
  console.log(
    `  ${name.padEnd(46)} ${speed} M messages/s  ${share(bare)} of the first loop ${share(all)} of the second`,
  );
}

/** The figures of reply times by the calendar. */
export function replyTimes(conversations: readonly Conversation[]): Figures {
  const result = replyTime(conversations);
  return new Map(
    [['open', 'open'], ...SUMMARY.map((name) => [name, `calendar.${name}`])].map(([name = '', path = '']) => [
      name,
      figureAt(result, path) ?? null,
    ]),
  );
}
