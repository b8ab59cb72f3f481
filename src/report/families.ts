import type { Family } from '../define/metric.ts';
import { roundHalfAway } from '../stats/roundHalfAway.ts';
import { cellText } from './cellText.ts';
import { type Fields, numberIn, partsIn } from './resultFields.ts';
import { shownText } from './shownText.ts';

/** What stands in a cell of a file. */
export type Cell = string | number | null;

/** A line of a file that tells of a part of a result. */
export interface Entry {
  readonly name: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** How the results of a family stand in text and in a file. */
export interface FamilyForm {
  /** What stands in a file beside what every result has, by the name of its column. */
  cells(result: Fields): readonly (readonly [column: string, cell: Cell])[];
  /** Further lines of a file: one for each value of a table. */
  entries?(result: Fields): readonly Entry[];
  /** What stands in brackets behind a value: of how many. */
  base(result: Fields): string;
  /** What stands in place of the value, where it is no figure alone. */
  text?(result: Fields): string;
  /** Which of several figures the value is. */
  head?(result: Fields): string;
}

/** How the results of a family are shown; those of one that is not known like any figure. */
export function formOf(family: unknown): FamilyForm {
  return FORMS.get(family) ?? PLAIN;
}

const PLAIN: FamilyForm = { cells: () => [], base: size };

const DIVIDED: FamilyForm = {
  cells: () => [],
  base(result) {
    const [numerator, denominator] = [numberIn(result, 'numerator'), numberIn(result, 'denominator')];
    const isShare = result['unit'] === 'share' && numerator !== null && denominator !== null;
    return isShare ? `${numerator} of ${denominator}` : size(result);
  },
};

const FORMS: ReadonlyMap<unknown, FamilyForm> = /* @__PURE__ */ new Map<Family, FamilyForm>([
  ['count', { cells: () => [], base: () => '' }],
  ['rate', DIVIDED],
  ['quotient', DIVIDED],
  [
    'points',
    {
      cells: (result) =>
        ['promoters', 'passives', 'detractors'].map((name) => [name, numberIn(result, name)] as const),
      base: size,
    },
  ],
  [
    'duration',
    {
      cells: (result) => [
        ...('trimmedMean' in result ? [['trimmedMean', numberIn(result, 'trimmedMean')] as const] : []),
        ...partsIn(result, 'quantiles').map((part) => [quantileName(part), numberIn(part, 'value')] as const),
        ...partsIn(result, 'bands').map((part) => [bandName(part), numberIn(part, 'n')] as const),
      ],
      base: size,
      head: (result) => cellText(result['headline']) || 'median',
    },
  ],
  [
    'table',
    {
      cells: () => [],
      entries: (result) =>
        partsIn(result, 'entries').map((entry) => {
          const n = numberIn(entry, 'n');
          return {
            name: cellText(entry['value']) || NOBODY,
            cells: new Map<string, Cell>([
              ['value', numberIn(entry, 'share')],
              ['unit', 'share'],
              ['n', n],
              ['numerator', n],
            ]),
          };
        }),
      base: size,
      text(result) {
        const entries = partsIn(result, 'entries');
        const most = entries.slice(0, SHOWN).map((entry) => {
          const percent = roundHalfAway(100 * (numberIn(entry, 'share') ?? 0), 1).toFixed(1);
          return `${shownText(cellText(entry['value']) || NOBODY)} ${percent}%`;
        });
        const more = entries.length - most.length;
        return [...most, ...(more > 0 ? [`${more} more`] : [])].join(', ') || '–';
      },
    },
  ],
]);

/** What stands for rows without a value. */
const NOBODY = '(none)';

/** So many of the most frequent values are shown. */
const SHOWN = 3;

function size(result: Fields): string {
  return `n ${numberIn(result, 'n') ?? 0}`;
}

/** `p75`, `p99.5`. */
function quantileName(part: Fields): string {
  return `p${roundHalfAway(100 * (numberIn(part, 'p') ?? 0), 9)}`;
}

/** `band 0-1h`, `band 1h-4h`, `band 4h-`: in letters that every program reads. */
function bandName(part: Fields): string {
  const to = numberIn(part, 'to');
  return `band ${limitName(numberIn(part, 'from') ?? 0)}-${to === null ? '' : limitName(to)}`;
}

/** A limit in the largest unit that it is a whole number of, so that no two limits have one name. */
function limitName(ms: number): string {
  const [unit, size] = UNITS.find(([, size]) => ms % size === 0) ?? ['ms', 1];
  return ms === 0 ? '0' : `${ms / size}${unit}`;
}

const UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;
