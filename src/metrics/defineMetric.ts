import { KpiError } from '../errors.ts';
import type { Counts } from '../facts/fact.ts';
import { collectors, resultsOf } from '../fold/combine.ts';
import type { RecordKinds, RecordName } from '../records/records.ts';
import { fingerprint } from './fingerprint.ts';
import { type OptionReaders, readOptions } from './options.ts';
import type { Excluding, Measure, Plan } from './plan.ts';

/** What a value is counted in. */
export type Unit = 'messages' | 'milliseconds' | 'share' | 'points' | 'money';

/** Which way is better; for a volume neither is. */
export type Direction = 'up' | 'down' | 'none';

/** What every result tells about how it came about. */
export interface Provenance {
  /** What was left out, counted by reason. */
  readonly excluded: Counts;
  /** The metric and a mark of its options: results with the same text measure the same thing. */
  readonly definition: string;
}

/** The definition of a metric, as data: all else is derived from it. */
export interface Definition<Needs extends RecordName, Settings, Content> {
  /** Its name and version, `nps@1`: the version changes when the same options give other figures. */
  readonly id: string;
  readonly unit: Unit;
  readonly better: Direction;
  readonly needs: readonly Needs[];
  /** The readers of its options, made when they are needed, so that an unused metric costs nothing. */
  options(): OptionReaders<Settings>;
  plan(settings: Settings): Plan<Content & Excluding>;
}

/** A plan with the definition that its results carry. */
export interface BoundPlan<Content> extends Plan<Content & Excluding> {
  readonly definition: string;
}

/** A metric: a function from records to a result, which can also be handed on with its options fixed. */
export interface Metric<Input, Options extends object, Content, Needs extends RecordName> {
  /** Computes the metric. */
  (input: Input, options?: Options): Content & Provenance;
  /** The metric's name and version. */
  readonly id: string;
  /** What its value is counted in. */
  readonly unit: Unit;
  /** Which way is better. */
  readonly better: Direction;
  /** The records that it is computed from. */
  readonly needs: readonly Needs[];
  /** The same metric with these options fixed, to be handed to a report. */
  with(options: Options): Metric<Input, Options, Content, Needs>;
  /** The metric as reports and other engines run it. Options that are not fixed are taken from the defaults. */
  plan(defaults?: object): BoundPlan<Content>;
}

/** Turns a definition into a metric. */
export function defineMetric<
  Input,
  Options extends object,
  Needs extends RecordName,
  Settings extends object,
  Content extends object,
>(
  definition: Definition<Needs, Settings, Content>,
  fixed: object = {},
): Metric<Input, Options, Content, Needs> {
  const bind = (options: object | undefined, defaults: object): BoundPlan<Content> => {
    const settings = readOptions(definition.options(), { ...fixed, ...options }, Object(defaults));
    return { ...definition.plan(settings), definition: fingerprint(definition.id, settings) };
  };
  const compute = (input: Input, options?: Options): Content & Provenance => {
    const plan = bind(options, {});
    const given = Array.isArray(input) ? { [definition.needs[0] ?? '']: input } : Object(input);
    const folded = plan.measures.map((measure) => foldAll(measure, given));
    return finish(
      plan,
      folded.map(({ results }) => results),
      Object.assign({}, ...folded.map(({ excluded }) => excluded)),
    );
  };
  return Object.assign(compute, definition, {
    with(options: Options): Metric<Input, Options, Content, Needs> {
      readOptions(definition.options(), Object(options), {});
      return defineMetric(definition, { ...fixed, ...options });
    },
    plan: (defaults: object = {}) => bind({}, defaults),
  });
}

/** Makes the whole result: the figures, what was left out, and the definition. */
export function finish<Content>(
  plan: BoundPlan<Content>,
  results: readonly Readonly<Record<string, unknown>>[],
  excluded: Counts,
): Content & Provenance {
  const content = plan.present(results);
  return { ...content, excluded: { ...excluded, ...content.excluded }, definition: plan.definition };
}

/** Folds a measure from all records, or takes the totals that stand in their place. */
function foldAll(
  { fact, parts }: Measure,
  given: Readonly<Record<string, unknown>>,
): { results: Readonly<Record<string, unknown>>; excluded: Counts } {
  const list = given[fact.needs];
  if (isList(list)) {
    const { record, columns, excluded } = fact.read(list);
    const collector = collectors(parts, columns)();
    for (let row = 0; row < record.length; row++) collector.add(row);
    return { results: resultsOf(parts, collector.states()), excluded };
  }
  for (const name of Object.keys(parts)) {
    const total = given[name];
    if (!(Number.isFinite(total) && Number(total) >= 0)) {
      throw new KpiError('invalid-option', name, total, `Give an array of ${fact.needs}, or totals from 0 up.`);
    }
  }
  return { results: given, excluded: {} };
}

/** Facts check each record themselves. */
function isList(value: unknown): value is readonly RecordKinds[RecordName][] {
  return Array.isArray(value);
}
