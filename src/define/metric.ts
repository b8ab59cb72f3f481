import { ensure } from '../errors.ts';
import type { RecordKinds, RecordLists, RecordName } from '../records/records.ts';
import { checkDefinition } from './checkDefinition.ts';
import { foldPlan } from './foldPlan.ts';
import { type OptionRules, readOptions } from './options.ts';
import type { BoundPlan, Plan } from './plan.ts';
import { presentPlan } from './presentPlan.ts';
import type { Provenance, Unit } from './provenance.ts';

/** What shape a result has: how it stands in text and in CSV. */
export type Family = 'count' | 'rate' | 'points' | 'quotient' | 'duration' | 'table';

/** Which way is better; for a volume neither is. */
export type Direction = 'up' | 'down' | 'none';

/** What is told of a metric beside its figures. */
export interface Description<Needs extends RecordName> {
  /** Its name and version, `nps@2`: the version changes when the same options give other figures. */
  readonly id: string;
  /** What its value is counted in. */
  readonly unit: Unit;
  /** Which way is better. */
  readonly better: Direction;
  /** What shape its results have. */
  readonly family: Family;
  /** The records that it is computed from. */
  readonly needs: readonly Needs[];
}

/** The definition of a metric: all else is derived from it. */
export interface Definition<Needs extends RecordName, Settings, Content> extends Description<Needs> {
  /** The rules of its options, made when they are needed, so that an unused metric costs nothing. */
  options(): OptionRules<Settings>;
  /** What it reads and makes of it, as data, for reports and other engines. */
  plan(settings: Settings): Plan<Content>;
}

/** What a metric of one kind of record takes: the list, or the list by its name. */
export type Records<Needs extends RecordName> = readonly RecordKinds[Needs][] | RecordLists<Needs>;

/** A metric: a function from records to a result, which can also be handed on with its options fixed. */
export interface Metric<Input, Options extends object, Content, Needs extends RecordName>
  extends Description<Needs> {
  /** Computes the metric. */
  (input: Input, options?: Options): Content & Provenance;
  /** The same metric with these options fixed, to be handed to a report. */
  with(options: Options): Metric<Input, Options, Content, Needs>;
  /** The names of its options. */
  optionNames(): readonly string[];
  /** What it reads and makes of it, for reports and other engines. Options not fixed are taken from the defaults. */
  plan(defaults?: object): BoundPlan<Plan<Content>>;
}

/**
 * Turns a definition into a metric: a function of records and options, which can be handed to reports, summaries, lists and
 * statements. What fits no family gives its plan itself.
 *
 * @param definition - its name, options, plan and what is told of it
 * @throws KpiError `invalid-option` for a definition that lacks one of these
 * @example
 * ```ts
 * import { costs, countOf, defineMetric, oneOf, planOf, sampleOf, sumOf } from 'support-kpi/define';
 *
 * const spread = defineMetric({
 *   id: 'spread@1',
 *   unit: 'money',
 *   better: 'none',
 *   family: 'quotient',
 *   needs: ['costs'],
 *   options: () => ({ onInvalid: oneOf('exclude', 'throw') }),
 *   plan: (rules) =>
 *     planOf(
 *       {
 *         of: costs(rules),
 *         when: { at: 'startAt' },
 *         folds: { n: countOf(), all: sumOf('cost'), each: sampleOf('cost') },
 *       },
 *       ({ n, all, each }) => ({ n, mean: n === 0 ? null : all / n, least: each[0] ?? null }),
 *     ),
 * });
 * spread([{ amount: 5 }, { amount: 1 }]).mean; // 3
 * spread([{ amount: 5 }, { amount: 1 }]).least; // 1
 * ```
 */
export function defineMetric<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends object,
  Content,
>(
  definition: Definition<Needs, Settings, Content>,
  fixed: object = {},
): Metric<Input, Options, Content, Needs> {
  checkDefinition(definition);
  const bind = (options: object, defaults?: object): BoundPlan<Plan<Content>> => {
    const settings = readOptions(definition.options(), options, defaults);
    const text = `${definition.id} ${JSON.stringify(settings)}`;
    return { ...definition.plan(settings), unit: definition.unit, definition: text };
  };
  const joined = (options: unknown): object => {
    const isOne = typeof options === 'object' && options !== null && !Array.isArray(options);
    const remedy = 'Give an object of options, or leave it out.';
    ensure(isOne || options === undefined, 'invalid-option', 'options', options, remedy);
    return { ...fixed, ...options };
  };
  const { id, unit, better, needs, family } = definition;
  return Object.assign(
    (input: Input, options?: Options): Content & Provenance => {
      const plan = bind(joined(options));
      return presentPlan(plan, foldPlan(plan, input));
    },
    {
      id,
      unit,
      better,
      family,
      needs: Object.freeze(needs),
      optionNames: () => Object.keys(definition.options()),
      with(options: Options): Metric<Input, Options, Content, Needs> {
        const both = joined(options);
        readOptions(definition.options(), both);
        return defineMetric(definition, both);
      },
      plan: (defaults?: object) => frozen(bind(fixed, defaults)),
    },
  );
}

/** A value with all that it holds, so that nobody changes what others read. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
