import { defineSchedule, elapsed } from 'support-kpi';

const ALL_DAY = ['00:00-24:00'];
const ALWAYS = defineSchedule({
  timeZone: 'UTC',
  weekly: {
    mon: ALL_DAY,
    tue: ALL_DAY,
    wed: ALL_DAY,
    thu: ALL_DAY,
    fri: ALL_DAY,
    sat: ALL_DAY,
    sun: ALL_DAY,
  },
});
const EARLIEST = Date.UTC(1900, 0, 1);

/**
 * The instant that a text names, by the library's own rules, in epoch milliseconds.
 *
 * @throws KpiError `invalid-time` where it names none
 */
export function readTime(text: string): number {
  // Digits alone are epoch milliseconds, as in conversationsFromMessages.
  return EARLIEST + elapsed(ALWAYS, new Date(EARLIEST), /^\d+$/.test(text) ? Number(text) : text);
}
