import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../../src/define/count.ts';
import { report } from '../../src/report/report.ts';
import { mergeSummaries, presentSummary, type Summary, summarize } from '../../src/summary/index.ts';
import { withoutPlaces } from '../withoutPlaces.ts';
import { factOf } from './factOf.ts';
import { type Contact, firstContactResolution } from './firstContactResolution.ts';
import { BEGIN, histories } from './histories.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const contacts: fc.Arbitrary<Contact[]> = fc
  .tuple(
    histories,
    fc.infiniteStream(fc.constantFrom('ann', 'bob', 'cem', null)),
    fc.infiniteStream(fc.nat(24 * 20)),
  )
  .map(([list, customers, hours]) =>
    list.map((one) => ({
      ...one,
      customerId: customers.next().value ?? null,
      createdAt: BEGIN + Number(hours.next().value) * HOUR_MS,
    })),
  );

/** Looks for each resolved contact at every other one. */
function byHand(list: readonly Contact[], window: number) {
  const now = Math.max(
    ...list.flatMap(({ createdAt, statuses = [] }) => [
      Number(createdAt),
      ...statuses.map(({ at }) => Number(at)),
    ]),
  );
  const counted = { numerator: 0, denominator: 0, notYetDue: 0 };
  for (const one of list) {
    const lastAt = Math.max(...(one.statuses ?? []).map(({ at }) => Number(at)));
    const last = one.statuses?.find(({ at }) => at === lastAt);
    if (last?.to !== 'solved' && last?.to !== 'closed') continue;
    if (lastAt + window >= now) {
      counted.notYetDue++;
      continue;
    }
    counted.denominator++;
    const later = list
      .filter(({ customerId }) => customerId === one.customerId && customerId !== null)
      .map(({ createdAt }) => Number(createdAt))
      .filter((at) => at > Number(one.createdAt));
    const isRepeated = later.length > 0 && Math.min(...later) <= lastAt + window;
    if (!isRepeated) counted.numerator++;
  }
  return counted;
}

test('a resolved contact counts unless the same customer comes back within the window', () => {
  fc.assert(
    fc.property(contacts, fc.constantFrom(1, 3, 7), (list, days) => {
      const result = firstContactResolution(list, { window: `${days}d` });
      expect(result).toMatchObject(byHand(list, days * DAY_MS));
    }),
  );
});

test('per month the counts add up to the total', () => {
  fc.assert(
    fc.property(contacts, (list) => {
      const { rows, total } = report()
        .per('month')
        .measure({ fcr: firstContactResolution.with({ window: '2d' }) })
        .run({ conversations: list });
      const sum = rows.reduce((n, { fcr }) => n + fcr.numerator, 0);
      expect(sum).toBe(total.fcr.numerator);
      expect(total.fcr).toMatchObject(byHand(list, 2 * DAY_MS));
    }),
  );
});

/** Cuts a list by a number for each of its entries. */
function shards(list: readonly Contact[], numberOf: (contact: Contact, i: number) => number): Summary[] {
  return [0, 1, 2].map((shard) =>
    JSON.parse(
      JSON.stringify(
        summarize(
          firstContactResolution,
          list.filter((one, i) => numberOf(one, i) % 3 === shard),
        ),
      ),
    ),
  );
}

test('summaries of shards that keep customers whole merge to what one pass gives', () => {
  fc.assert(
    fc.property(contacts, (list) => {
      const customers = ['ann', 'bob', 'cem'];
      const whole = shards(list, ({ customerId }, i) => (customerId ? customers.indexOf(customerId) : i));
      const merged = presentSummary(firstContactResolution, mergeSummaries(firstContactResolution, whole));
      expect(merged).toEqual(withoutPlaces(firstContactResolution(list)));
    }),
  );
});

test('summaries of shards that cut a customer are refused, and only these', () => {
  fc.assert(
    fc.property(contacts, fc.infiniteStream(fc.nat(2)), (list, stream) => {
      const numbers = list.map(() => Number(stream.next().value));
      const cut = shards(list, (_, i) => numbers[i] ?? 0);
      const places = new Map<string, Set<number | undefined>>();
      for (const [i, { customerId }] of list.entries()) {
        if (customerId) places.set(customerId, (places.get(customerId) ?? new Set()).add(numbers[i]));
      }
      const isCut = [...places.values()].some(({ size }) => size > 1);
      if (!isCut) {
        expect(mergeSummaries(firstContactResolution, cut)).toBeDefined();
        return;
      }
      const refused = expect.objectContaining({ code: 'cut-records' });
      expect(() => mergeSummaries(firstContactResolution, cut)).toThrow(refused);
      // Merged before, they are refused too.
      const [first, ...rest] = cut;
      const later = (): unknown => {
        const together = mergeSummaries(firstContactResolution, rest);
        return mergeSummaries(firstContactResolution, first ? [together, first] : [together]);
      };
      expect(later).toThrow(refused);
    }),
  );
});

test('a fact that needs customers whole and does not say whose records it has read is refused', () => {
  const silent = factOf({
    name: 'silent',
    needs: 'conversations',
    alone: 'customer',
    columns: { at: 'instant' },
    read: (records) => ({ rows: records.map(([, record]) => ({ at: 0, record })) }),
  });
  const metric = count({
    id: 'silent@1',
    unit: 'contacts',
    better: 'none',
    needs: ['conversations'],
    options: () => ({}),
    measure: () => ({ of: silent, when: { at: 'at' } }),
  });
  for (const list of [[], [{ id: '1' }]]) {
    expect(() => summarize(metric, list)).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'keys' }),
    );
  }
});

test('a summary that no longer says whose records it holds is refused', () => {
  const summary = summarize(firstContactResolution, [{ id: '1', customerId: 'ann', createdAt: BEGIN }]);
  expect(summary.keys).toEqual(['ann']);
  expect(mergeSummaries(firstContactResolution, []).keys).toEqual([]);
  const { keys: _, ...silent } = summary;
  const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });
  expect(() => mergeSummaries(firstContactResolution, [silent])).toThrow(refused('summaries[0].keys'));
  expect(() => presentSummary(firstContactResolution, silent)).toThrow(refused('summary.keys'));
  const changed = JSON.parse(JSON.stringify({ ...summary, keys: [{}] }));
  expect(() => mergeSummaries(firstContactResolution, [changed])).toThrow(refused('summaries[0].keys[0]'));
});
