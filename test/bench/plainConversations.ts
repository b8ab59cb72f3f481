import type { Conversation, Message } from '../../src/index.ts';
import { DAY_MS, MINUTE_MS } from './measure.ts';
import { seededRandom } from './random.ts';

/** The first instant of the three years in which the conversations begin. */
export const FIRST_YEAR = Date.UTC(2023, 0, 1);

/** How conversations are made. */
export interface PlainOptions {
  /** How an instant is written. Default: as epoch milliseconds. */
  readonly time?: (at: number) => number | string;
  /** Into how many groups they fall. Default 1. */
  readonly groups?: number;
}

/**
 * The same conversations each time: 1 to 8 messages, minutes to days apart, in order; the customer begins. For a million
 * messages they are 222,171.
 */
export function plainConversations(
  messages: number,
  { time = (at) => at, groups = 1 }: PlainOptions = {},
): Conversation[] {
  const random = seededRandom(7);
  const randomGroup = seededRandom(11);
  const conversations: Conversation[] = [];
  for (let left = messages; left > 0; ) {
    const list: Message[] = [];
    let at = FIRST_YEAR + Math.floor(random() * 3 * 365 * DAY_MS);
    for (let n = Math.min(left, 1 + Math.floor(random() * 8)); n > 0; n--, left--) {
      const isAgent = list.length > 0 && random() < 0.5;
      list.push({
        id: `m${left}`,
        at: time(at),
        from: isAgent ? 'agent' : 'customer',
        agentId: isAgent ? `a${Math.floor(random() * 20)}` : null,
      });
      at += Math.floor(MINUTE_MS + random() ** 4 * 2 * DAY_MS);
    }
    conversations.push({
      id: `c${conversations.length}`,
      channel: random() < 0.5 ? 'email' : 'chat',
      group: `g${Math.floor(randomGroup() * groups)}`,
      messages: list,
    });
  }
  return conversations;
}
