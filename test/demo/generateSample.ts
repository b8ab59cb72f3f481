import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The two files of the sample. */
export interface Sample {
  readonly messages: string;
  readonly responses: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CONVERSATIONS = 400;
/** Rome is two hours before UTC in summer, one in winter; both changes of the clock lie in the sample. */
const FIRST = Date.UTC(2025, 9, 1) - 2 * HOUR;
const WINTER = Date.UTC(2025, 9, 26, 1);
const SUMMER = Date.UTC(2026, 2, 29, 1);
const END = Date.UTC(2026, 3, 1) - 2 * HOUR;

const GROUPS = ['billing', 'orders', 'technical'] as const;
const CHANNELS = ['email', 'email', 'chat', 'chat', 'social'] as const;
/** The usual time to a reply, by channel. */
const PACE = { email: 5 * HOUR, chat: 6 * MINUTE, social: 2 * HOUR } as const;

/**
 * Makes the synthetic sample: six months of a support desk that does not exist. The same bytes each time and on each
 * machine: whole numbers only, no function of the machine's mathematics library.
 */
export function generateSample(seed: number = 20_251_001): Sample {
  const random = mulberry32(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const chance = (percent: number): boolean => below(100) < percent;
  const pick = <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0];

  const messages = ['conversation_id,message_id,at,from,agent_id,visibility,automatic,kind,channel,group'];
  const responses = ['response_id,conversation_id,kind,score,at,agent_id,channel,group'];
  let messageCount = 0;
  let responseCount = 0;

  for (let i = 1; i <= CONVERSATIONS; i++) {
    const group = pick(GROUPS);
    const channel = pick(CHANNELS);
    const agent = `agent-${1 + 3 * GROUPS.indexOf(group) + below(3)}`;
    const rows: string[] = [];
    const say = (at: number, from: string, more: { automatic?: boolean; kind?: string } = {}): void => {
      if (at >= END) return;
      const { automatic = false, kind = 'text' } = more;
      const sentBy = from === 'agent' ? agent : '';
      const visibility = kind === 'note' ? 'internal' : 'public';
      const id = `m-${++messageCount}`;
      rows.push([`c-${i}`, id, iso(at), from, sentBy, visibility, automatic, kind, channel, group].join(','));
    };
    /** When somebody at work would reply: skewed to the short side, mostly not at night. */
    const replyAfter = (at: number): number => {
      const usual = PACE[channel];
      const late = chance(12) ? 6 : 1;
      const reply = at + MINUTE + below(usual) + (late * below(usual) * below(100)) / 100;
      const whole = reply - (reply % SECOND);
      return chance(15) ? whole : nextWorkingTime(whole, below(90 * 60) * SECOND);
    };
    const ask = (at: number): number => {
      say(at, 'customer');
      let last = at;
      // A burst: the customer adds to the message before anybody replies.
      while (chance(channel === 'chat' ? 45 : 15)) {
        last += (20 + below(220)) * SECOND;
        say(last, 'customer');
      }
      return last;
    };

    let at = i === 1 ? WINTER - 9 * HOUR : i === 2 ? SUMMER - 9 * HOUR : randomStart(below);
    let replied = false;
    if (i > 2 && chance(5)) {
      // The team writes first; some customers write back.
      say(at, 'agent');
      if (chance(40)) {
        at = ask(at + HOUR + below(DAY / SECOND) * SECOND);
        at = replyAfter(at);
        say(at, 'agent');
      }
    } else {
      at = ask(at);
      if (channel === 'chat') say(at + 4 * SECOND, 'bot');
      else if (chance(60)) say(at + MINUTE, 'system', { automatic: true });
      const rounds = chance(9) && i > 2 ? 0 : 1 + (chance(50) ? 1 + below(3) : 0);
      for (let round = 0; round < rounds; round++) {
        if (round > 0) at = ask(at + 5 * MINUTE + below(3 * PACE[channel]));
        const reply = replyAfter(at);
        if (chance(12)) say(at + Math.floor((reply - at) / 2), 'agent', { kind: 'note' });
        at = reply;
        say(at, 'agent');
        replied ||= at < END;
        if (chance(15)) {
          at += 2 * MINUTE;
          say(at, 'agent');
        }
      }
      if (rounds > 0 && chance(12)) say(at + 3 * MINUTE, 'customer', { kind: 'reaction' });
      if (rounds > 0 && chance(10)) {
        // The conversation is opened again, days or weeks later.
        at = ask(at + 4 * DAY + below(25 * 24) * HOUR);
        if (chance(80)) say(replyAfter(at), 'agent');
      }
    }
    messages.push(...rows);
    // An export that was run twice: a row stands there again with the same id.
    if (rows[0] !== undefined && chance(3)) messages.push(rows[0]);

    const answer = (kind: string, scores: readonly [number, ...number[]], answered: number): void => {
      const answeredAt = at + HOUR + below(2 * DAY);
      const score = chance(answered) ? pick(scores) : '';
      const whole = answeredAt - (answeredAt % SECOND);
      if (whole >= END) return;
      const id = `r-${++responseCount}`;
      responses.push(
        [id, `c-${i}`, kind, score, score === '' ? '' : iso(whole), agent, channel, group].join(','),
      );
    };
    if (replied) {
      answer('csat', group === 'technical' ? [5, 5, 4, 3, 2, 1] : [5, 5, 5, 4, 4, 3, 1], 55);
      if (chance(60)) answer('nps', [10, 10, 9, 9, 9, 8, 8, 7, 6, 5, 2, 0], 50);
    }
  }
  return { messages: `${messages.join('\n')}\n`, responses: `${responses.join('\n')}\n` };
}

/** A start within the sample, four in five of them between 8 and 20 o'clock in Rome. */
function randomStart(below: (n: number) => number): number {
  const day = FIRST + below(182) * DAY;
  const hour = below(5) < 4 ? 8 + below(12) : below(24);
  const local = day + hour * HOUR + below(3600) * SECOND;
  return local < WINTER || local >= SUMMER + HOUR ? local : local + HOUR;
}

/** The instant itself where it lies between 9 and 18 o'clock from Monday to Friday in Rome, else a little after the next 9. */
function nextWorkingTime(at: number, delay: number): number {
  const offset = offsetOf(at);
  const local = at + offset;
  const time = local % DAY;
  if (isWeekday(local) && time >= 9 * HOUR && time < 18 * HOUR) return at;
  let day = local - time;
  if (time >= 9 * HOUR || !isWeekday(local)) day += DAY;
  while (!isWeekday(day)) day += DAY;
  const morning = day + 9 * HOUR + delay;
  return morning - offsetOf(morning - offset);
}

function isWeekday(local: number): boolean {
  // Day 0 of the epoch was a Thursday; 0 is Monday here.
  return (Math.floor(local / DAY) + 3) % 7 < 5;
}

function offsetOf(at: number): number {
  return at >= WINTER && at < SUMMER ? HOUR : 2 * HOUR;
}

function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** A small seeded generator of numbers from 0 up to 1 (mulberry32, public domain, by Tommy Ettinger). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(generateSample())) {
    writeFileSync(new URL(`sample/${name}.csv`, import.meta.url), text);
  }
}
