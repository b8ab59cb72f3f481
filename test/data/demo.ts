import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { runDemo } from '../demo/runDemo.ts';
import { dataFolder } from './readCsv.ts';
import { readReference } from './reference.ts';

function demo(...args: string[]): string {
  const { output, exitCode } = runDemo(
    args.map((arg) => (arg.endsWith('.csv') ? fileURLToPath(new URL(arg, dataFolder)) : arg)),
  );
  expect(exitCode).toBe(0);
  return output;
}

/** The figures of a report that is not split, by measure. */
function figures(...args: string[]): Map<string, Record<string, string>> {
  const rows: Record<string, string>[] = parse(demo(...args, '--by', 'none', '--per', 'none', '--csv'), {
    columns: true,
  });
  return new Map(rows.map((row) => [row['measure'] ?? '', row]));
}

describe('the demo, with public files as they are', () => {
  test('gives the reply times of the reference, by the calendar and in business hours', () => {
    const expected = readReference()['ietf-issues'];
    const messages = ['--messages', 'ietf-issues/messages.csv'];
    const calendar = figures(...messages);
    expect(Number(calendar.get('received')?.['value'])).toBe(expected.received_messages);
    expect(Number(calendar.get('sent')?.['value'])).toBe(expected.sent_messages_replies);
    expect(Number(calendar.get('answered')?.['value'])).toBe(expected.conversation_response_rate);
    const names = Object.keys(expected.business_hours);
    const zones = names.map((name) => name.split(' ').at(-1) ?? '');
    const business = zones.map((zone) =>
      figures(...messages, '--time-zone', zone, '--hours', 'mon-fri 09:00-17:00'),
    );
    const pairs = [
      [calendar.get('first reply'), expected.first_reply_calendar],
      [calendar.get('reply time'), expected.reply_wait_from_first_of_run_calendar],
      ...names.flatMap((name, i) => [
        [business[i]?.get('first reply'), expected.business_hours[name]?.first_reply] as const,
        [
          business[i]?.get('reply time'),
          expected.business_hours[name]?.reply_wait_from_first_of_run,
        ] as const,
      ]),
    ] as const;
    expect(pairs).toHaveLength(6);
    for (const [row, durations] of pairs) {
      expect(Number(row?.['n'])).toBe(durations?.n);
      expect(Number(row?.['median'])).toBe((durations?.median_seconds ?? 0) * 1000);
      expect(Number(row?.['p90'])).toBe((durations?.p90_seconds_linear ?? 0) * 1000);
      expect(Number(row?.['mean'])).toBeCloseTo((durations?.mean_seconds ?? 0) * 1000, 3);
    }
    expect(Number(calendar.get('first reply')?.['open'])).toBe(expected.conversations_not_replied);
  });

  test('shows no line of a group and month in which nothing happened', () => {
    const text = demo('--messages', 'ietf-issues/messages.csv');
    expect(text).toMatch(/^63 of 182 rows have nothing, not shown$/m);
    expect(text).not.toMatch(/^\S+ +\d{4}-\d\d +0 +0 +– \(n 0\) +– \(0 of 0\)$/m);
  });

  test('gives the net promoter score that the author of the survey published, and no satisfaction by a wrong scale', () => {
    const { nps, answered, not_answered, promoters, detractors } = readReference()['nps-garden-centre'];
    const text = demo('--responses', 'nps-garden-centre/responses.csv');
    expect(text).toMatch(
      new RegExp(`NPS {3}${nps.toFixed(1)} .*${promoters} promoters, .* ${detractors} detractors`),
    );
    expect(text).toContain(`of ${answered} answers; ${not_answered} unanswered`);
    expect(text).toContain('CSAT  –: most answers are not on the scale 1-5');
  });

  test('gives the churn of the reference, by contract too', () => {
    const { customers_at_start, churned, by_contract } = readReference()['telco-churn'];
    const text = demo('--customers', 'telco-churn/Telco-Customer-Churn.csv');
    expect(text).toMatch(new RegExp(`^total .*\\(${churned} of ${customers_at_start}\\)$`, 'm'));
    for (const [contract, [customers, lost]] of Object.entries(by_contract))
      expect(text).toMatch(new RegExp(`^${contract} .*\\(${lost} of ${customers}\\)$`, 'm'));
  });

  test('counts tickets and those that were closed, and measures no replies that are not there', () => {
    const text = demo('--tickets', 'ietf-issues/tickets.csv', '--cost', '1000');
    expect(text).toMatch(/^ +414 of 423 solved or closed$/m);
    expect(text).toContain('2.36: 1000 for 423 conversations opened');
    expect(text).toContain('reply times are not measured');
  });

  test('reads comments of Zendesk tables once it is told who is who and which clock it was', () => {
    const text = demo(
      ...['--messages', 'zendesk-tables/ticket_comment_data.csv', '--file-zone', 'UTC'],
      ...['--columns', 'from=user_id'],
      ...[
        '--map',
        'from: 402935450113=agent, 413068955393=customer, 424142574593=agent, 423362500353=customer',
      ],
    );
    expect(text).toContain('20 rows, 7 conversations');
    // Counted by hand: two customers wrote 8 and 9 of the 20 comments.
    expect(text).toMatch(/^total +17 +3 /m);
  });
});
