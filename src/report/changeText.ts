import type { Unit } from '../define/provenance.ts';
import { roundHalfAway } from '../stats/roundHalfAway.ts';
import { figureText } from './figureText.ts';
import { type Fields, fieldsOf, numberIn } from './resultFields.ts';

/** What a text says of a change that is more than chance. */
export const SIGNAL = '*';

/**
 * A change for reading: of shares in percentage points, `+3.1 pp`; of net scores in points, `+5.0`; of all else as a share
 * of the earlier figure, `−12%`, or as it is where that was 0. An asterisk stands behind what is more than chance.
 */
export function changeText(result: Fields, unit: Unit): string {
  const change = fieldsOf(result['change']);
  const value = numberIn(change, 'value');
  if (value === null) return '–';
  return textOf(value, numberIn(change, 'relative'), unit) + (change['isSignal'] === true ? SIGNAL : '');
}

function textOf(value: number, relative: number | null, unit: Unit): string {
  if (unit === 'share') return signed(roundHalfAway(100 * value, 1), (size) => `${size.toFixed(1)} pp`);
  if (unit === 'points') return signed(roundHalfAway(value, 1), (size) => size.toFixed(1));
  if (relative === null) return signed(value, (size) => figureText(size, unit, false));
  const digits = Math.abs(relative) < 0.1 ? 1 : 0;
  return signed(roundHalfAway(100 * relative, digits), (size) => `${size}%`);
}

function signed(value: number, text: (size: number) => string): string {
  return (value > 0 ? '+' : value < 0 ? '−' : '') + text(Math.abs(value));
}
