import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseRate } from '../../src/metrics/outcome/responseRate.ts';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import type { AssignmentEvent, Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { conversations, instant, START } from '../arbitraries/conversations.ts';

const HOUR_MS = 3_600_000;
const asOf = START + 1000 * HOUR_MS;

const within2h = slaCompliance.with({ everyReply: '2h', asOf });
const answered = responseRate.with({ asOf });

const assignment: fc.Arbitrary<AssignmentEvent> = fc.record({
  at: instant,
  toAgent: fc.constantFrom('ann', 'bob', null, undefined),
  toTeam: fc.constantFrom('sales', 'care', null, undefined),
});

const assigned: fc.Arbitrary<Conversation[]> = fc
  .tuple(
    conversations,
    fc.infiniteStream(fc.option(fc.uniqueArray(assignment, { maxLength: 3, selector: ({ at }) => at }))),
    fc.infiniteStream(fc.constantFrom('sales', 'care', null)),
  )
  .map(([list, assignments, teams]) =>
    list.map((one) => ({ ...one, assignments: assignments.next().value, team: teams.next().value })),
  );

/** Who was named last; where that names no agent its team, else the team of the conversation. */
function personOf({ assignments, team }: Conversation): string | null {
  const latest = Math.max(...(assignments ?? []).map(({ at }) => Number(at)));
  const last = assignments?.find(({ at }) => at === latest);
  const person = last?.toAgent || last?.toTeam || team;
  return person ? String(person) : null;
}

const measures = { answered, within2h };

describe('by who is in charge', () => {
  test('each person has the sum of what their conversations count by themselves, and all add up to the total', () => {
    fc.assert(
      fc.property(assigned, (list) => {
        const { rows, total } = report().attribute('inCharge').measure(measures).run({ conversations: list });
        for (const name of ['answered', 'within2h'] as const) {
          const metric = { answered, within2h }[name];
          for (const row of rows) {
            const own = list.filter((one) => personOf(one) === row.agent).map((one) => metric([one]));
            const sum = (part: 'numerator' | 'denominator' | 'notYetDue'): number =>
              own.reduce((n, each) => n + each[part], 0);
            expect(row[name]).toMatchObject({
              numerator: sum('numerator'),
              denominator: sum('denominator'),
              notYetDue: sum('notYetDue'),
            });
          }
          for (const part of ['numerator', 'denominator', 'notYetDue'] as const) {
            expect(rows.reduce((n, row) => n + row[name][part], 0)).toBe(total[name][part]);
          }
        }
      }),
    );
  });

  const waiting = (id: string, rest: Partial<Conversation>, ...replies: readonly number[]): Conversation => ({
    id,
    messages: [
      { at: START, from: 'customer' },
      ...replies.map((hours) => ({ at: START + hours * HOUR_MS, from: 'agent', agentId: 'ann' })),
    ],
    ...rest,
  });
  const list: readonly Conversation[] = [
    waiting('1', { assignments: [{ at: START, toAgent: 'ann' }] }, 1),
    waiting('2', { assignments: [{ at: START, toAgent: 'bob' }] }),
    waiting(
      '3',
      {
        assignments: [
          { at: START, toAgent: 'ann' },
          { at: START + HOUR_MS, toAgent: 'bob' },
        ],
      },
      3,
    ),
    waiting('4', { team: 'care' }),
    waiting('5', {}),
  ];

  test('somebody answers for what nobody answered, which by replier is put down to nobody', () => {
    const figures = (label: string): unknown =>
      report()
        .attribute(label)
        .measure(measures)
        .run({ conversations: list })
        .rows.map(({ agent, answered: all, within2h: soon }) => [
          agent,
          `${all.numerator} of ${all.denominator}`,
          `${soon.numerator} of ${soon.denominator}`,
        ]);
    expect(figures('replier')).toEqual([
      ['ann', '2 of 2', '1 of 2'],
      [null, '0 of 3', '0 of 3'],
    ]);
    expect(figures('inCharge')).toEqual([
      ['ann', '1 of 1', '1 of 1'],
      ['bob', '1 of 2', '0 of 2'],
      ['care', '0 of 1', '0 of 1'],
      [null, '0 of 1', '0 of 1'],
    ]);
  });

  test('without a choice the replier counts, as by replier', () => {
    const run = report().measure(measures);
    const [plain, chosen] = [run.by('agent'), run.attribute('replier')].map((one) =>
      one.run({ conversations: list }),
    );
    expect(plain?.rows).toEqual(chosen?.rows);
  });
});
