import type { Unit } from '../metrics/metric.ts';
import { cellText } from './cellText.ts';

/** What the results of all metrics have in common, as far as each has it; for tables and files. */
export interface FlatResult {
  readonly value: number | null;
  readonly unit: Unit;
  readonly n: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly open: number | null;
  readonly notYetDue: number | null;
  readonly reason: string;
  readonly excluded: string;
  readonly definition: string;
}

/** Reads the common parts off a result of any metric. */
export function flatResult(result: unknown, unit: Unit): FlatResult {
  const whole: Readonly<Record<string, unknown>> = Object(result);
  const interval: Readonly<Record<string, unknown>> = Object(whole['interval']);
  return {
    value: numberOf(whole['value']),
    unit: whole['unit'] === 'points' ? 'points' : unit,
    n: numberOf(whole['n']) ?? 0,
    numerator: numberOf(whole['numerator']),
    denominator: numberOf(whole['denominator']),
    mean: numberOf(whole['mean']),
    median: numberOf(whole['median']),
    p90: numberOf(whole['p90']),
    low: numberOf(interval['low']),
    high: numberOf(interval['high']),
    open: numberOf(whole['open']),
    notYetDue: numberOf(whole['notYetDue']),
    reason: cellText(whole['reason']),
    excluded: Object.entries(Object(whole['excluded']))
      .map(([reason, n]) => `${reason}: ${cellText(n)}`)
      .join('; '),
    definition: cellText(whole['definition']),
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
