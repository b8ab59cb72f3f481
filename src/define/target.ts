import { ensure } from '../errors.ts';
import { answersOf } from '../facts/reading/answersOf.ts';
import type { Expression } from '../fold/expression.ts';
import { checkNames, nearestName } from '../nearestName.ts';
import type { Conversation } from '../records/conversation.ts';
import { isAbsent } from '../records/isAbsent.ts';
import { addOpenDays } from '../schedule/addOpenDays.ts';
import { type DurationInput, toDuration } from '../time/duration.ts';
import type { Layer } from './layer.ts';
import { type Limit, type LimitOf, limitLayers } from './limits.ts';
import { OPEN, type WaitClock } from './waitClock.ts';

/** So many working days: due at the same time of day so many days later on which the schedule opens. */
export interface OpenDays {
  /** How many, from 1 up. */
  readonly openDays: number;
}

/** How long a reply may take: by the headline clock, or in working days. */
export type TargetLimit = DurationInput | OpenDays;

/** Limits by the priority of a conversation; one of another priority has no target. */
export interface TargetTable {
  readonly [priority: string]: TargetLimit;
}

/** The limit of a conversation; `null` or nothing where it has no target. */
export type TargetOf = (conversation: Conversation) => TargetLimit | null | undefined;

/**
 * A target: the same for all conversations, by priority (`{ urgent: '1h', low: '8h' }`), or by a function. Where it says
 * nothing of a conversation, its waits are left out as `no-target`. What is not one length of time runs in JavaScript
 * only, not in SQL; a function stands in the definition of the result by its text.
 *
 * On a business clock `'2d'` is refused: say `'48h'` of open time, or `{ openDays: 2 }`.
 */
export type Target = TargetLimit | TargetTable | TargetOf;

/** What an option says of a target; what it limits is known once the clock is. */
export interface TargetSetting {
  /** @returns milliseconds for all, or the limit of each conversation */
  limitBy(clock: WaitClock): number | LimitOf;
  /** As it stands in the definition. */
  toJSON(): unknown;
}

/**
 * Reads a target.
 *
 * @throws KpiError `invalid-option`, `invalid-duration`, `unknown-option` where it cannot be read
 */
export function target(given: unknown, path: string): TargetSetting {
  if (isTargetOf(given)) {
    const toJSON = (): string => String(given);
    const ask = answersOf(given, path);
    const limitBy = (clock: WaitClock): LimitOf => {
      const limitOf: LimitOf = (conversation, at) => {
        const own = ask(conversation);
        return own === undefined || own === null
          ? undefined
          : boundLimit(readLimit(own, `${path}(${at})`), clock);
      };
      return Object.assign(limitOf, { given, toJSON });
    };
    return { limitBy, toJSON };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given) || 'openDays' in given) {
    const limit = readLimit(given, path);
    const toJSON = (): unknown => limit.ms ?? { openDays: limit.openDays };
    const limitBy = (clock: WaitClock): number | LimitOf => {
      const one = boundLimit(limit, clock);
      return typeof one === 'number' ? one : Object.assign(() => one, { toJSON });
    };
    return { limitBy, toJSON };
  }
  const limits = new Map<string, ReadLimit>();
  for (const [priority, limit] of Object.entries(given)) {
    if (nearestName(priority, ['openDays']) !== undefined) checkNames(given, ['openDays'], path);
    limits.set(priority, readLimit(limit, `${path}.${priority}`));
  }
  ensure(limits.size > 0, 'invalid-option', path, given, "Give a target, such as '2h' or { urgent: '1h' }.");
  const toJSON = (): unknown =>
    Object.fromEntries([...limits].map(([name, { ms, openDays }]) => [name, ms ?? { openDays }]));
  return {
    limitBy(clock) {
      const bound = new Map([...limits].map(([name, limit]) => [name, boundLimit(limit, clock)]));
      return Object.assign(
        (({ priority }) => (isAbsent(priority) ? undefined : bound.get(String(priority)))) satisfies LimitOf,
        { toJSON },
      );
    },
    toJSON,
  };
}

/** How a target judges the waits of a fact. */
export interface BoundTarget {
  /** A wait that has ended did so within the target. */
  readonly inTime: Expression;
  /** By how much a wait that has ended was too late; below 0 for one within the target. */
  readonly overdue: Expression;
  /** The milliseconds that all have; `undefined` where they have not the same. */
  readonly ms: number | undefined;
  /** The waits that it says nothing of, by reason. */
  readonly excluding: Readonly<Record<string, Expression>>;
  /** The columns that these need beside those of the fact. */
  readonly layers: Readonly<Record<string, Layer>>;
  /** The waits that have not ended, and when these are past the target. */
  readonly pending: Pending;
}

/** Rows of which it is not decided yet what they are. */
export interface Pending<Column extends string = string> {
  /** Which rows these are. */
  readonly rows: Expression<Column>;
  /** What is kept of each. */
  readonly kept: Expression<Column>;
  /** How many of these are decided by now, since it is too late: from what was kept, in ascending order. */
  past(kept: Float64Array, now: number): number;
  /** How much time a row has left by now, from what was kept of it; below 0 where it is too late. */
  left(kept: number, now: number): number;
}

/**
 * Holds a target against a clock.
 *
 * @throws KpiError `invalid-duration` for days on a business clock; `invalid-option` for working days without a schedule
 */
export function boundTarget(name: string, setting: TargetSetting, clock: WaitClock): BoundTarget {
  const limit = setting.limitBy(clock);
  if (typeof limit === 'number') {
    return {
      inTime: ['<=', clock.headline, limit],
      overdue: ['-', clock.headline, limit],
      ms: limit,
      excluding: {},
      layers: {},
      pending: {
        rows: OPEN,
        kept: clock.open,
        past: (kept, now) => countAbove(clock.ages(kept, now), limit),
        left: (kept, now) => limit - (clock.ages(Float64Array.of(kept), now)[0] ?? Number.NaN),
      },
    };
  }
  const [ms, at, due] = [`${name}Ms`, `${name}At`, `${name}Due`];
  const layers = limitLayers(name, limit, clock.clock === 'business' ? clock.hours : undefined, clock.hours);
  return {
    inTime: ['and', ['<=', clock.headline, ms], ['<=', 'endAt', at]],
    overdue: ['max', ['-', clock.headline, ms], ['-', 'endAt', at]],
    ms: undefined,
    // Nothing equals NaN.
    excluding: { 'no-target': ['not', ['=', ms, ms]] },
    layers: { [ms]: layers.ms, [at]: layers.at, [due]: layers.due },
    pending: { rows: OPEN, kept: due, past: countBelow, left: (until, now) => until - now },
  };
}

/** How many of these, in ascending order, are below a limit. */
function countBelow(sorted: Float64Array, limit: number): number {
  let to = 0;
  while (Number(sorted[to]) < limit) to++;
  return to;
}

/** How many of these, in ascending order, are above a limit. */
function countAbove(sorted: Float64Array, limit: number): number {
  let from = sorted.length;
  while (from > 0 && Number(sorted[from - 1]) > limit) from--;
  return sorted.length - from;
}

/** A limit as it was given, read. */
interface ReadLimit {
  readonly given: unknown;
  readonly path: string;
  readonly ms?: number;
  readonly openDays?: number;
}

function readLimit(given: unknown, path: string): ReadLimit {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { given, path, ms: toDuration(given, path) };
  }
  checkNames(given, ['openDays'], path);
  const openDays: unknown = Reflect.get(given, 'openDays');
  const isOne = typeof openDays === 'number' && Number.isSafeInteger(openDays) && openDays > 0;
  ensure(isOne, 'invalid-option', `${path}.openDays`, openDays, 'Give a whole number of days from 1 up.');
  return { given, path, openDays };
}

function boundLimit({ given, path, ms = 0, openDays }: ReadLimit, { clock, business }: WaitClock): Limit {
  if (openDays !== undefined) {
    const remedy = 'Working days are those of a schedule: give one too.';
    ensure(business !== undefined, 'invalid-option', path, given, remedy);
    return (schedule, startAt) =>
      addOpenDays(schedule, new Date(startAt), openDays) ?? Number.POSITIVE_INFINITY;
  }
  const saysDays = typeof given === 'string' && /[dw]/i.test(given);
  ensure(
    clock === 'calendar' || !saysDays,
    'invalid-duration',
    path,
    given,
    `In business hours a day could mean two things: give '${ms / 3_600_000}h' of open time, or working days as { openDays: ${Math.max(1, Math.round(ms / 86_400_000))} }.`,
  );
  return ms;
}

function isTargetOf(value: unknown): value is (conversation: Conversation) => unknown {
  return typeof value === 'function';
}
