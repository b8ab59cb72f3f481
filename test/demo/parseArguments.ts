import { parseArgs } from 'node:util';
import {
  type Dimension,
  defineSchedule,
  type PeriodUnit,
  report,
  type Schedule,
  type ScheduleDefinition,
} from 'support-kpi';
import { parseHours } from './parseHours.ts';
import { remedyOf } from './remedyOf.ts';
import { sample } from './sample.ts';
import { UsageError } from './usageError.ts';

/** What the demo was asked to do. */
export interface Arguments {
  readonly help: boolean;
  /** Whether the sample is shown, because no file is named. */
  readonly isSample: boolean;
  readonly messages: string | undefined;
  readonly responses: string | undefined;
  readonly zone: string;
  /** The business hours as they were written, and as a schedule. */
  readonly hours: string | undefined;
  readonly schedule: Schedule<ScheduleDefinition> | undefined;
  /** What to split by; none named: by group, where the file has groups. */
  readonly by: readonly Dimension[] | undefined;
  readonly per: PeriodUnit | undefined;
  readonly csv: boolean;
  readonly lenient: boolean;
  /** What support cost in all. */
  readonly cost: number | undefined;
  /** How many customers there were at the start, and how many of them were lost. */
  readonly churn: { readonly atStart: number; readonly lost: number } | undefined;
}

/** What `--help` prints. */
export const HELP = `Customer-service KPIs of your own CSV files; without a file, of a synthetic sample.

  npm run demo
  npm run demo -- --messages messages.csv --zone Europe/Rome --hours "mon-fri 09:00-17:00"

  --messages FILE    one row a message; columns conversation_id, at, from (or direction), and if there
                     message_id, agent_id (or author), channel, group, inbox, team, priority, visibility,
                     automatic, kind
  --responses FILE   one row a survey response; columns nps, csat, or score with kind; and if there
                     at, channel, group, inbox, team, priority, agent_id, response_id
  --zone ZONE        the IANA time zone of months and hours (default UTC)
  --hours HOURS      business hours: "mon-fri 09:00-12:30,13:30-18:00; sat 10:00-14:00"
                     (default none: waits are measured by the calendar only)
  --by LIST          channel, group, inbox, team, priority, agent, several with commas, or none
                     (default group, where the file has that column)
  --per UNIT         hour, day, week, month, quarter, year or none (default month)
  --cost AMOUNT      what support cost in all, for the cost per ticket
  --customers N --lost N   customers at the start and how many of them were lost, for the churn rate
  --csv              print the report as CSV
  --lenient          leave out and count rows that cannot be used, instead of stopping at the first
  --help             print this

Times are ISO 8601 with an offset (2026-03-02T09:00:00+01:00).
`;

/**
 * Reads the command line.
 *
 * @throws UsageError where an option is unknown or cannot be used
 */
export function parseArguments(args: readonly string[]): Arguments {
  const { csv = false, help = false, lenient = false, ...given } = valuesOf(args);
  const isSample = given.messages === undefined && given.responses === undefined;
  const defaults = isSample ? sample : undefined;
  const zone = given.zone ?? defaults?.zone ?? 'UTC';
  const hours = given.hours ?? defaults?.hours;
  usable('--zone', () => defineSchedule({ timeZone: zone, weekly: {} }));
  const unit = given.per ?? 'month';
  const amounts = {
    cost: numberOf('--cost', given.cost) ?? defaults?.cost,
    atStart: numberOf('--customers', given.customers) ?? defaults?.customers,
    lost: numberOf('--lost', given.lost) ?? defaults?.lost,
  };
  return {
    help,
    isSample,
    messages: given.messages ?? defaults?.messages,
    responses: given.responses ?? defaults?.responses,
    zone,
    hours,
    schedule: hours === undefined ? undefined : usable('--hours', () => parseHours(hours, zone)),
    by: given.by === undefined ? undefined : usable('--by', () => dimensionsOf(given.by ?? '')),
    per: unit === 'none' ? undefined : usable('--per', () => unitOf(unit)),
    csv,
    lenient,
    cost: amounts.cost,
    churn: churnOf(amounts.atStart, amounts.lost),
  };
}

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        messages: text,
        responses: text,
        zone: text,
        hours: text,
        by: text,
        per: text,
        cost: text,
        customers: text,
        lost: text,
        csv: flag,
        lenient: flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    // Node says what is wrong in the first sentence; the rest is for programmers.
    if (error instanceof TypeError) throw new UsageError(`${error.message.split('. ')[0]}.`);
    throw error;
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

function dimensionsOf(text: string): readonly Dimension[] {
  if (text === 'none') return [];
  const names = text.split(',').map((name) => name.trim());
  // The library knows which there are.
  report().by(...(names as Dimension[]));
  return names as Dimension[];
}

function unitOf(text: string): PeriodUnit {
  report().per(text as PeriodUnit);
  return text as PeriodUnit;
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(text))
    throw new UsageError(`${option}: Expected a number from 0. Got ${text || 'nothing'}.`);
  return Number(text);
}

function churnOf(atStart: number | undefined, lost: number | undefined): Arguments['churn'] {
  if (atStart === undefined && lost === undefined) return undefined;
  if (atStart === undefined || lost === undefined)
    throw new UsageError('Give --customers and --lost together.');
  if (lost > atStart) throw new UsageError(`--lost: Only ${atStart} customers could be lost. Got ${lost}.`);
  return { atStart, lost };
}
