import type { Conversation, Message, StatusEvent } from '../../src/records/conversation.ts';

const DAY_MS = 86_400_000;

/** An instant of the week that begins on Monday, 2 March 2026, UTC: `'09:00'`, `'+1 09:00:30'` on Tuesday. */
export function at(text: string): number {
  const [, day = '0', clock = ''] = /^(?:\+(\d+) )?(\d\d:\d\d(?::\d\d)?)$/.exec(text) ?? [];
  return Date.parse(`2026-03-02T${clock}Z`) + Number(day) * DAY_MS;
}

const STATUSES: ReadonlySet<string> = new Set(['new', 'open', 'pending', 'hold', 'solved', 'closed']);

let conversations = 0;

/**
 * A conversation in lines: `'09:00 customer'`, `'+1 09:10 agent note internal'`, `'09:20 bot automatic'`,
 * `'10:00 solved'`. The words after the sender are a kind, a visibility, `automatic`, an id (`#1`) or an agent
 * (`@ann`).
 */
export function chat(lines: readonly string[], fields: Partial<Conversation> = {}): Conversation {
  const messages: Message[] = [];
  const statuses: StatusEvent[] = [];
  for (const line of lines) {
    const [, time = '', who = '', more = ''] = /^((?:\+\d+ )?\S+) (\S+) ?(.*)$/.exec(line) ?? [];
    if (STATUSES.has(who)) statuses.push({ at: at(time), to: who as StatusEvent['to'] });
    else messages.push(messageOf(at(time), who, more.split(' ').filter(Boolean)));
  }
  return { id: `chat-${conversations++}`, messages, statuses, ...fields };
}

function messageOf(instant: number, from: string, words: readonly string[]): Message {
  const fields = words.map((word): object => {
    if (word === 'automatic') return { automatic: true };
    if (word === 'public' || word === 'internal') return { visibility: word };
    if (word.startsWith('#')) return { id: word };
    return word.startsWith('@') ? { agentId: word.slice(1) } : { kind: word };
  });
  // The lines are those of the tests; a word that does not exist is one of their cases.
  return Object.assign({ at: instant, from: from as Message['from'] }, ...fields);
}
