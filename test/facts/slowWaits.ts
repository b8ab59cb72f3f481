import type { WaitRules } from '../../src/facts/waits.ts';
import type { Conversation, Message } from '../../src/records/conversation.ts';

/** A waiting episode as the oracle sees it. */
export interface SlowWait {
  readonly startAt: number;
  readonly endAt: number | null;
  readonly ending: 'replied' | 'closed' | 'open';
  readonly messages: number;
  readonly earlierReplies: number;
  readonly agent: string | null;
}

/** What the oracle says of one conversation. */
export interface SlowConversation {
  readonly waits: readonly SlowWait[];
  readonly isOurs: boolean;
}

type Side = 'customer' | 'reply' | 'outreach' | 'solve' | 'unsolve';

interface SlowEvent {
  readonly at: number;
  readonly side: Side;
  readonly agent: string | null;
}

/** Who speaks, by the rules for replies and for customers' messages. */
function sideOf(message: Message, rules: WaitRules): Side | undefined {
  const kind = message.kind ?? 'text';
  const isPublic = (message.visibility ?? (kind === 'note' ? 'internal' : 'public')) === 'public';
  if (!isPublic) return undefined;
  const isWord = kind === 'text' || kind === 'call' || (kind === 'reaction' && rules.reactionsCount);
  if (message.from === 'customer') return isWord || kind === 'template' ? 'customer' : undefined;
  const isReply = isWord || (kind === 'note' && rules.publicNotesCount);
  const isAutomatic = message.automatic === true;
  if (message.from === 'agent') {
    if (isReply && (!isAutomatic || rules.autoRepliesCount)) return 'reply';
    return kind === 'text' || kind === 'template' ? 'outreach' : undefined;
  }
  if (message.from === 'campaign') return 'outreach';
  if (message.from === 'bot') return isReply && rules.botRepliesCount ? 'reply' : undefined;
  return isReply && isAutomatic && rules.autoRepliesCount ? 'reply' : undefined;
}

function eventsOf(conversation: Conversation, rules: WaitRules): SlowEvent[] {
  const seen: unknown[] = [];
  const events: SlowEvent[] = [];
  for (const message of conversation.messages ?? []) {
    const side = sideOf(message, rules);
    const at = Number(message.at);
    if (side === undefined || at > rules.asOf() || message.duplicateOf !== undefined) continue;
    if (message.id !== undefined && seen.includes(message.id)) continue;
    seen.push(message.id);
    events.push({ at, side, agent: message.agentId ?? null });
  }
  for (const { at, to } of conversation.statuses ?? []) {
    if (Number(at) > rules.asOf()) continue;
    events.push({
      at: Number(at),
      side: to === 'solved' || to === 'closed' ? 'solve' : 'unsolve',
      agent: null,
    });
  }
  const order: Readonly<Record<Side, number>> = { customer: 0, reply: 1, outreach: 1, solve: 2, unsolve: 2 };
  return events.sort((a, b) => a.at - b.at || order[a.side] - order[b.side]);
}

/**
 * The waiting episodes of a conversation by a definition instead of a procedure, quadratic: what ends a wait cuts
 * the conversation into stretches; a stretch in which somebody begins to wait is one episode.
 */
export function slowWaits(conversation: Conversation, rules: WaitRules): SlowConversation {
  const events = eventsOf(conversation, rules);
  const ends = (event: SlowEvent): boolean =>
    event.side === 'reply' || (event.side === 'solve' && rules.closeOnSolve);
  /** Reopened while it was solved, and nobody has written since it was solved. */
  const isManualReopen = (i: number): boolean => {
    if (!rules.manualReopenStartsClock || events[i]?.side !== 'unsolve') return false;
    const before = events.slice(0, i).filter(({ side }) => side !== 'reply' && side !== 'outreach');
    return before.at(-1)?.side === 'solve';
  };
  const cuts = [...events.keys()].filter((i) => {
    const event = events[i];
    return event !== undefined && ends(event);
  });
  const waits = [...cuts, events.length].flatMap((cut, n): SlowWait[] => {
    const from = (cuts[n - 1] ?? -1) + 1;
    const stretch = [...events.keys()].slice(from, cut);
    const customers = stretch.filter((i) => events[i]?.side === 'customer');
    const opener = stretch.find((i) => events[i]?.side === 'customer' || isManualReopen(i));
    if (opener === undefined) return [];
    const start = rules.episodeStart === 'last' ? (customers.at(-1) ?? opener) : opener;
    const end = events[cut];
    return [
      {
        startAt: events[start]?.at ?? Number.NaN,
        endAt: end?.at ?? null,
        ending: end === undefined ? 'open' : end.side === 'reply' ? 'replied' : 'closed',
        messages: customers.length,
        earlierReplies: events.slice(0, opener).filter(({ side }) => side === 'reply' || side === 'outreach')
          .length,
        agent: end?.agent ?? null,
      },
    ];
  });
  const speakers = events.filter(
    ({ side }) => side === 'customer' || side === 'reply' || side === 'outreach',
  );
  const isOurs =
    conversation.direction === 'outbound' || (speakers[0] ?? { side: 'customer' }).side !== 'customer';
  return { waits, isOurs };
}
