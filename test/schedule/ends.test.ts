import { describe, expect, it } from 'vitest';
import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { nextOpening } from '../../src/schedule/nextOpening.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import { sequence } from '../../src/schedule/sequence.ts';
import { whyClosed } from '../../src/schedule/whyClosed.ts';
import { withPauses } from '../../src/schedule/withPauses.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = Date.UTC(2026, 2, 30);
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const always = defineSchedule({
  timeZone: 'UTC',
  weekly: Object.fromEntries(days.map((day) => [day, ['00:00-24:00']])),
});

describe('where schedules that are put together end', () => {
  it('a pause that ends leaves all the time after it, however far away', () => {
    const paused = withPauses(always, [
      { from: at, to: at + DAY },
      { from: at + 2 * DAY, to: at + 3 * DAY },
    ]);
    expect(addOpenTime(paused, at, 90 * DAY)).toBe(at + 92 * DAY);
    const years = withPauses(always, [{ from: at, to: at + 4000 * DAY }]);
    expect(nextOpening(years, at)).toBe(at + 4000 * DAY);
  });

  it('a pause that lasts ends it, also behind one that ended', () => {
    const paused = withPauses(always, [{ from: at, to: at + DAY }, { from: at + 40 * DAY }]);
    expect(addOpenTime(paused, at, 39 * DAY)).toBe(at + 40 * DAY);
    expect(addOpenTime(paused, at, 39 * DAY + 1)).toBeNull();
  });

  it('a sequence goes on as its last stage does, however the ones before it end', () => {
    const stopped = withPauses(always, [{ from: at }]);
    const never = defineSchedule({ timeZone: 'UTC', weekly: {} });
    const resumed = sequence([
      { schedule: stopped },
      { from: at + DAY, schedule: never },
      { from: at + 2 * DAY, schedule: always },
    ]);
    expect(addOpenTime(resumed, at, 90 * DAY)).toBe(at + 92 * DAY);
    const handedOver = sequence([{ schedule: stopped }, { from: at + DAY, schedule: always }]);
    expect(addOpenTime(handedOver, at, 90 * DAY)).toBe(at + 91 * DAY);
  });

  it('a sequence lasts until its last change at least, though the last stage ended long before', () => {
    const stopped = withPauses(always, [{ from: at }]);
    const series = sequence([
      { schedule: always },
      { from: at + 10 * DAY, schedule: always },
      { from: at + 90 * DAY, schedule: stopped },
    ]);
    expect(addOpenTime(series, at, 60 * DAY)).toBe(at + 60 * DAY);
    expect(addOpenTime(series, at, 90 * DAY)).toBe(at + 90 * DAY);
    expect(addOpenTime(series, at, 90 * DAY + 1)).toBeNull();
  });
});

describe('the plain data of schedules that are put together', () => {
  it('a first stage without an instant has none there either, and one with an instant keeps it', () => {
    const since = new Date(at).toISOString();
    const series = sequence([{ schedule: always }, { from: at, schedule: always }]);
    expect(series.definition.sequence.map(({ from }) => from)).toEqual([undefined, since]);
    const late = sequence([{ from: at, schedule: always }]);
    expect(late.definition.sequence.map(({ from }) => from)).toEqual([since]);
    expect(elapsed(late, at - DAY, at + HOUR)).toBe(HOUR);
  });

  it('a pause may be empty, and then cuts nothing; its end may be null, and then it lasts', () => {
    const empty = withPauses(always, [{ from: at + HOUR, to: at + HOUR }]);
    expect(openSegments(empty, at, at + DAY)).toEqual([{ startAt: at, endAt: at + DAY }]);
    const lasting = withPauses(always, JSON.parse(`[{"from":${at + HOUR},"to":null}]`));
    expect(lasting.definition.pauses).toEqual([{ from: new Date(at + HOUR).toISOString() }]);
    expect(elapsed(lasting, at, at + DAY)).toBe(HOUR);
    expect(() => withPauses(always, [{ from: at, to: 'soon' }])).toThrow(
      expect.objectContaining({ code: 'invalid-time', path: 'pauses[0].to' }),
    );
  });
});

describe('the least and the most of a definition', () => {
  it('100 intervals a day are allowed', () => {
    const clock = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const mon = Array.from({ length: 100 }, (_, i) => `${clock(i * 14)}-${clock(i * 14 + 7)}`);
    expect(elapsed(defineSchedule({ timeZone: 'UTC', weekly: { mon } }), at, at + DAY)).toBe(700 * 60_000);
  });

  it('holidays are known as such, and wanted in a list', () => {
    const office = defineSchedule({
      timeZone: 'UTC',
      weekly: { mon: ['09:00-17:00'] },
      holidays: ['2026-03-30'],
    });
    expect(whyClosed(office, at)).toEqual({ reason: 'holiday' });
    expect(() => defineSchedule(JSON.parse('{"timeZone":"UTC","weekly":{},"holidays":{}}'))).toThrow(
      expect.objectContaining({ code: 'invalid-schedule', path: 'holidays' }),
    );
  });
});
