import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { functionRule } from '../../src/define/conversationOptions.ts';
import { messageClass, rankOf, statusClass } from '../../src/facts/reading/eventClass.ts';
import { Moment } from '../../src/facts/reading/roles.ts';
import { SeenIds } from '../../src/facts/reading/seenIds.ts';
import { Timeline } from '../../src/facts/reading/timeline.ts';
import { sameRules } from '../../src/facts/sameRules.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { conversation } from '../arbitraries/conversations.ts';
import { office } from '../metrics/office.ts';
import { at } from '../records/chat.ts';

describe('rules', () => {
  const needsReply = functionRule(
    (value): value is () => boolean => typeof value === 'function',
    'Give one.',
  );
  const given = (): boolean => true;

  test('are the same where all of their parts are', () => {
    const rules = { episodeStart: 'first', clampSkew: 0, limits: [1, { a: null }], asOf: new Moment(5) };
    expect(sameRules(rules, structuredClone({ ...rules, asOf: null }))).toBe(false);
    expect(sameRules(rules, { ...rules, limits: [1, { a: null }], asOf: new Moment(5) })).toBe(true);
    expect(sameRules(Number.NaN, Number.NaN)).toBe(true);
    expect(sameRules(rules, { ...rules, asOf: new Moment(6) })).toBe(false);
    expect(sameRules(rules, { ...rules, asOf: { instant: 5 } })).toBe(false);
  });

  test.each<[unknown, unknown]>([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      { a: 1, b: undefined },
      { a: 1, c: undefined },
    ],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{ a: undefined }, {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], { 0: 1 }],
    [0, '0'],
    [null, {}],
    [{}, null],
    [undefined, null],
    [() => 1, () => 1],
    [{ toString: 1 }, { constructor: 1 }],
  ])('%j and %j are not the same', (one, other) => {
    expect(sameRules(one, other)).toBe(false);
    expect(sameRules(other, one)).toBe(false);
  });

  test('with functions are the same where the same was given, not where it is written alike', () => {
    expect(sameRules(needsReply(given, 'a'), needsReply(given, 'b'))).toBe(true);
    expect(
      sameRules(
        needsReply(given, 'a'),
        needsReply(() => true, 'a'),
      ),
    ).toBe(false);
    expect(sameRules(given, given)).toBe(true);
  });

  test('with a schedule are the same where it is the same', () => {
    expect(sameRules({ hours: office }, { hours: office })).toBe(true);
    expect(sameRules({ hours: office }, { hours: undefined })).toBe(false);
  });
});

describe('ids that were seen', () => {
  const ids = fc.oneof(
    fc.array(fc.nat(30)),
    fc.array(fc.nat(30)).map((list) => list.sort((a, b) => a - b)),
    fc.array(fc.nat(30)).map((list) => list.sort((a, b) => b - a)),
    fc.array(fc.nat(200).map(String)),
    fc.array(fc.nat(200)).map((list) => list.sort((a, b) => a - b).map(String)),
    fc.array(fc.oneof(fc.nat(12), fc.nat(12).map(String), fc.bigInt({ min: 0n, max: 12n }))),
    fc.array(fc.oneof(fc.constantFrom('', 'a', 'ab', 'é', '👍', '__proto__', 'constructor'), fc.string())),
    fc.array(
      fc.oneof(
        fc.constantFrom(0, -0, -1, 0.5, 1e300, -1e300, Infinity, -Infinity, 2 ** 53),
        fc.double({ noNaN: true }),
      ),
    ),
  );

  test('are those of a set, whatever their kind and order', () => {
    fc.assert(
      fc.property(ids, (list) => {
        const seen = new SeenIds((index) => list[index]);
        const known = new Set<unknown>();
        for (const [index, id] of list.entries()) {
          expect(seen.add(id, index), String(id)).toBe(known.has(id));
          known.add(id);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('that rise and then fall back are found in what came before', () => {
    const list = [...Array.from({ length: 1000 }, (_, i) => `c${i}`), 'c0', 'c999', 'c1000', 'c1000'];
    const seen = new SeenIds((index) => list[index]);
    const repeated = list.map((id, index) => seen.add(id, index));
    expect(repeated.slice(0, 1000)).not.toContain(true);
    expect(repeated.slice(1000)).toEqual([true, true, false, true]);
  });

  test('are told apart however many there are, in sets of which none is full', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 4 }), (list, most) => {
        const seen = new SeenIds((index) => list[index], most);
        const known = new Set<unknown>();
        for (const [index, id] of list.entries()) {
          expect(seen.add(id, index), String(id)).toBe(known.has(id));
          known.add(id);
        }
      }),
    );
  });

  test('that all end in the same letters, as those of a tenant do, fill no set', () => {
    const largest = { size: 0 };
    class Counted extends Set<unknown> {
      override add(value: unknown): this {
        super.add(value);
        largest.size = Math.max(largest.size, this.size);
        return this;
      }
    }
    vi.stubGlobal('Set', Counted);
    const list = Array.from({ length: 1000 }, (_, i) => `${1000 - i}@example.com`);
    const seen = new SeenIds((index) => list[index], 100);
    expect(list.filter((id, index) => seen.add(id, index))).toEqual([]);
    expect(list.filter((id, index) => !seen.add(id, index))).toEqual([]);
    vi.unstubAllGlobals();
    expect(largest.size).toBe(100);
  });

  test('of records that were left out in between are asked for again by the numbers that they came with', () => {
    const list = ['a', 'left out', 'b', 'left out', 'a', 'b', 'c'];
    const seen = new SeenIds((index) => list[index]);
    const found = list.flatMap((id, index) => (id === 'left out' ? [] : [seen.add(id, index)]));
    expect(found).toEqual([false, false, true, true, false]);
  });
});

/** An event of the slow model: its class, its time, its place in its list. */
interface SlowEvent {
  readonly at: number;
  readonly kind: number;
  readonly place: number;
}

/** The events of a conversation in order, each put before the first that must come after it. */
function slowEvents({ messages = [], statuses = [] }: Omit<Conversation, 'id'>): SlowEvent[] {
  const all = [
    ...messages.map(({ at, from, kind, visibility, automatic }, place) => ({
      at: typeof at === 'number' ? at : Number.NaN,
      kind: messageClass(from, kind, visibility, automatic),
      place,
    })),
    ...statuses.flatMap(({ at, to }, place) => {
      return typeof at === 'number' ? [{ at, kind: statusClass(to), place }] : [];
    }),
  ].filter(({ kind }) => kind >= 0);
  const order: SlowEvent[] = [];
  for (const event of all) {
    const isBefore = (other: SlowEvent): boolean => {
      if (Number.isNaN(event.at)) return false;
      if (Number.isNaN(other.at)) return true;
      return event.at < other.at || (event.at === other.at && rankOf(event.kind) < rankOf(other.kind));
    };
    const found = order.findIndex(isBefore);
    order.splice(found < 0 ? order.length : found, 0, event);
  }
  return order;
}

function eventsOf({ length, at: instants, kind, place }: Timeline): SlowEvent[] {
  return Array.from({ length }, (_, i) => ({
    at: instants[i] ?? Number.NaN,
    kind: kind[i] ?? -1,
    place: place[i] ?? -1,
  }));
}

describe('the timeline of a conversation', () => {
  const timed = conversation.chain((one) =>
    // Some have no usable time, or a sender that there is none of.
    fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }).map((odds) => ({
      ...one,
      messages: (one.messages ?? []).map((message, i) =>
        odds[i] === 0
          ? { ...message, at: 'soon' }
          : odds[i] === 1
            ? { ...message, from: 'martian' }
            : message,
      ),
    })),
  );

  test('is in the order of a slow model, from one conversation to the next', () => {
    const timeline = new Timeline();
    fc.assert(
      fc.property(timed, (one) => {
        timeline.read({ ...one, id: 'x' }, 3, true);
        expect(eventsOf(timeline)).toEqual(slowEvents(one));
        expect(timeline.index).toBe(3);
        const times = (one.messages ?? []).map(({ at }) => at).filter((at) => typeof at === 'number');
        expect(timeline.earliest).toBe(Math.min(...times));
        const { statuses: _, ...words } = one;
        timeline.read({ ...one, id: 'x' }, 4, false);
        expect(eventsOf(timeline)).toEqual(slowEvents(words));
      }),
      { numRuns: 500 },
    );
  });

  test('tells whether anything repeats: an id that stands twice, or a message that says so', () => {
    const timeline = new Timeline();
    const ids = fc.array(fc.constantFrom('1', '2', '10', 1, 2, 10, '', null, undefined, Number.NaN), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(ids, fc.boolean(), (list, isCopy) => {
        const messages = list.map((id, i) => ({
          at: at('09:00'),
          from: 'customer' as const,
          id,
          duplicateOf: isCopy && i === 2 ? '1' : null,
        }));
        timeline.read({ id: 'x', messages }, 0, false);
        const named = list.filter((id) => id !== '' && id !== null && id !== undefined && !Number.isNaN(id));
        const repeats = new Set(named).size < named.length || (isCopy && list.length > 2);
        expect(timeline.hasRepeats).toBe(repeats);
      }),
      { numRuns: 500 },
    );
  });

  test('has no events where there is no list, and room for many', () => {
    const timeline = new Timeline();
    timeline.read({ id: 'x' }, 0, true);
    expect([timeline.length, timeline.faults, timeline.earliest]).toEqual([0, [], Number.POSITIVE_INFINITY]);
    const messages = Array.from({ length: 1000 }, (_, i) => ({
      at: at('09:00') - i,
      from: 'agent' as const,
    }));
    timeline.read({ id: 'y', messages }, 0, true);
    expect(timeline.length).toBe(1000);
    expect(timeline.place[0]).toBe(999);
    expect(timeline.place[999]).toBe(0);
  });
});
