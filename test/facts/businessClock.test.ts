import { describe, expect, it } from 'vitest';
import { slaCompliance } from '../../src/metrics/promises/slaCompliance.ts';
import { firstReplyTime } from '../../src/metrics/speed/firstReplyTime.ts';
import { replyTime } from '../../src/metrics/speed/replyTime.ts';
import type { Conversation } from '../../src/records/conversation.ts';
import { report } from '../../src/report/report.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { duckdb } from '../../src/sql/duckdb.ts';
import { toSql } from '../../src/sql/toSql.ts';

const MINUTE = 60_000;
const daily = (timeZone: string, ...hours: string[]): Schedule =>
  defineSchedule({
    timeZone,
    weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours])),
  });
const morning = daily('UTC', '08:00-12:00');
const evening = daily('UTC', '16:00-20:00');

/** Asked at 11:30 UTC and answered at 16:30: half an hour of the morning's hours, and half an hour of the evening's. */
const asked = (id: string, group: string | null): Conversation => ({
  id,
  group,
  messages: [
    { at: '2026-03-30T11:30:00Z', from: 'customer' },
    { at: '2026-03-30T16:30:00Z', from: 'agent' },
  ],
});
const list = [asked('1', 'morning'), asked('2', 'evening'), asked('3', 'morning')];
const hoursOf = ({ group }: Conversation): Schedule | null =>
  group === 'morning' ? morning : group === 'evening' ? evening : null;

describe('business hours that differ by conversation', () => {
  it('a function gives each conversation its own hours', () => {
    const handedOver = (conversation: Conversation): Schedule =>
      conversation.id === '2'
        ? sequence([{ schedule: morning }, { from: '2026-03-30T16:00:00Z', schedule: evening }])
        : morning;
    expect(firstReplyTime(list, { schedule: handedOver })).toMatchObject({
      n: 3,
      clock: 'business',
      business: { mean: 40 * MINUTE },
      calendar: { mean: 300 * MINUTE },
      excluded: {},
    });
    expect(slaCompliance(list, { schedule: handedOver, firstReply: '30m' })).toMatchObject({
      value: 2 / 3,
      breached: 1,
    });
  });

  it('a sequence is one schedule for all', () => {
    const series = sequence([{ schedule: morning }, { from: '2026-03-30T16:10:00Z', schedule: evening }]);
    expect(replyTime(list, { schedule: series })).toMatchObject({ n: 3, value: 50 * MINUTE });
  });

  it('a conversation for which there are no hours is left out and counted', () => {
    const lost = [...list, asked('4', null), asked('5', 'night')];
    expect(replyTime(lost, { schedule: hoursOf })).toMatchObject({ n: 3, excluded: { 'no-schedule': 2 } });
    expect(() => replyTime(lost, { schedule: hoursOf, onInvalid: 'throw' })).toThrow(
      expect.objectContaining({ code: 'invalid-record', path: 'conversations[3]' }),
    );
  });

  it('each of its waits is counted, and it is named once', () => {
    const [{ messages = [] } = asked('', null)] = list;
    const again = messages.map(({ at, ...rest }) => ({
      ...rest,
      at: Date.parse(String(at)) + 3_600_000 * 6,
    }));
    const lost = { ...asked('4', null), messages: [...messages, ...again] };
    expect(replyTime([...list, lost], { schedule: hoursOf })).toMatchObject({
      n: 3,
      excluded: { 'no-schedule': 2 },
      excludedAt: { 'no-schedule': ['conversations[3]'] },
    });
    const target = ({ id }: Conversation) => (id === '4' ? null : '8h');
    expect(slaCompliance([...list, lost], { everyReply: target })).toMatchObject({
      n: 3,
      excluded: { 'no-target': 2 },
      excludedAt: { 'no-target': ['conversations[3]'] },
    });
  });

  it('open waits last until now by them', () => {
    const waiting = list.map(({ messages = [], ...rest }) => ({ ...rest, messages: messages.slice(0, 1) }));
    const asOf = '2026-03-30T17:00:00Z';
    // Since 11:30: half an hour of the morning's hours, an hour of the evening's.
    expect(replyTime(waiting, { schedule: hoursOf, asOf })).toMatchObject({
      open: 3,
      oldestOpen: 60 * MINUTE,
    });
    expect(replyTime(waiting, { schedule: morning, asOf })).toMatchObject({
      open: 3,
      oldestOpen: 30 * MINUTE,
    });
  });

  it('what is no schedule is an error that names the conversation', () => {
    const plain = (): Schedule => JSON.parse('{"timeZone":"UTC","weekly":{}}');
    expect(() => replyTime(list, { schedule: plain })).toThrow(
      expect.objectContaining({ code: 'invalid-schedule', path: 'schedule(conversations[0])' }),
    );
    const zone = JSON.parse('"Europe/Rome"');
    expect(() => replyTime(list, { schedule: zone })).toThrow(
      expect.objectContaining({ code: 'invalid-option', path: 'schedule' }),
    );
  });

  it('the same hours for all give the same figures either way', () => {
    const one = replyTime(list, { schedule: morning });
    const { definition: _, ...figures } = replyTime(list, { schedule: () => morning });
    expect(one).toMatchObject(figures);
  });

  it('the text of the function stands in the definition, and the schedule itself where there is one', () => {
    expect(replyTime([], { schedule: hoursOf }).definition).toContain('group === ');
    expect(replyTime([], { schedule: morning }).definition).toContain('"schedule":{"timeZone":"UTC"');
  });

  it('two functions of like text are not taken for one in a report', () => {
    const always = (schedule: Schedule) => () => schedule;
    const { total } = report()
      .measure({
        early: replyTime.with({ schedule: always(morning) }),
        late: replyTime.with({ schedule: always(evening), include: 'all' }),
        last: replyTime.with({ schedule: always(daily('UTC', '11:00-17:00')) }),
      })
      .run({ conversations: list });
    expect([total.early.value, total.late.value, total.last.value]).toEqual([
      30 * MINUTE,
      30 * MINUTE,
      300 * MINUTE,
    ]);
  });

  it('a report takes them for all metrics, and its periods then need a zone of their own', () => {
    const { rows } = report({ schedule: hoursOf })
      .by('group')
      .measure({ firstReplyTime, replyTime })
      .run({ conversations: list });
    expect(rows.map(({ group, replyTime: { value } }) => [group, value])).toEqual([
      ['evening', 30 * MINUTE],
      ['morning', 30 * MINUTE],
    ]);
  });

  it('a function is refused where a database would have to run it', () => {
    expect(() => toSql(replyTime.with({ schedule: hoursOf }), { dialect: duckdb })).toThrow(
      expect.objectContaining({ code: 'not-in-sql', path: 'schedule' }),
    );
  });
});
