import type { Unit } from '../define/provenance.ts';
import { roundHalfAway } from '../stats/roundHalfAway.ts';
import { formatDuration } from './formatDuration.ts';
import { shownText } from './shownText.ts';

/**
 * A figure for reading, in its unit: `71.4%`, `1 h 30 min`, `53.40`; what is counted in a word of one's own, with that
 * word: `12.5 hours`.
 *
 * @param days - whether 24 hours are called a day
 */
export function figureText(value: number, unit: Unit, days: boolean): string {
  switch (unit) {
    case 'milliseconds':
      return formatDuration(value, { days });
    case 'share':
      return `${roundHalfAway(100 * value, 1).toFixed(1)}%`;
    case 'points':
      return roundHalfAway(value, 1).toFixed(1);
    case 'money':
      return roundHalfAway(value, 2).toFixed(2);
    case 'messages':
      return String(value);
    default:
      return `${roundHalfAway(value, 2)} ${shownText(unit)}`;
  }
}
