import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costPerTicket } from '../../src/metrics/money/costPerTicket.ts';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import { receivedMessages } from '../../src/metrics/volume/receivedMessages.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import type { AnyReport } from '../../src/report/anyReport.ts';
import { report } from '../../src/report/report.ts';
import { mergeReports, presentReport, type ReportSummary, summarizeReport } from '../../src/summary/index.ts';
import { conversations } from '../arbitraries/conversations.ts';
import { splitList } from '../arbitraries/split.ts';
import { openBacklog } from '../spikes/openBacklog.ts';
import { rowWithoutPlaces, reportWithoutPlaces as told } from '../withoutPlaces.ts';

const measures = {
  replyTime: replyTime.with({ quantiles: [0.75], bands: ['1h'], censored: true }),
  receivedMessages,
  sla: slaCompliance.with({ everyReply: '2h' }),
  responseRate,
};

/** Conversations by channel and team, each with one of each. */
const records = fc
  .tuple(
    conversations,
    fc.infiniteStream(fc.constantFrom('email', 'chat', null)),
    fc.infiniteStream(fc.constantFrom('a', 'b')),
  )
  .map(([list, channels, teams]) =>
    list.map((one) => ({ ...one, channel: channels.next().value, team: teams.next().value })),
  );

const stored = (summary: ReportSummary): ReportSummary => JSON.parse(JSON.stringify(summary));
const daily = report({ timeZone: 'Europe/Rome' }).by('channel', 'team').per('day').measure(measures);

describe('summaries of a report', () => {
  test('of any split of the records present what one run gives: by day, by week, by fewer groups, in all', () => {
    fc.assert(
      fc.property(splitList(records), ({ whole, pieces }) => {
        const merged = mergeReports(
          daily,
          pieces.map((piece) => stored(summarizeReport(daily, { conversations: piece }))),
        );
        const zone = report({ timeZone: 'Europe/Rome' });
        const asked = [
          daily,
          zone.by('team').per('week').measure(measures),
          zone.by('team', 'channel').per('month').measure(measures),
          zone.per('day').measure({ replyTime: measures.replyTime }),
        ] as const;
        for (const each of asked) {
          expect(told(presentReport(each, merged))).toEqual(told(each.run({ conversations: whole })));
        }
        // Not split by time, what has no time counts too, which a summary by day does not know.
        const { total } = presentReport(zone.measure(measures), merged);
        expect(rowWithoutPlaces(total)).toEqual(
          rowWithoutPlaces(zone.per('year').measure(measures).run({ conversations: whole }).total),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('by agent, of a stretch of time, of some records, of costs over time present what one run gives', () => {
    const between = ['2026-03-02T00:00Z', '2026-03-05T00:00Z'] as const;
    const byAgent = report()
      .by('agent')
      .attribute('inCharge')
      .per('day')
      .between(...between)
      .where({ team: 'a' })
      .measure({ ...measures, costPerTicket });
    const costs = [{ amount: 90, team: 'a', startAt: '2026-03-01T00:00Z', endAt: '2026-03-04T00:00Z' }];
    fc.assert(
      fc.property(splitList(records), ({ whole, pieces }) => {
        const merged = mergeReports(
          byAgent,
          pieces.map((piece, i) =>
            stored(summarizeReport(byAgent, { conversations: piece, costs: i === 0 ? costs : [] })),
          ),
        );
        const once = byAgent.run({ conversations: whole, costs });
        expect(told(presentReport(byAgent, merged))).toEqual(told(once));
        const third = byAgent.between('2026-03-03T00:00Z', '2026-03-04T00:00Z');
        const [one, other] = [presentReport(third, merged), third.run({ conversations: whole, costs })];
        expect(told(one)).toEqual(told(other));
      }),
      { numRuns: 30 },
    );
  });

  const at = '2026-03-02T09:00:00Z';
  const one = (id: string, fields: object = {}) => ({
    id,
    ...fields,
    messages: [{ at, from: 'customer' as const }],
  });
  const byTag = report().by('tags', 'team').per('day').measure({ receivedMessages });
  const tagged = [one('a', { tags: ['x', 'y'], team: 't' }), one('b', { tags: ['x'], team: 't' })];

  test('of records in several groups count each once in the total, and are not told by fewer groups', () => {
    const summary = stored(summarizeReport(byTag, { conversations: tagged }));
    const { rows, total } = presentReport(byTag, summary);
    expect(rows.map((row) => [row.tags, row.receivedMessages.value])).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
    expect(total.receivedMessages.value).toBe(2);
    const byTeam = report().by('team').per('day').measure({ receivedMessages });
    expect(() => presentReport(byTeam, summary)).toThrow(refused('by'));
    const inAll = report().per('day').measure({ receivedMessages });
    expect(presentReport(inAll, summary).rows.map((row) => row.receivedMessages.value)).toEqual([2]);
  });

  test('are of a later moment where that is asked for', () => {
    const open = report().by('team').per('day').measure({ replyTime });
    const summary = summarizeReport(open, { conversations: tagged });
    const { rows, total } = presentReport(open, summary, { now: '2026-03-02T12:00:00Z' });
    expect(rows[0]?.replyTime).toMatchObject({ open: 2, oldestOpen: 3 * 3_600_000 });
    expect(total.replyTime.oldestOpen).toBe(3 * 3_600_000);
    expect(() => presentReport(open, summary, { now: '2026-03-02T08:00:00Z' })).toThrow(
      expect.objectContaining({ code: 'different-moments', path: 'now' }),
    );
  });

  test('of nothing present nothing', () => {
    const nothing = mergeReports(byTag, []);
    expect(told(presentReport(byTag, nothing))).toEqual(told(byTag.run({ conversations: [] })));
    expect(told(presentReport(daily, mergeReports(daily, [])))).toEqual(
      told(daily.run({ conversations: [] })),
    );
  });

  const summary = summarizeReport(byTag, { conversations: tagged });
  test.each<[string, AnyReport, string]>([
    ['groups that it does not have', report().by('channel').measure({ receivedMessages }), 'by'],
    ['shorter periods', report().per('hour').measure({ receivedMessages }), 'per'],
    ['another time zone', report({ timeZone: 'Asia/Tokyo' }).per('day').measure({ receivedMessages }), 'per'],
    ['hours of the day', report().per('hourOfDay').measure({ receivedMessages }), 'per'],
    [
      'a stretch that cuts a day',
      report().between(at, '2026-04-01T00:00Z').measure({ receivedMessages }),
      'between',
    ],
    ['a comparison', byTag.compare('previous'), 'compare'],
    ['the last days', byTag.rolling('7d'), 'rolling'],
    ['some of the records', byTag.where({ team: 't' }), 'where'],
  ])('are refused for %s', (_, asked, path) => {
    if (path === 'between') {
      const later = {
        ...one('c', { tags: ['x'], team: 't' }),
        messages: [{ at: '2026-03-09T09:00Z', from: 'customer' as const }],
      };
      const longer = summarizeReport(byTag, {
        conversations: [
          { ...one('d'), messages: [{ at: '2026-03-01T09:00Z', from: 'customer' as const }] },
          later,
        ],
      });
      expect(() => presentReport(asked, longer)).toThrow(refused(path));
      return;
    }
    expect(() => presentReport(asked, summary)).toThrow(refused(path));
  });

  test('are refused for other metrics, options and reports', () => {
    const refusedAs = (path: string): unknown =>
      expect.objectContaining({ code: 'different-definitions', path });
    const asked = (measure: object): unknown =>
      presentReport(report().by('team').measure(Object(measure)), summary);
    expect(() => asked({ replyTime })).toThrow(refusedAs('summary.heads.replyTime'));
    const other = { receivedMessages: receivedMessages.with({ reactionsCount: true }) };
    expect(() => asked(other)).toThrow(refusedAs('summary.heads.receivedMessages.definition'));
    const monthly = report().by('tags', 'team').per('month').measure({ receivedMessages });
    expect(() => mergeReports(monthly, [summary])).toThrow(refusedAs('summaries[0].per'));
    expect(() => mergeReports(report().per('day').measure({ receivedMessages }), [summary])).toThrow(
      refusedAs('summaries[0].by'),
    );
  });

  test('refuse to be made of what looks beyond a piece', () => {
    const made = (asked: AnyReport): unknown =>
      Reflect.apply(summarizeReport, undefined, [asked, { conversations: [] }]);
    expect(() => made(byTag.compare('previous'))).toThrow(refused('compare'));
    expect(() => made(byTag.rolling('7d'))).toThrow(refused('rolling'));
    expect(() => made(report().per('weekday').measure({ receivedMessages }))).toThrow(refused('per'));
    expect(() => made(report().per('month').measure({ openBacklog }))).toThrow(refused('measure'));
  });

  test('name a field that no record of any piece has', () => {
    const misspelt = report().by('chanel').measure({ receivedMessages });
    const pieces = tagged.map((each) => summarizeReport(misspelt, { conversations: [each] }));
    expect(() => presentReport(misspelt, mergeReports(misspelt, pieces))).toThrow(refused('by'));
    const byPlan = report().by('plan').measure({ receivedMessages });
    const some = [summarizeReport(byPlan, { conversations: [one('p', { plan: 'gold' })] })];
    const { rows } = presentReport(
      byPlan,
      mergeReports(byPlan, [...some, summarizeReport(byPlan, { conversations: tagged })]),
    );
    expect(rows.map((row) => row.plan)).toEqual(['gold', null]);
  });

  test('name no field that the records of one piece have', () => {
    const byPlan = report().by('plan').measure({ receivedMessages });
    const pieces = [one('a'), one('b', { plan: 'gold' }), one('c')].map((each) =>
      summarizeReport(byPlan, { conversations: [each] }),
    );
    expect(presentReport(byPlan, mergeReports(byPlan, pieces)).rows).toHaveLength(2);
  });

  test('tell of all their time where that is asked for to the instant', () => {
    const asked = report().per('day').measure({ receivedMessages });
    const made = summarizeReport(asked, { conversations: [one('a')] });
    const first = Date.parse(at);
    expect(presentReport(asked.between(first, first + 1), made).total.receivedMessages.value).toBe(1);
  });

  test('that were changed are refused where they were', () => {
    const changes: [string, (copy: ReportSummary) => object, string][] = [
      ['format', (copy) => ({ ...copy, format: 'support-kpi/report-summary@2' }), 'summary.format'],
      ['a cell', (copy) => ({ ...copy, cells: [7] }), 'summary.cells[0]'],
      [
        'a group',
        (copy) => ({ ...copy, cells: [{ ...copy.cells[0], group: ['x'] }] }),
        'summary.cells[0].group',
      ],
      [
        'a start',
        (copy) => ({ ...copy, cells: [{ ...copy.cells[0], start: 'now' }] }),
        'summary.cells[0].start',
      ],
      [
        'a range',
        (copy) => ({ ...copy, ranges: { receivedMessages: [2, 1] } }),
        'summary.ranges.receivedMessages',
      ],
      ['a name', (copy) => ({ ...copy, by: [7] }), 'summary.by[0]'],
    ];
    for (const [, change, path] of changes) {
      const changed = change(stored(summary));
      expect(() => Reflect.apply(presentReport, undefined, [byTag, changed])).toThrow(
        expect.objectContaining({ path }),
      );
    }
  });
});

const refused = (path: string): unknown => expect.objectContaining({ code: 'invalid-option', path });

/** A year of a helpdesk: some conversations a day in each of many teams, of which some are never answered. */
function year(teams: number): Conversation[] {
  let seed = 20_260_101;
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const DAY = 86_400_000;
  return Array.from({ length: 365 * teams }, (_, i) => {
    const day = Math.floor(i / teams);
    const asked = Date.UTC(2026, 0, 1) + day * DAY + Math.floor(random() * DAY);
    const replied = asked + Math.floor(random() ** 3 * 4 * DAY);
    const messages = [
      { at: asked, from: 'customer' as const },
      ...(random() < 0.9 ? [{ at: replied, from: 'agent' as const }] : []),
    ];
    return { id: i, team: `team ${i % teams}`, messages };
  });
}

test('365 days of 20 teams merged to any month and team equal one pass, medians and open waits included, later too', () => {
  const measured = { firstReplyTime, sla: slaCompliance.with({ firstReply: '1d' }), receivedMessages };
  const byDay = report().by('team').per('day').measure(measured);
  const whole = year(20);
  const later = '2027-02-01T00:00:00Z';
  const days = Array.from({ length: 365 }, (_, day) =>
    stored(summarizeReport(byDay, { conversations: whole.slice(day * 20, (day + 1) * 20) })),
  );
  const merged = stored(mergeReports(byDay, days));
  expect(days.some(({ cells }) => cells.length > 20)).toBe(true);

  const monthly = report().by('team').per('month').measure(measured);
  expect(told(presentReport(monthly, merged))).toEqual(told(monthly.run({ conversations: whole })));
  const asOfLater = {
    firstReplyTime: firstReplyTime.with({ asOf: later }),
    sla: slaCompliance.with({ firstReply: '1d', asOf: later }),
    receivedMessages,
  };
  const lateRun = report().by('team').per('month').measure(asOfLater);
  expect(told(presentReport(monthly, merged, { now: later }))).toEqual(
    told(lateRun.run({ conversations: whole })),
  );
  const march = report().between('2026-03-01T00:00Z', '2026-04-01T00:00Z').measure(measured);
  expect(told(presentReport(march, merged))).toEqual(told(march.run({ conversations: whole })));
});
