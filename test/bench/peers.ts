import { createRequire } from 'node:module';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { MINUTE_MS } from './measure.ts';

/** The part of moment-business-time that is used here; the package has no types. */
interface WorkingMoment {
  workingDiff(other: WorkingMoment, unit: string): number;
  addWorkingTime(amount: number, unit: string): WorkingMoment;
  valueOf(): number;
}

/** A published library that measures working time, Monday to Friday from 9 to 17, in the zone of the process. */
export interface Peer {
  readonly name: string;
  elapsed(start: number, end: number): number;
  add(start: number, ms: number): number;
}

export function peers(): readonly Peer[] {
  dayjs.extend(businessTime);
  const moment: (ms: number) => WorkingMoment = createRequire(import.meta.url)('moment-business-time');
  return [
    {
      name: 'dayjs-business-time',
      elapsed: (start, end) => dayjs(end).businessMinutesDiff(dayjs(start)) * -MINUTE_MS,
      add: (start, ms) =>
        dayjs(start)
          .addBusinessMinutes(ms / MINUTE_MS)
          .valueOf(),
    },
    {
      name: 'moment-business-time',
      elapsed: (start, end) => moment(end).workingDiff(moment(start), 'milliseconds'),
      add: (start, ms) => moment(start).addWorkingTime(ms, 'milliseconds').valueOf(),
    },
  ];
}
