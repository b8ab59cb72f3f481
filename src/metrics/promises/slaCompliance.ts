import { type Description, defineMetric, type Metric, type Records } from '../../define/metric.ts';
import { oneOf, optional } from '../../define/options.ts';
import type { FoldPart } from '../../define/plan.ts';
import type { Provenance } from '../../define/provenance.ts';
import type { PendingRateResult } from '../../define/rate.ts';
import { type RateOptions, type RateSettings, rateOptions, rateResult } from '../../define/rateResult.ts';
import { type Target, type TargetSetting, target } from '../../define/target.ts';
import { FIRST, SUBSEQUENT } from '../../define/waitClock.ts';
import { type WaitOptions, type WaitSettings, waitOptions } from '../../define/waitOptions.ts';
import { KpiError } from '../../errors.ts';
import type { Expression } from '../../fold/expression.ts';
import { type ShareBounds, shareBounds } from '../../stats/shareBounds.ts';
import { type TargetCounts, type TargetMeasure, targetMeasure } from './targetMeasure.ts';

/** Options of {@link slaCompliance}; at least one target must be given. */
export interface SlaComplianceOptions extends WaitOptions, RateOptions {
  /** How long the first reply of a conversation may take. */
  readonly firstReply?: Target | undefined;
  /** How long each reply after the first may take. */
  readonly nextReply?: Target | undefined;
  /** How long any reply may take. */
  readonly everyReply?: Target | undefined;
  /** Whether solving within the target meets it, as a reply would. Default false: such a wait is left out. */
  readonly solveFulfils?: boolean | undefined;
  /** Whether to add the Kaplan–Meier estimate, which takes open waits into account. Default false. */
  readonly censored?: boolean | undefined;
}

/** Options of {@link slaCompliance} with a target at least. */
export type SlaTargets = SlaComplianceOptions &
  (
    | {
        /** How long the first reply of a conversation may take. */
        readonly firstReply: Target;
      }
    | {
        /** How long each reply after the first may take. */
        readonly nextReply: Target;
      }
    | {
        /** How long any reply may take. */
        readonly everyReply: Target;
      }
  );

/** {@link slaCompliance} before it is told a target: it takes one with each call, or once by `with`. */
export interface SlaCompliance extends Description<'conversations'> {
  /** Computes the metric. */
  (conversations: Records<'conversations'>, options: SlaTargets): SlaComplianceResult & Provenance;
  /** The same metric with these options fixed, to be handed to a report. */
  with(
    options: SlaTargets,
  ): Metric<Records<'conversations'>, SlaComplianceOptions, SlaComplianceResult, 'conversations'>;
}

/** How many targets were met. */
export interface SlaComplianceResult extends PendingRateResult {
  /** How many were missed: replied too late, or still open past the target. */
  readonly breached: number;
  /** The share if all of those will be missed, and if all will be met; `null` when there is nothing. */
  readonly bounds: ShareBounds | null;
  /**
   * 1 − S(target) by Kaplan–Meier for each target, where `censored` asks for it; `null` for a target in working days or
   * by conversation, since there is not one time at which to read the curve.
   */
  readonly kaplanMeier?: Readonly<Record<string, number | null>>;
}

type TargetName = 'firstReply' | 'nextReply' | 'everyReply';

type SlaSettings = WaitSettings &
  RateSettings & { readonly [Name in TargetName]: TargetSetting | undefined } & {
    readonly solveFulfils: boolean;
    readonly censored: boolean;
  };

/** The waits that each target is about. */
const ABOUT: Readonly<Record<TargetName, Expression>> = {
  firstReply: FIRST,
  nextReply: SUBSEQUENT,
  everyReply: 1,
};

/**
 * How many reply targets were met?
 *
 * Each wait is held against each target that is about it. A reply at the very end of the target meets it. An open
 * wait is a breach once it is past the target, and `notYetDue` before. A wait that was solved without a reply is a
 * breach if that was late, else it is left out as `solved-without-reply`. Targets run on the headline clock:
 * business hours where there is a schedule. A target may be given in working days, by priority or by a function; a wait
 * of which it says nothing is left out as `no-target`. By agent a report puts a wait down to whoever replied;
 * `attribute('inCharge')` puts what nobody answered down to whoever answers for it. Also called: SLA attainment, hit rate,
 * replied within SLA.
 *
 * A conversation in which a message or a change of status cannot be used is left out whole, as
 * `conversation-with-invalid-event`, since a wait around what cannot be placed may be wrong; `invalidEvents: 'ignore'`
 * reads the rest of it.
 *
 * No target that is due gives `value: null` with the reason `no-denominator`.
 *
 * @formula met ÷ (met + breached)
 * @unit share, 0 to 1; higher is better
 * @source Zendesk, "SLA policies: reply time targets"; Intercom, "SLA rules"
 * @throws KpiError `invalid-option`, `unknown-option`, `invalid-time`, `invalid-duration` for options that cannot
 *   be used, no target among them; `invalid-record` for a record that cannot be used, where `onInvalid` is `'throw'`
 * @example
 * ```ts
 * import { slaCompliance } from 'support-kpi';
 *
 * const conversations = [
 *   {
 *     id: '1',
 *     messages: [
 *       { at: '2026-03-02T09:00:00Z', from: 'customer' },
 *       { at: '2026-03-02T11:00:00Z', from: 'agent' },
 *     ],
 *   },
 *   { id: '2', messages: [{ at: '2026-03-02T08:00:00Z', from: 'customer' }] },
 *   { id: '3', messages: [{ at: '2026-03-02T10:30:00Z', from: 'customer' }] },
 * ];
 * const result = slaCompliance(conversations, { firstReply: '2h' });
 *
 * result.value; // 0.5
 * result.breached; // 1
 * result.notYetDue; // 1
 *
 * const byPriority = { firstReply: { urgent: '15m', low: '8h' } } as const;
 * slaCompliance(conversations, byPriority).excluded; // { 'no-target': 3 }
 * ```
 */
export const slaCompliance: SlaCompliance = /* @__PURE__ */ defineMetric<
  Records<'conversations'>,
  SlaComplianceOptions,
  'conversations',
  SlaSettings,
  SlaComplianceResult
>({
  id: 'slaCompliance@2',
  unit: 'share',
  better: 'up',
  family: 'rate',
  needs: ['conversations'],
  options: () => ({
    ...waitOptions(),
    ...rateOptions(),
    firstReply: optional(target),
    nextReply: optional(target),
    everyReply: optional(target),
    solveFulfils: oneOf(false, true),
    censored: oneOf(false, true),
  }),
  plan(settings) {
    const targets = TARGETS.flatMap((name) => {
      const setting = settings[name];
      return setting === undefined ? [] : { name, ...targetMeasure(name, setting, ABOUT[name], settings) };
    });
    if (targets.length === 0) {
      const remedy = "Give a target, such as { firstReply: '2h' }.";
      throw new KpiError('invalid-option', 'firstReply', undefined, remedy);
    }
    const listed = (name: keyof TargetMeasure['parts']): FoldPart[] =>
      targets.flatMap(({ parts }, measure) => parts[name].map((part) => ({ ...part, measure })));
    const [met, breached, notYetDue] = [listed('met'), listed('breached'), listed('notYetDue')];
    return {
      measures: targets.map(({ measure }) => measure),
      parts: { numerator: met, denominator: [...met, ...breached], breached, notYetDue },
      present(results, { now }) {
        const counts = targets.map(({ read }, i) => read(results[i] ?? {}, now));
        const met = total(counts, 'met');
        const breached = total(counts, 'breached');
        const notYetDue = total(counts, 'notYetDue');
        const estimates = targets.map(({ name }, i) => [name, counts[i]?.kaplanMeier ?? null]);
        return {
          ...rateResult(met, met + breached, settings),
          breached,
          notYetDue,
          bounds: shareBounds(met, breached, notYetDue),
          ...(settings.censored && { kaplanMeier: Object.fromEntries(estimates) }),
        };
      },
    };
  },
});

const TARGETS = ['firstReply', 'nextReply', 'everyReply'] as const;

function total(counts: readonly TargetCounts[], name: 'met' | 'breached' | 'notYetDue'): number {
  return counts.reduce((sum, count) => sum + count[name], 0);
}
