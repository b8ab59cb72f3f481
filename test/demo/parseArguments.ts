import { parseArgs } from 'node:util';
import {
  type CsatScale,
  csat,
  type Dimensions,
  defineSchedule,
  type PeriodUnit,
  report,
  type Schedule,
} from 'support-kpi';
import { type DurationsFromOptions, durationsFrom } from 'support-kpi/rows';
import { nearestName, unknownName } from '../../src/nearestName.ts';
import { DIMENSIONS } from '../../src/records/dimensions.ts';
import type { FileKind } from './fileKinds.ts';
import { SEPARATORS, type Separator } from './parseCsv.ts';
import { parseHours } from './parseHours.ts';
import { type ColumnMapping, parseColumns, parseWords, type WordMapping } from './parseMappings.ts';
import { remedyOf } from './remedyOf.ts';
import { sample } from './sample.ts';
import { UsageError } from './usageError.ts';

/** What the demo splits by: what every kind of record has, or whom a row is put down to. */
export type Dimension = keyof Dimensions | 'agent';

/** What the demo was asked to do. */
export interface Arguments {
  readonly help: boolean;
  /** Whether the sample is shown, because no file is named. */
  readonly isSample: boolean;
  /** The files, by kind. */
  readonly files: { readonly [kind in FileKind]?: string | undefined };
  /** The period that customers are asked about: its first day, and the first after it. */
  readonly period: readonly [from: string, to: string] | undefined;
  /** The currency of costs that name none. */
  readonly currency: string | undefined;
  /** How they are read. */
  readonly reading: ReadingArguments;
  /** A column of the tickets that holds durations which another system has measured, and how they are written. */
  readonly durations: { readonly column: string; readonly options: DurationsFromOptions } | undefined;
  /** The zone of months and hours. */
  readonly timeZone: string;
  /** The business hours as they were written, and as a schedule. */
  readonly hours: string | undefined;
  readonly schedule: Schedule | undefined;
  /** What to split by; none named: by group, where the file has groups. */
  readonly by: readonly Dimension[] | undefined;
  readonly per: PeriodUnit | undefined;
  /** What becomes of groups × periods in which nothing happened. */
  readonly empty: 'show' | 'hide';
  /** The scale of CSAT scores; by default 1 to 5. */
  readonly csatScale: CsatScale | undefined;
  readonly csv: boolean;
  /** What support cost in all. */
  readonly cost: number | undefined;
  /** How many customers there were at the start, and how many of them were lost. */
  readonly churn: { readonly atStart: number; readonly lost: number } | undefined;
}

/** How files are read. */
export interface ReadingArguments {
  readonly columns: readonly ColumnMapping[];
  readonly words: readonly WordMapping[];
  /** The zone of times that name none; none given: they are refused. */
  readonly timeZone: string | undefined;
  readonly timeFormat: readonly string[] | undefined;
  readonly encoding: string | undefined;
  readonly separator: Separator | undefined;
  /** Whether the first row that cannot be read stops the demo. */
  readonly strict: boolean;
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  messages: text,
  tickets: text,
  events: text,
  responses: text,
  costs: text,
  currency: text,
  period: text,
  durations: text,
  'duration-unit': text,
  columns: texts,
  map: texts,
  'time-zone': text,
  zone: text,
  'file-zone': text,
  'time-format': texts,
  encoding: text,
  separator: text,
  hours: text,
  by: text,
  per: text,
  empty: text,
  'csat-scale': text,
  cost: text,
  customers: text,
  lost: text,
  csv: flag,
  strict: flag,
  help: flag,
} as const;

/**
 * Reads the command line.
 *
 * @throws UsageError where an option is unknown or cannot be used
 */
export function parseArguments(args: readonly string[]): Arguments {
  const given = valuesOf(args);
  const { messages, tickets, events, responses, csv = false, help = false, strict = false } = given;
  // A number of customers is a total; anything else is a file of them.
  const isCount = given.customers === undefined || /^\d+(\.\d+)?$/.test(given.customers);
  const customers = isCount ? undefined : given.customers;
  const named = { messages, tickets, events, responses, costs: given.costs, customers };
  const isSample = Object.values(named).every((file) => file === undefined);
  if ([messages, tickets, events].filter((file) => file !== undefined).length > 1)
    throw new UsageError('Give one of --messages, --tickets and --events: they hold the same conversations.');
  const defaults = isSample ? sample : undefined;
  if (given.zone !== undefined && given['time-zone'] !== undefined)
    throw new UsageError('--zone and --time-zone are the same option: give one of them.');
  const namedZone = given['time-zone'] ?? given.zone;
  const timeZone = namedZone ?? defaults?.zone ?? 'UTC';
  const fileZone = given['file-zone'] ?? namedZone;
  usable('--time-zone', () => defineSchedule({ timeZone, weekly: {} }));
  if (fileZone !== undefined) usable('--file-zone', () => defineSchedule({ timeZone: fileZone, weekly: {} }));
  const hours = given.hours ?? defaults?.hours;
  const unit = given.per ?? 'month';
  return {
    help,
    isSample,
    files: isSample ? { messages: sample.messages, responses: sample.responses } : named,
    currency: given.currency,
    period: given.period === undefined ? undefined : periodOf(given.period),
    reading: {
      columns: parseColumns(given.columns ?? []),
      words: parseWords(given.map ?? []),
      timeZone: fileZone,
      timeFormat: given['time-format'],
      encoding: given.encoding === undefined ? undefined : encodingOf(given.encoding),
      separator: given.separator === undefined ? undefined : separatorOf(given.separator),
      strict,
    },
    durations: durationsOf(given.durations, given['duration-unit'], tickets),
    timeZone,
    hours,
    schedule: hours === undefined ? undefined : usable('--hours', () => parseHours(hours, timeZone)),
    by: given.by === undefined ? undefined : usable('--by', () => dimensionsOf(given.by ?? '')),
    per: unit === 'none' ? undefined : usable('--per', () => unitOf(unit)),
    empty: oneOf('--empty', given.empty ?? 'hide', ['hide', 'show']),
    csatScale:
      given['csat-scale'] === undefined
        ? undefined
        : usable('--csat-scale', () => scaleOf(given['csat-scale'] ?? '')),
    csv,
    cost: numberOf('--cost', given.cost) ?? defaults?.cost,
    churn: churnOf(
      numberOf('--customers', isCount ? given.customers : undefined) ?? defaults?.customers,
      numberOf('--lost', given.lost) ?? defaults?.lost,
    ),
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node says what is wrong in the first sentence; the rest is for programmers.
    const [trouble = ''] = error.message.split('. ');
    const [, unknown] = /^Unknown option '--?([^']+)'/.exec(trouble) ?? [];
    const nearest = unknown === undefined ? undefined : nearestName(unknown, Object.keys(OPTIONS));
    throw new UsageError(`${trouble}.${nearest === undefined ? '' : ` Did you mean --${nearest}?`}`);
  }
}

/** What the library refuses, said of the option that it came from. */
function usable<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${option}: ${remedyOf(error)}`);
  }
}

function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  throw new UsageError(`${option}: Give one of ${known.join(', ')}. Got ${given || 'nothing'}.`);
}

function encodingOf(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new UsageError(
      `--encoding: Give a name such as utf-8, utf-16le, windows-1252. Got ${label || 'nothing'}.`,
    );
  }
}

function separatorOf(given: string): Separator {
  const known = SEPARATORS.find(({ mark, name }) => mark === given || name === given);
  if (known) return known;
  if (given.length === 1 && given !== '"') return { mark: given, name: given };
  throw new UsageError(
    `--separator: Give ${SEPARATORS.map(({ name }) => name).join(', ')} or one character. Got ${given || 'nothing'}.`,
  );
}

function dimensionsOf(list: string): readonly Dimension[] {
  if (list === 'none') return [];
  const known = [...DIMENSIONS, 'agent'] as const;
  return list.split(',').map((given) => {
    const name = given.trim();
    const dimension = known.find((each) => each === name);
    if (dimension === undefined) throw new UsageError(`--by: ${unknownName(name, known)}`);
    return dimension;
  });
}

function unitOf(unit: string): PeriodUnit {
  // The library knows which there are.
  report().per(unit as PeriodUnit);
  return unit as PeriodUnit;
}

function durationsOf(
  column: string | undefined,
  unit: string | undefined,
  tickets: string | undefined,
): Arguments['durations'] {
  if (column === undefined && unit === undefined) return undefined;
  if (column === undefined || unit === undefined || tickets === undefined) {
    throw new UsageError(
      'Give --durations and --duration-unit together, with --tickets: --durations "First reply time in minutes" --duration-unit minutes.',
    );
  }
  return usable('--duration-unit', () => {
    // The library knows which there are.
    const options = { [unit.includes(':') ? 'format' : 'unit']: unit };
    durationsFrom.with(options);
    return { column, options };
  });
}

function periodOf(text: string): readonly [from: string, to: string] {
  const [from = '', to = '', extra] = text.split(/[,/]/).map((part) => part.trim());
  if (from !== '' && to !== '' && extra === undefined) return [from, to];
  throw new UsageError(
    `--period: Give its first day and the first after it: 2026-01-01/2026-02-01. Got ${text || 'nothing'}.`,
  );
}

function scaleOf(scale: string): CsatScale {
  // The library knows which there are.
  csat.with({ scale: scale as CsatScale });
  return scale as CsatScale;
}

function numberOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(given))
    throw new UsageError(`${option}: Expected a number from 0. Got ${given || 'nothing'}.`);
  return Number(given);
}

function churnOf(atStart: number | undefined, lost: number | undefined): Arguments['churn'] {
  if (atStart === undefined && lost === undefined) return undefined;
  if (atStart === undefined || lost === undefined)
    throw new UsageError('Give --customers and --lost together.');
  if (lost > atStart) throw new UsageError(`--lost: Only ${atStart} customers could be lost. Got ${lost}.`);
  return { atStart, lost };
}
