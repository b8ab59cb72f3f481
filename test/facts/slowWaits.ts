import type { WaitRules } from '../../src/facts/waits.ts';
import type { Conversation, Message } from '../../src/records/conversation.ts';

/** A waiting episode as the oracle sees it. */
export interface SlowWait {
  readonly startAt: number;
  readonly endAt: number | null;
  readonly ending: 'replied' | 'closed' | 'open';
  readonly messages: number;
  /** When each of these messages was sent. */
  readonly sent: readonly number[];
  readonly earlierReplies: number;
  readonly agent: string | null;
}

/** What the oracle says of one conversation. */
export interface SlowConversation {
  readonly waits: readonly SlowWait[];
  readonly isOurs: boolean;
}

type Side = 'customer' | 'reply' | 'bot' | 'outreach' | 'solve' | 'unsolve';

interface SlowEvent {
  readonly at: number;
  readonly side: Side;
  readonly agent: string | null;
  /** Whether it was put before a reply that its clock says came before it. */
  readonly isMoved?: boolean;
}

/** Who speaks, by the rules for replies and for customers' messages. */
function sideOf(message: Message, rules: WaitRules): Side | undefined {
  const kind = message.kind || 'text';
  const isPublic = (message.visibility || (kind === 'note' ? 'internal' : 'public')) === 'public';
  if (!isPublic) return undefined;
  const isWord = kind === 'text' || kind === 'call' || (kind === 'reaction' && rules.reactionsCount);
  if (message.from === 'customer') return isWord || kind === 'template' ? 'customer' : undefined;
  const isReply = isWord || (kind === 'note' && rules.publicNotesCount);
  const isAutomatic = Boolean(message.automatic);
  if (message.from === 'agent') {
    if (isReply && (!isAutomatic || rules.autoRepliesCount)) return 'reply';
    return kind === 'text' || kind === 'template' ? 'outreach' : undefined;
  }
  if (message.from === 'campaign') {
    return kind === 'text' || kind === 'template' || kind === 'call' ? 'outreach' : undefined;
  }
  if (message.from === 'bot') return isReply && rules.botRepliesCount ? 'bot' : undefined;
  return isReply && isAutomatic && rules.autoRepliesCount ? 'bot' : undefined;
}

function eventsOf(conversation: Conversation, rules: WaitRules): SlowEvent[] {
  if (conversation.createdAt && Number(conversation.createdAt) > rules.asOf.instant) return [];
  const seen: unknown[] = [];
  const events: SlowEvent[] = [];
  for (const message of conversation.messages ?? []) {
    const side = sideOf(message, rules);
    const at = Number(message.at);
    if (side === undefined || at > rules.asOf.instant || message.duplicateOf) continue;
    if (message.id && seen.includes(message.id)) continue;
    seen.push(message.id);
    events.push({ at, side, agent: (side !== 'customer' && message.agentId) || null });
  }
  for (const { at, to } of conversation.statuses ?? []) {
    if (Number(at) > rules.asOf.instant) continue;
    events.push({
      at: Number(at),
      side: to === 'solved' || to === 'closed' ? 'solve' : 'unsolve',
      agent: null,
    });
  }
  const order: Readonly<Record<Side, number>> = {
    customer: 0,
    reply: 1,
    bot: 1,
    outreach: 1,
    solve: 2,
    unsolve: 2,
  };
  return events.sort((a, b) => a.at - b.at || order[a.side] - order[b.side]);
}

const isReply = ({ side }: SlowEvent): boolean => side === 'reply' || side === 'bot';
const isOurs = (event: SlowEvent): boolean => isReply(event) || event.side === 'outreach';

/** The events, cut into stretches by what ends waits; of each the numbers of its events, and that of its end. */
function stretchesOf(
  events: readonly SlowEvent[],
  rules: WaitRules,
): { readonly stretch: readonly number[]; readonly end: number }[] {
  const cuts = [...events.keys()].filter((i) => {
    const event = events[i];
    return event !== undefined && (isReply(event) || (event.side === 'solve' && rules.closeOnSolve));
  });
  return [...cuts, events.length].map((end, n) => ({
    stretch: [...events.keys()].slice((cuts[n - 1] ?? -1) + 1, end),
    end,
  }));
}

/** Reopened while it was solved, and nobody has written since it was solved. */
function isManualReopen(events: readonly SlowEvent[], i: number, rules: WaitRules): boolean {
  if (!rules.manualReopenStartsClock || events[i]?.side !== 'unsolve') return false;
  return (
    events
      .slice(0, i)
      .filter((event) => !isOurs(event))
      .at(-1)?.side === 'solve'
  );
}

/** The event of a stretch in which somebody begins to wait. */
function openerOf(
  events: readonly SlowEvent[],
  stretch: readonly number[],
  rules: WaitRules,
): number | undefined {
  return stretch.find((i) => events[i]?.side === 'customer' || isManualReopen(events, i, rules));
}

/**
 * The events in the order that clocks which disagree allow: a message that finds nobody waiting goes before the
 * earliest reply within the skew that nobody had waited for, but for messages that went there likewise, if nobody has
 * waited since.
 */
function settled(events: readonly SlowEvent[], rules: WaitRules): SlowEvent[] {
  const order = [...events];
  for (const event of events) {
    if (event.side !== 'customer') continue;
    const place = order.indexOf(event);
    const before = order.slice(0, place);
    const stretches = stretchesOf(before, rules);
    const isUnmoved = (i: number | undefined): boolean => i !== undefined && before[i]?.isMoved !== true;
    const waits = stretches.filter(({ stretch }) => isUnmoved(openerOf(before, stretch, rules)));
    const last = waits.at(-1);
    if (last?.end === before.length) continue; // somebody waits
    const target = before.findIndex(
      (reply, i) => i > (last?.end ?? -1) && isReply(reply) && event.at - reply.at <= rules.clampSkew,
    );
    if (target < 0) continue;
    order.splice(place, 1);
    order.splice(target, 0, { ...event, isMoved: true });
  }
  return order;
}

/**
 * The waiting episodes of a conversation by a definition instead of a procedure, cubic: what ends a wait cuts
 * the conversation into stretches; a stretch in which somebody begins to wait is one episode.
 */
export function slowWaits(conversation: Conversation, rules: WaitRules): SlowConversation {
  const events = settled(eventsOf(conversation, rules), rules);
  const waits = stretchesOf(events, rules).flatMap(({ stretch, end: cut }): SlowWait[] => {
    const customers = stretch.filter((i) => events[i]?.side === 'customer');
    const opener = openerOf(events, stretch, rules);
    if (opener === undefined) return [];
    const start = rules.episodeStart === 'last' ? (customers.at(-1) ?? opener) : opener;
    const end = events[cut];
    const endAt = end?.at ?? null;
    return [
      {
        startAt: Math.min(events[start]?.at ?? Number.NaN, endAt ?? Number.POSITIVE_INFINITY),
        endAt,
        ending: end === undefined ? 'open' : isReply(end) ? 'replied' : 'closed',
        messages: customers.length,
        sent: customers.map((i) => events[i]?.at ?? Number.NaN),
        earlierReplies: events.slice(0, opener).filter(isOurs).length,
        agent: end?.agent ?? null,
      },
    ];
  });
  const earliest = (has: (event: SlowEvent) => boolean): number =>
    Math.min(...events.filter(has).map(({ at }) => at));
  const ours = earliest(({ side }) => side === 'reply' || side === 'outreach');
  const theirs = earliest(({ side }) => side === 'customer');
  return { waits, isOurs: conversation.direction === 'outbound' || ours + rules.clampSkew < theirs };
}
