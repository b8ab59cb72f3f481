import { DAY_MINUTES, type MinuteInterval } from './minuteInterval.ts';

/**
 * The minutes after midnight up to which the evening of a day goes on, where both together are one interval of less than
 * a day; 0 where they are none.
 */
export function joinedNight(
  evening: MinuteInterval | undefined,
  morning: MinuteInterval | undefined,
): number {
  const isOne = evening?.end === DAY_MINUTES && morning?.start === 0 && morning.end < evening.start;
  return isOne ? morning.end : 0;
}
