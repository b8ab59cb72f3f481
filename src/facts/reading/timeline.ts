import type { Conversation, Message, StatusEvent } from '../../records/conversation.ts';
import { isAbsent } from '../../records/isAbsent.ts';
import { readInstant } from '../../time/instant.ts';
import { AGENT_TEXT, CLASS_FIELDS, CUSTOMER_TEXT, messageClass, rankOf, statusClass } from './eventClass.ts';
import type { EventFault } from './eventFault.ts';

/**
 * The events of one conversation in order: by time, at the same instant the customer's before ours and a change of status
 * last, else as given; what has no usable time stands last. It says what happened, not what counts: each fact judges that by
 * its own rules. Reused from one conversation to the next: reading a million conversations allocates nothing here.
 */
export class Timeline {
  /** The conversation. */
  conversation: Conversation = { id: '' };
  /** Its number among the records. */
  index = 0;
  /** How many events there are. */
  length = 0;
  /** When each happened; NaN where that cannot be read. */
  at: Float64Array = new Float64Array(64);
  /** The class of each. */
  kind: Uint8Array = new Uint8Array(64);
  /** The place of each in its list. */
  place: Int32Array = new Int32Array(64);
  /** The time of its earliest message, whatever it is; Infinity where none has a time. */
  earliest: number = Number.POSITIVE_INFINITY;
  /** Whether an id of a message stands twice, or a message says that it repeats another. */
  hasRepeats = false;
  /** What cannot be used, or not by all. */
  readonly faults: EventFault[] = [];
  #isSorted = true;
  /** The conversation that an id of each slot was last seen in. */
  readonly #stamps: Uint32Array = new Uint32Array(SLOTS);
  #stamp = 0;

  /** Reads a conversation. */
  read(conversation: Conversation, index: number, withStatuses: boolean): void {
    this.conversation = conversation;
    this.index = index;
    this.hasRepeats = false;
    if (this.faults.length > 0) this.faults.length = 0;
    const messages = this.#listOf(conversation.messages, 'messages');
    const statuses = withStatuses ? this.#listOf(conversation.statuses, 'statuses') : NO_EVENTS;
    if (messages.length + statuses.length > this.at.length) this.#grow(messages.length + statuses.length);
    this.#readMessages(messages);
    for (let place = 0; place < statuses.length; place++) this.#readStatus(statuses[place], place);
    if (!this.#isSorted) this.#sort();
  }

  /** What is no list has no events but a length that may never end: it is counted as one that cannot be used. */
  #listOf<T>(list: readonly T[] | null | undefined, name: EventFault['list']): readonly (T | undefined)[] {
    if (Array.isArray(list)) return list;
    if (!isAbsent(list)) this.faults.push({ list: name, place: -1, field: undefined, isTimeless: false });
    return NO_EVENTS;
  }

  #readMessages(messages: readonly (Message | undefined)[]): void {
    // What is read for each message stands in variables: this loop is most of what a figure costs.
    const { at: times, kind: classes, place: places } = this;
    const stamps = this.#stamps;
    const stamp = ++this.#stamp;
    let mayRepeat = false;
    let isSorted = true;
    let earliest = Number.POSITIVE_INFINITY;
    let before = Number.NEGATIVE_INFINITY;
    let n = 0;
    for (let place = 0; place < messages.length; place++) {
      const message = messages[place];
      if (typeof message !== 'object' || message === null) {
        this.faults.push({ list: 'messages', place, field: 'entry', isTimeless: false });
        continue;
      }
      const { from, kind, visibility, automatic, id, duplicateOf } = message;
      const at = readInstant(message.at);
      const isPlain =
        (kind === undefined || kind === 'text') &&
        (visibility === undefined || visibility === 'public') &&
        (automatic === undefined || automatic === false);
      let number: number;
      if (isPlain && from === 'customer') number = CUSTOMER_TEXT;
      else if (isPlain && from === 'agent') number = AGENT_TEXT;
      else number = messageClass(from, kind, visibility, automatic);
      if (at < earliest) earliest = at;
      if (number < 0 || Number.isNaN(at)) {
        const field = number < 0 ? CLASS_FIELDS[-1 - number] : undefined;
        this.faults.push({ list: 'messages', place, field, isTimeless: Number.isNaN(at) });
        if (number < 0) continue;
      }
      if (duplicateOf !== undefined && !isAbsent(duplicateOf)) this.hasRepeats = true;
      if (id !== undefined) {
        const slot = slotOf(id);
        if (stamps[slot] === stamp) mayRepeat = true;
        else stamps[slot] = stamp;
      }
      // What has no time stands last, which no comparison tells.
      if (!(at > before) && n > 0) {
        const isNext = at === before && rankOf(number) >= rankOf(classes[n - 1] ?? 0);
        if (!isNext) isSorted = false;
      }
      before = at;
      times[n] = at;
      classes[n] = number;
      places[n++] = place;
    }
    this.length = n;
    this.earliest = earliest;
    this.#isSorted = isSorted;
    if (mayRepeat && !this.hasRepeats) this.hasRepeats = holdsTwice(messages);
  }

  #readStatus(event: StatusEvent | undefined, place: number): void {
    if (typeof event !== 'object' || event === null) {
      this.faults.push({ list: 'statuses', place, field: 'entry', isTimeless: false });
      return;
    }
    const number = statusClass(event.to);
    const at = readInstant(event.at);
    const isTimeless = Number.isNaN(at);
    if (number < 0 || isTimeless) {
      this.faults.push({ list: 'statuses', place, field: number < 0 ? 'to' : undefined, isTimeless });
    } else this.#push(at, number, place);
  }

  #push(at: number, number: number, place: number): void {
    const n = this.length++;
    this.at[n] = at;
    this.kind[n] = number;
    this.place[n] = place;
    if (n > 0 && this.#isSorted) {
      const before = this.at[n - 1] ?? at;
      // What has no time stands last, which no comparison tells.
      this.#isSorted = at > before || (at === before && rankOf(number) >= rankOf(this.kind[n - 1] ?? 0));
    }
  }

  #grow(length: number): void {
    this.at = new Float64Array(2 * length);
    this.kind = new Uint8Array(2 * length);
    this.place = new Int32Array(2 * length);
  }

  #insert(): void {
    const { at, kind, place } = this;
    for (let i = 1; i < this.length; i++) {
      const [instant = 0, number = 0, from = 0] = [at[i], kind[i], place[i]];
      let to = i;
      while (to > 0 && belongsBefore(instant, number, at[to - 1] ?? 0, kind[to - 1] ?? 0)) {
        at[to] = at[to - 1] ?? 0;
        kind[to] = kind[to - 1] ?? 0;
        place[to] = place[to - 1] ?? 0;
        to--;
      }
      at[to] = instant;
      kind[to] = number;
      place[to] = from;
    }
  }

  #sort(): void {
    if (this.length <= FEW) {
      this.#insert();
      return;
    }
    const { at, kind, place, length } = this;
    const isBefore = (a: number, b: number): boolean =>
      belongsBefore(at[a] ?? 0, kind[a] ?? 0, at[b] ?? 0, kind[b] ?? 0);
    const order = Array.from({ length }, (_, i) => i).sort((a, b) => +isBefore(b, a) - +isBefore(a, b));
    permute(at, order);
    permute(kind, order);
    permute(place, order);
  }
}

/** Up to so many events are put in order one by one, where they are. */
const FEW = 64;

/** Whether an event that was given later belongs before another. */
function belongsBefore(at: number, number: number, other: number, otherNumber: number): boolean {
  if (Number.isNaN(at)) return false;
  return at < other || Number.isNaN(other) || (at === other && rankOf(number) < rankOf(otherNumber));
}

const NO_EVENTS: readonly never[] = [];

/** Equal ids have the same slot; others seldom have. */
function slotOf(id: unknown): number {
  if (typeof id === 'number') return id & (SLOTS - 1);
  if (typeof id !== 'string') return 0;
  const { length } = id;
  return (
    (id.charCodeAt(length - 1) + 37 * id.charCodeAt(length - 2) + 331 * id.charCodeAt(length - 3)) &
    (SLOTS - 1)
  );
}

const SLOTS = 1024;

/** Whether an id stands twice. */
function holdsTwice(messages: readonly unknown[]): boolean {
  const seen = new Set<unknown>();
  for (const message of messages) {
    const id: unknown = Object(message).id;
    if (isAbsent(id)) continue;
    if (seen.has(id)) return true;
    seen.add(id);
  }
  return false;
}

function permute(column: Float64Array | Uint8Array | Int32Array, order: readonly number[]): void {
  const before = column.slice(0, order.length);
  for (let to = 0; to < order.length; to++) column[to] = before[order[to] ?? to] ?? 0;
}
