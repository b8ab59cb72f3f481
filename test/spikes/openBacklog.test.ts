import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { mergeSummaries, presentSummary, summarize } from '../../src/summary/summary.ts';
import { splitList } from '../arbitraries/split.ts';
import { BEGIN, histories, moment } from './histories.ts';
import { openBacklog, opened, openedLately } from './openBacklog.ts';

const DAY_MS = 86_400_000;

const isOpen = (status: string | undefined): boolean =>
  status !== undefined && status !== 'solved' && status !== 'closed';

/** The status that a conversation has just before an instant. */
function statusBefore({ statuses = [] }: Conversation, instant: number): string | undefined {
  let last: string | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const { at, to } of statuses) {
    if (Number(at) < instant && Number(at) > lastAt) [last, lastAt] = [to, Number(at)];
  }
  return last;
}

const openBefore = (list: readonly Conversation[], instant: number): number =>
  list.filter((one) => isOpen(statusBefore(one, instant))).length;

const latest = (list: readonly Conversation[]): number =>
  Math.max(...list.flatMap(({ statuses = [] }) => statuses.map(({ at }) => Number(at))));

const openings = (list: readonly Conversation[]): number[] =>
  list.flatMap(({ statuses = [] }) => statuses.flatMap(({ at, to }) => (isOpen(to) ? Number(at) : [])));

describe('the open backlog', () => {
  test('a bare call counts what is unsolved now', () => {
    fc.assert(
      fc.property(histories, (list) => {
        expect(openBacklog(list).value).toBe(openBefore(list, latest(list) + 1));
      }),
    );
  });

  test('what is asked as of a moment counts what was unsolved then', () => {
    fc.assert(
      fc.property(histories, moment, (list, asOf) => {
        expect(openBacklog(list, { asOf }).value).toBe(openBefore(list, asOf + 1));
      }),
    );
  });

  test.each([
    'UTC',
    'Europe/Rome',
  ])('per day in %s it counts what is unsolved at the end of each day', (timeZone) => {
    fc.assert(
      fc.property(histories, (list) => {
        const { rows, total } = report({ timeZone })
          .per('day')
          .measure({ openBacklog })
          .run({ conversations: list });
        const now = latest(list);
        for (const { start, end, openBacklog: day } of rows) {
          const lasting = openBefore(list, Math.min(end, now + 1));
          expect(day.value, new Date(start).toISOString()).toBe(lasting);
        }
        expect(total.openBacklog.value).toBe(rows.at(-1)?.openBacklog.value ?? 0);
      }),
    );
  });

  test('between two instants it counts at the end of each day between, and in the total at the last', () => {
    fc.assert(
      fc.property(histories, fc.nat(40), fc.integer({ min: 1, max: 10 * 24 }), (list, from, hours) => {
        const start = BEGIN + from * 3_600_000;
        const end = start + hours * 3_600_000;
        const { rows, total } = report()
          .per('day')
          .between(start, end)
          .measure({ openBacklog })
          .run({ conversations: list });
        const now = latest(list);
        for (const row of rows) {
          const until = Math.min(row.end, end, now + 1);
          expect(row.openBacklog.value).toBe(openBefore(list, until));
        }
        expect(total.openBacklog.value).toBe(openBefore(list, Math.min(end, now + 1)));
      }),
    );
  });

  test('by status and by team it counts what stands in each, and these add up', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const now = latest(list);
        const run = report().measure({ openBacklog });
        for (const label of ['status', 'team'] as const) {
          const { rows } = run.attribute(label).per('day').run({ conversations: list });
          for (const { agent, end, openBacklog: own } of rows) {
            const until = Math.min(end, now + 1);
            const lasting = list.filter((one) => {
              const status = statusBefore(one, until);
              const word = label === 'status' ? status : (one.team ?? null);
              return isOpen(status) && word === agent;
            });
            expect(own.value).toBe(lasting.length);
          }
        }
      }),
    );
  });

  test('a period that lies ahead holds what lasts now, and so does the total', () => {
    const list: Conversation[] = [{ id: '1', statuses: [{ at: BEGIN, to: 'open' }] }];
    const { rows, total } = report()
      .per('day')
      .between(BEGIN - DAY_MS, BEGIN + 2 * DAY_MS)
      .measure({ openBacklog })
      .run({ conversations: list });
    expect(rows.map((row) => row.openBacklog.value)).toEqual([0, 1, 1]);
    expect(total.openBacklog.value).toBe(1);
  });

  test('a tag puts a conversation into several groups and once into the total', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const { rows, total } = report().by('tags').measure({ openBacklog }).run({ conversations: list });
        const until = latest(list) + 1;
        const withTag = (tag: string | null) => (one: Conversation) =>
          tag === null ? !one.tags?.length || one.tags.includes('') : one.tags?.includes(tag);
        for (const { tags, openBacklog: own } of rows) {
          expect(own.value, String(tags)).toBe(openBefore(list.filter(withTag(tags)), until));
        }
        expect(total.openBacklog.value).toBe(openBefore(list, until));
      }),
    );
  });

  test('summaries of different moments merge to what one pass gives', () => {
    fc.assert(
      fc.property(splitList(histories), ({ whole, pieces }) => {
        const summaries = pieces.map((piece) => summarize(openBacklog, piece));
        const merged = presentSummary(openBacklog, mergeSummaries(openBacklog, summaries));
        expect(merged.value).toBe(openBacklog(whole).value);
      }),
    );
  });
});

test('a summary tells nothing of an earlier moment than its own, and of a later one what still lasts', () => {
  const list: Conversation[] = [{ id: '1', statuses: [{ at: BEGIN, to: 'open' }] }];
  const summary = summarize(openBacklog, list);
  const refused = expect.objectContaining({ code: 'different-moments', path: 'now', value: BEGIN - 1 });
  expect(() => presentSummary(openBacklog, summary, { now: BEGIN - 1 })).toThrow(refused);
  for (const now of [BEGIN, BEGIN + DAY_MS]) {
    expect(presentSummary(openBacklog, summary, { now }).value).toBe(1);
  }
});

describe('the last days before each moment', () => {
  test('a figure of the last three days counts at the end of each day what lies in them', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const { rows, total } = report().per('day').measure({ openedLately }).run({ conversations: list });
        const now = latest(list);
        const lately = (end: number): number =>
          openings(list).filter((at) => at < end && at >= end - 3 * DAY_MS).length;
        for (const { end, openedLately: day } of rows) {
          expect(day.value).toBe(lately(Math.min(end, now + 1)));
        }
        expect(openedLately(list).value).toBe(lately(now + 1));
        expect(total.openedLately.value).toBe(rows.length === 0 ? 0 : lately(now + 1));
      }),
    );
  });

  test('any count can be told rolling', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const { rows } = report().per('day').rolling('3d').measure({ opened }).run({ conversations: list });
        const asked = report().per('day').measure({ openedLately }).run({ conversations: list });
        expect(rows.map(({ period, opened }) => [period, opened.value])).toEqual(
          asked.rows.map(({ period, openedLately }) => [period, openedLately.value]),
        );
      }),
    );
  });

  test('summaries of two moments are refused, since the last days before each are others', () => {
    const one = (at: number): Conversation[] => [{ id: `${at}`, statuses: [{ at, to: 'open' }] }];
    const summaries = [BEGIN, BEGIN + DAY_MS].map((at) => summarize(openedLately, one(at)));
    const refused = expect.objectContaining({
      code: 'different-moments',
      path: 'summaries[0].asOf',
      value: BEGIN,
    });
    expect(() => mergeSummaries(openedLately, summaries)).toThrow(refused);
    const metric = openedLately.with({ asOf: BEGIN + DAY_MS });
    const together = [BEGIN, BEGIN + DAY_MS].map((at) => summarize(metric, one(at)));
    expect(presentSummary(metric, mergeSummaries(metric, together)).value).toBe(2);
  });
});
