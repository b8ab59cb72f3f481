import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import type { Conversation, Message } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';

const MESSAGES = 1_000_000;

/** Prints how many messages a second the reply times take, beside a loop that only reads the same fields. */
export function benchReplyTime(): void {
  const conversations = generate(MESSAGES, (at) => at);
  const withText = generate(MESSAGES, (at) => new Date(at).toISOString());
  const hours = ['09:00-17:00'];
  const schedule = defineSchedule({
    timeZone: 'Europe/Rome',
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  });
  schedule.toJSON();
  const monthly = report({ schedule }).by('channel').per('month').measure({ replyTime, firstReplyTime });

  const bare = best(() => readFields(conversations));
  const line = (name: string, run: () => unknown): void => {
    const seconds = best(run);
    const speed = (MESSAGES / seconds / 1e6).toFixed(2);
    console.log(
      `${name.padEnd(46)} ${speed.padStart(6)} M messages/s  ${((bare / seconds) * 100).toFixed(0).padStart(4)}% of the bare loop`,
    );
  };
  console.log(
    `\n${MESSAGES.toLocaleString('en')} messages in ${conversations.length.toLocaleString('en')} conversations, generated`,
  );
  line('a loop that only reads the same fields', () => readFields(conversations));
  line('replyTime, millisecond times', () => replyTime(conversations));
  line('replyTime with business hours', () => replyTime(conversations, { schedule }));
  line('replyTime, ISO times', () => replyTime(withText));
  line('report: 2 measures by channel and month, hours', () => monthly.run({ conversations }));
}

/** The shortest of five runs, in seconds. */
function best(run: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    run();
    shortest = Math.min(shortest, (performance.now() - start) / 1000);
  }
  return shortest;
}

/** Reads every field of every record that the metric reads, and does nothing with it. */
function readFields(conversations: readonly Conversation[]): number {
  let seen = 0;
  for (const conversation of conversations) {
    const { id, spam, deleted, test, mergedInto, direction, statuses, messages = [] } = conversation;
    if (spam || deleted || test || mergedInto || direction || statuses || id === '') seen++;
    for (const { at, from, id: messageId, agentId, visibility, automatic, kind, duplicateOf } of messages) {
      if (typeof at === 'number') seen += at % 2;
      if (
        from === 'agent' ||
        messageId === '' ||
        agentId === '' ||
        visibility ||
        automatic ||
        kind ||
        duplicateOf
      )
        seen++;
    }
  }
  return seen;
}

/** The same conversations each time: 1 to 8 messages, minutes to days apart. */
function generate(messages: number, time: (at: number) => number | string): Conversation[] {
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const conversations: Conversation[] = [];
  for (let left = messages; left > 0; ) {
    const list: Message[] = [];
    let at = Date.UTC(2023, 0, 1) + Math.floor(random() * 3 * 365 * 86_400_000);
    for (let n = Math.min(left, 1 + Math.floor(random() * 8)); n > 0; n--, left--) {
      const isAgent = list.length > 0 && random() < 0.5;
      list.push({
        id: `m${left}`,
        at: time(at),
        from: isAgent ? 'agent' : 'customer',
        agentId: isAgent ? `a${Math.floor(random() * 20)}` : null,
      });
      at += Math.floor(60_000 + random() ** 4 * 2 * 86_400_000);
    }
    conversations.push({
      id: `c${conversations.length}`,
      channel: random() < 0.5 ? 'email' : 'chat',
      messages: list,
    });
  }
  return conversations;
}
