import type { Conversation, Message } from '../../src/index.ts';

/** Waits in columns, in the order of the conversations. */
export interface HandWaits {
  readonly channel: string[];
  readonly startAt: number[];
  /** When the reply came; for a wait that is open, the latest instant of all. */
  readonly endAt: number[];
  readonly replied: boolean[];
  readonly first: boolean[];
}

/**
 * What a program pairs that knows its data: a list is in order, no id comes twice, every word is a known one, the customer
 * begins. Nothing is checked and nothing counted.
 */
export function waitsByHand(conversations: readonly Conversation[]): HandWaits {
  const waits: HandWaits = { channel: [], startAt: [], endAt: [], replied: [], first: [] };
  let latest = 0;
  for (const { channel, messages = [], statuses = [] } of conversations) {
    let start = -1;
    let isFirst = true;
    let nextStatus = 0;
    const add = (endAt: number, replied: boolean): void => {
      waits.channel.push(channel ?? '');
      waits.startAt.push(start);
      waits.endAt.push(endAt);
      waits.replied.push(replied);
      waits.first.push(isFirst);
      isFirst = false;
      start = -1;
    };
    const passStatuses = (until: number): void => {
      for (; nextStatus < statuses.length; nextStatus++) {
        const status = statuses[nextStatus];
        const at = Number(status?.at);
        if (at >= until) return;
        if (at > latest) latest = at;
        // Solved without a reply: the customer waits no more.
        if (status?.to === 'solved') start = -1;
      }
    };
    for (const message of messages) {
      const at = Number(message.at);
      if (statuses.length > 0) passStatuses(at);
      if (at > latest) latest = at;
      if (message.from === 'customer') {
        if (start < 0) start = at;
      } else if (start >= 0 && isReply(message)) add(at, true);
    }
    passStatuses(Number.POSITIVE_INFINITY);
    if (start >= 0) add(Number.POSITIVE_INFINITY, false);
  }
  waits.endAt.forEach((endAt, i) => {
    if (endAt === Number.POSITIVE_INFINITY) waits.endAt[i] = latest;
  });
  return waits;
}

function isReply({ from, kind, visibility, automatic }: Message): boolean {
  return from === 'agent' && !automatic && visibility !== 'internal' && (kind ?? 'text') === 'text';
}
