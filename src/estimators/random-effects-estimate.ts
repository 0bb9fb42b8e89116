import { fewChangesWarning } from "../diagnostics/few-changes.ts";
import { quadratureWarnings } from "../diagnostics/quadrature-warnings.ts";
import { screenedMaximum, type ScreenedMaximum } from "../diagnostics/screened-maximum.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";
import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { adaptedMaximum, changeAt, type NodeChange } from "../likelihood/adapted-maximum.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximumAtBound } from "../likelihood/maximum-at-bound.ts";
import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { randomInterceptStart, varianceScoreAtZero } from "../likelihood/random-intercept-start.ts";
import { startFromPart } from "../likelihood/start-from-part.ts";
import { checkPanelUnits, panelUnits } from "./panel-units.ts";
import { type RandomEffectsModel, type RandomEffectsProblem, randomEffectsDefinition } from "./random-effects.ts";

/** What a random-effects model was estimated as. */
export interface RandomEffectsEstimate {
  readonly frame: Frame;
  readonly problem: RandomEffectsProblem;
  readonly maximum: Maximum;
  readonly warnings: readonly Warning[];
  /** ln L without the effect (σ_u = 0). */
  readonly pooledLogLik: number;
  /** What 8 nodes more, and twice the nodes, make of it; none where σ_u is 0. */
  readonly changes: readonly NodeChange[];
}

export interface RandomEffectsSearch {
  readonly panel: string;
  readonly nodes: number | "auto";
  readonly separation: SeparationMode;
  readonly options: MaximizeOptions;
}

/** Gain of log-likelihood below which an interior maximum is none beside that at σ_u = 0. */
const noGain = 1e-7;

/**
 * Estimates a model with random effects on a sample: first without them (which finds separation and gives start values), then
 * with them; where the likelihood falls as σ_u leaves 0 the estimate is at that boundary.
 *
 * @throws EstimandError "under-identified", "bad-weights", "complete-separation"
 */
export function randomEffectsEstimate(
  model: RandomEffectsModel,
  whole: Frame,
  { panel, nodes, separation, options }: RandomEffectsSearch,
): RandomEffectsEstimate {
  checkPanelUnits(whole, panel, panelUnits(whole, panel));
  const definition = randomEffectsDefinition(model, panel, nodes === "auto" ? 12 : nodes);
  const pooled = pooledMaximum(model, definition.pose, whole, separation);
  const { frame } = pooled;
  const problem = definition.pose(frame);
  if (frame !== whole) checkPanelUnits(frame, panel, problem.panel.units);
  const { point, value: pooledLogLik } = pooled.maximum;
  const start = randomInterceptStart(problem, point, model.errorVariance);
  const rises = varianceScoreAtZero(problem, point) > 0;
  const found =
    rises || problem.placed(start).value(start) > pooledLogLik
      ? adaptedMaximum(problem, start, nodes, options)
      : undefined;
  if (found === undefined || (!rises && found.maximum.value < pooledLogLik + noGain)) {
    const maximum = maximumAtBound(pooled.maximum);
    const placed = problem.placed(maximum.point);
    return {
      frame,
      problem: placed,
      maximum,
      pooledLogLik,
      changes: [],
      warnings: [...pooled.warnings, boundary(panel)],
    };
  }
  const { maximum, doubled } = found;
  const changes = [changeAt(found.problem, maximum, found.problem.panel.nodes + 8), doubled];
  const warnings = [
    ...pooled.warnings,
    ...(maximum.converged ? quadratureWarnings(found.problem.panel.nodes, changes) : []),
    ...fewChangesWarning({
      outcome: frame.equations[0]!.outcome,
      outcomeName: frame.equations[0]!.outcomeName,
      panel,
      units: problem.panel.units,
      sigmaU: Math.exp(maximum.point.at(-1)!),
      errorVariance: model.errorVariance,
      converged: maximum.converged,
    }),
  ];
  return { frame, problem: found.problem, maximum, pooledLogLik, changes, warnings };
}

/** The maximum without effects, on the sample without what is separated. */
function pooledMaximum(
  { likelihood }: RandomEffectsModel,
  pose: (frame: Frame) => RandomEffectsProblem,
  frame: Frame,
  separation: SeparationMode,
): ScreenedMaximum<"index", "y"> {
  const posing = {
    problem: (sample: Frame) => {
      const { rows, predictors, outcomes, weights } = pose(sample).data;
      return likelihoodProblem(likelihood, { rows, predictors: { index: predictors.index }, outcomes, weights });
    },
    start: (problem: LikelihoodProblem<"index", "y">) => startFromPart(problem),
  };
  return screenedMaximum(frame, 0, separation, posing, {});
}

function boundary(panel: string): Warning {
  return {
    code: "boundary",
    message:
      `The estimate of sigmaU is 0, the bound of its range: within '${panel}' outcomes are no more alike than between, so the ` +
      "coefficients are those without unit effects. lnSigmaU has no estimate, and its standard error is not one.",
    parameter: "lnSigmaU",
    panel,
  };
}
