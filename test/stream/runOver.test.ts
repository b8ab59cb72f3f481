import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { nps } from '../../src/metrics/satisfaction/nps.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { runOver } from '../../src/stream/runOver.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { reportWithoutPlaces as told } from '../withoutPlaces.ts';

async function* later<Each>(list: readonly Each[]): AsyncGenerator<Each> {
  for (const each of list) {
    await Promise.resolve();
    yield each;
  }
}

const one = (id: number): Conversation => ({
  id,
  messages: [{ at: Date.UTC(2026, 2, 2, 9, id), from: 'customer' }],
});
const many = (n: number): Conversation[] => Array.from({ length: n }, (_, id) => one(id));
const asked = report().measure({ receivedMessages });

describe('a run over a source', () => {
  const daily = report().by('channel').per('day').measure({ replyTime, receivedMessages, costPerTicket });

  test('gives what a run over the list gives, whatever the records and the size, repeated ones among them', async () => {
    await fc.assert(
      fc.asyncProperty(
        conversations,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(3),
        async (list, size, again) => {
          const records = [...list, ...list.slice(0, again)].map((each, i) => ({
            ...each,
            channel: i % 2 ? 'chat' : 'email',
          }));
          const costs = [
            { amount: 5, channel: 'chat' },
            { amount: 7, at: '2026-03-03T00:00Z' },
          ];
          const once = daily.run({ conversations: records, costs });
          const inPieces = await runOver(daily, { conversations: later(records), costs }, { size });
          expect(told(inPieces)).toEqual(told(once));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('takes lists, generators, sets and streams', async () => {
    const countOf = async (source: Iterable<Conversation> | AsyncIterable<Conversation>): Promise<number> =>
      (await runOver(asked, { conversations: source }, { size: 4 })).total.receivedMessages.value;
    expect(await countOf(many(10))).toBe(10);
    expect(await countOf(new Set(many(10)))).toBe(10);
    expect(await countOf(later(many(10)))).toBe(10);
    const stream = new ReadableStream<Conversation>({
      start(controller) {
        for (const each of many(10)) controller.enqueue(each);
        controller.close();
      },
    });
    expect(await countOf(stream)).toBe(10);
    expect(await countOf([])).toBe(0);
  });

  test('tells how far it has come, and lets others have their turn', async () => {
    const steps: string[] = [];
    const timer = setInterval(() => steps.push('turn'), 0);
    await runOver(
      asked,
      { conversations: many(30) },
      {
        size: 10,
        onProgress: ({ kind, read }) => steps.push(`${kind} ${read}`),
      },
    );
    clearInterval(timer);
    expect(steps.filter((step) => step !== 'turn')).toEqual([
      'conversations 10',
      'conversations 20',
      'conversations 30',
    ]);
    expect(steps.slice(0, -1)).toContain('turn');
  });

  test('is of a later moment where that is asked for', async () => {
    const open = report().measure({ replyTime });
    const { total } = await runOver(
      open,
      { conversations: many(3) },
      { size: 1, now: '2026-03-02T12:00:00Z' },
    );
    expect(total.replyTime).toMatchObject({ open: 3, oldestOpen: 3 * 3_600_000 });
  });

  test('counts garbage by reason', async () => {
    const garbage: unknown[] = [null, 7, 'x', [], { id: {} }, { id: 1, messages: 7 }, ...many(1)];
    const { total } = await runOver(
      asked,
      { conversations: later(garbage) as AsyncIterable<Conversation> },
      { size: 2 },
    );
    expect(total.receivedMessages).toMatchObject({
      value: 1,
      excluded: { 'invalid-conversation': 3, 'missing-id': 2, 'invalid-messages': 1 },
    });
  });

  test('refuses answers of one id that lie apart, and counts those that lie together', async () => {
    const scores = report().measure({ nps });
    const answers = [
      { id: 'a', score: 9 },
      { id: 'a', score: 3 },
      { id: 'b', score: 9 },
    ];
    const { total } = await runOver(scores, { surveyResponses: answers }, { size: 2 });
    expect(total.nps).toMatchObject({ n: 2, excluded: { duplicate: 1 } });
    await expect(runOver(scores, { surveyResponses: answers }, { size: 1 })).rejects.toMatchObject({
      code: 'cut-records',
      path: 'surveyResponses[1].id',
    });
  });
});

describe('a run that ends early', () => {
  /** A source that tells whether it was closed. */
  function watched(list: readonly Conversation[], fail?: number) {
    const told = { closed: false, given: 0 };
    const source: AsyncIterable<Conversation> = {
      [Symbol.asyncIterator]: () => ({
        next() {
          if (told.given === fail) return Promise.reject(new Error('connection lost'));
          const value = list[told.given++];
          return Promise.resolve(value ? { done: false, value } : { done: true, value: undefined });
        },
        return() {
          told.closed = true;
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    };
    return { source, told };
  }

  test('since its source threw, names the place', async () => {
    const { source, told } = watched(many(10), 7);
    await expect(runOver(asked, { conversations: source }, { size: 2 })).rejects.toMatchObject({
      code: 'source-failed',
      path: 'conversations[7]',
    });
    expect(told.closed).toBe(false);
    function* failing(): Generator<Conversation> {
      yield one(1);
      throw new Error('no such file');
    }
    await expect(runOver(asked, { conversations: failing() })).rejects.toMatchObject({
      code: 'source-failed',
      path: 'conversations[1]',
      message: expect.stringContaining('no such file'),
    });
  });

  test('since it was aborted, closes its source and leaves no listener behind', async () => {
    const { source, told } = watched(many(100));
    const controller = new AbortController();
    const reason = new Error('enough');
    const run = runOver(
      asked,
      { conversations: source },
      {
        size: 10,
        signal: controller.signal,
        onProgress: ({ read }) => {
          if (read === 30) controller.abort(reason);
        },
      },
    );
    await expect(run).rejects.toBe(reason);
    expect(told).toEqual({ closed: true, given: 30 });
  });

  test('is not kept waiting by a source that gives nothing more', async () => {
    const stuck: AsyncIterable<Conversation> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    const controller = new AbortController();
    setTimeout(() => controller.abort('late'), 5);
    await expect(runOver(asked, { conversations: stuck }, { signal: controller.signal })).rejects.toBe(
      'late',
    );
    await expect(runOver(asked, { conversations: stuck }, { signal: controller.signal })).rejects.toBe(
      'late',
    );
  });

  test('listens to a signal while it runs, and no longer', async () => {
    let listeners = 0;
    const signal = {
      aborted: false,
      addEventListener: () => void listeners++,
      removeEventListener: () => void listeners--,
    };
    await runOver(asked, { conversations: many(3) }, { size: 1, signal });
    await expect(runOver(asked, { conversations: watched(many(3), 1).source }, { signal })).rejects.toThrow();
    expect(listeners).toBe(0);
  });

  test('since its options cannot be used, says which', async () => {
    const refused = (options: object, path: string, sources: object = { conversations: [] }) =>
      expect(Reflect.apply(runOver, undefined, [asked, sources, options])).rejects.toMatchObject({ path });
    await refused({ size: 0 }, 'size');
    await refused({ sice: 1 }, 'sice');
    await refused({}, 'conversations', { conversations: 7 });
    await refused({}, 'conversations', {});
    await refused({}, 'costs', { conversations: [], costs: [] });
    await refused({ now: 'soon' }, 'now');
  });
});
