import { foldPlan } from './foldPlan.ts';
import type { LeftOut } from './leftOut.ts';
import type { Plan } from './plan.ts';
import { presentPlan } from './presentPlan.ts';

/** Computes a plan over one input. */
export function runPlan<Content>(plan: Plan<Content>, input: unknown): Content & LeftOut {
  return presentPlan(plan, foldPlan(plan, input));
}
