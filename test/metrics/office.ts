import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';

const hours = ['09:00-17:00'];

/** Monday to Friday, nine to five, UTC. */
export const office: Schedule = defineSchedule({
  timeZone: 'Etc/UTC',
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
});

/** Minutes in milliseconds. */
export const min = (minutes: number): number => minutes * 60_000;
