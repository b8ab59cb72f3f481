import { cellText } from './cellText.ts';
import { changeText } from './changeText.ts';
import { type Cell, type Entry, formOf } from './families.ts';
import { figureText } from './figureText.ts';
import type { ReportMeasure } from './reportResult.ts';
import { type Fields, fieldsOf, numberIn } from './resultFields.ts';

/** What a file has of every result. */
export const COLUMNS = [
  'value',
  'unit',
  'n',
  'numerator',
  'denominator',
  'mean',
  'median',
  'p90',
  'low',
  'high',
  'open',
  'notYetDue',
  'reason',
  'excluded',
  'definition',
] as const;

/** What a file has beside these where the report compares. */
export const CHANGE_COLUMNS = ['change', 'changeLow', 'changeHigh', 'previous'] as const;

/** A result of a metric, ready to be shown. */
export interface ShownResult {
  /** Whether it has nothing at all: no value but 0, nothing counted, open, not yet due or left out, now or before. */
  readonly isEmpty: boolean;
  /** What stands in a file, by column; those of the family come last. */
  cells(): ReadonlyMap<string, Cell>;
  /** What stands in further lines of a file. */
  entries(): readonly Entry[];
  /** The value with what it is made of. */
  text(): string;
  /** How the value has changed. */
  change(): string;
  /** Whether the change is more than chance. */
  readonly isSignal: boolean;
  /** Which of several figures the value is; empty where there is one. */
  readonly head: string;
}

/** Reads a result of a report. */
export function shownResult(
  given: unknown,
  { unit: byDefault, family }: Pick<ReportMeasure, 'unit' | 'family'>,
): ShownResult {
  const unit = cellText(fieldsOf(given)['unit']) || byDefault;
  const result: Fields = { ...fieldsOf(given), unit };
  const form = formOf(family);
  const value = numberIn(result, 'value');
  const [open, notYetDue] = [numberIn(result, 'open'), numberIn(result, 'notYetDue')];
  const change = fieldsOf(result['change']);
  const excluded = Object.entries(fieldsOf(result['excluded']))
    .map(([reason, n]) => `${reason}: ${cellText(n)}`)
    .join('; ');
  const counted = [
    value,
    open,
    notYetDue,
    ...['n', 'numerator', 'denominator'].map((name) => numberIn(result, name)),
    numberIn(change, 'previous'),
  ];
  return {
    isEmpty: counted.every((count) => !count) && excluded === '',
    isSignal: change['isSignal'] === true,
    head: form.head?.(result) ?? '',
    cells() {
      const interval = fieldsOf(result['interval']);
      const ofChange = fieldsOf(change['interval']);
      const cells: [string, Cell][] = COLUMNS.map((column) => [column, numberIn(result, column)]);
      return new Map<string, Cell>([
        ...cells,
        ['unit', unit],
        ['n', numberIn(result, 'n') ?? 0],
        ['low', numberIn(interval, 'low')],
        ['high', numberIn(interval, 'high')],
        ['reason', cellText(result['reason'])],
        ['excluded', excluded],
        ['definition', cellText(result['definition'])],
        ['change', numberIn(change, 'value')],
        ['changeLow', numberIn(ofChange, 'low')],
        ['changeHigh', numberIn(ofChange, 'high')],
        ['previous', numberIn(change, 'previous')],
        ...form.cells(result),
      ]);
    },
    entries: () => form.entries?.(result) ?? [],
    text() {
      const notes = [form.base(result)];
      if (open) notes.push(`${open} open`);
      if (notYetDue) notes.push(`${notYetDue} not yet due`);
      const said = notes.filter((note) => note !== '').join(', ');
      const figure =
        form.text?.(result) ??
        (value === null ? '–' : figureText(value, unit, result['clock'] !== 'business'));
      return said === '' ? figure : `${figure} (${said})`;
    },
    change: () => changeText(result, unit),
  };
}
