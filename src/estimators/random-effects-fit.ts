import type { TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { BootstrapSpec } from "../inference/bootstrap-spec.ts";
import type { ClusterSpec } from "../inference/vcov-option.ts";
import type { NodeChange } from "../likelihood/adapted-maximum.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import { finishLikelihood } from "./likelihood-estimator.ts";
import { formatCount } from "../report/format.ts";
import { unitSizes } from "../likelihood/random-intercept.ts";
import { checkLikelihoodOptions, likelihoodOptionNames } from "./likelihood-options.ts";
import { sampleOf } from "./likelihood-sample.ts";
import { type RandomEffectsModel, type RandomEffectsProblem, randomEffectsDefinition } from "./random-effects.ts";
import { randomEffectsEstimate, type RandomEffectsSearch } from "./random-effects-estimate.ts";
import { type RandomEffectsOwn, randomEffectsOwn } from "./random-effects-own.ts";

/** Options of models with random effects of panel units. */
export interface PanelOptions<Name extends string = string> extends Omit<LikelihoodOptions<Name>, "vcov"> {
  /** The column that tells units apart. */
  readonly panel: Name;
  /** Default "iid"; "robust" sums scores over units. Clusters, also those that a bootstrap draws, must hold whole units. */
  readonly vcov?: "iid" | "robust" | ClusterSpec<Name, "CR1"> | BootstrapSpec<Name>;
  /** Quadrature nodes, 2 to 256; left out, as many as make the estimate that of the exact integral. */
  readonly nodes?: number;
}

/** The fit of a model with random effects. */
export interface RandomEffectsFit<Name extends string = string> extends Fit<Name, PlainCovariance> {
  readonly logLik: number;
  readonly aic: number;
  readonly bic: number;
  /** Standard deviation of the units' effects. */
  readonly sigmaU: number;
  /** Share of the effect in the variance of effect and error: the correlation of two rows of a unit. */
  readonly rho: number;
  /** Log-likelihood without effects (σ_u = 0). */
  readonly pooledLogLik: number;
  readonly units: {
    readonly column: string;
    readonly count: number;
    readonly smallest: number;
    readonly largest: number;
  };
  /** The number of nodes used, and what others make of the estimate. */
  readonly quadrature: { readonly nodes: number; readonly changes: readonly NodeChange[] };
}

export const panelOptionNames: Readonly<Record<string, true>> = { ...likelihoodOptionNames, panel: true, nodes: true };

/** What an estimator made of a formula and data before the model is fitted, and what its fit says beside. */
export interface RandomEffectsCall {
  readonly formula: string;
  readonly data: TableInput;
  /** The formula as the user wrote it, where it is another. */
  readonly written?: string;
  readonly choices?: Readonly<Record<string, unknown>>;
  /** What is to be said of the columns or rows. */
  readonly notes?: readonly string[];
  /** The sample with its dropped rows called what they are. */
  explained?(frame: Frame): Frame;
}

/** A model with random effects on data: sample, estimate, record. */
export function randomEffectsFit(
  model: RandomEffectsModel,
  { formula, data, written = formula, choices = {}, notes = [], explained = (frame) => frame }: RandomEffectsCall,
  options: PanelOptions,
): Fit & RandomEffectsOwn {
  const { panel, nodes = "auto", separation = "drop", maxIterations, tolerance, onIteration } = options;
  const asked = options as LikelihoodOptions;
  const equations = [{ role: "", predictor: "index", binary: true as const }];
  const sample = sampleOf({ estimator: model.estimator, equations, columns: [panel], panel }, formula, data, asked);
  const frame = explained(sample);
  const search: RandomEffectsSearch = { panel, nodes, separation, options: { maxIterations, tolerance, onIteration } };
  const estimate = randomEffectsEstimate(model, frame, search);
  const used = estimate.problem.panel.nodes;
  const definition: LikelihoodDefinition<"index" | "lnSigmaU", "y", RandomEffectsOwn> = {
    ...randomEffectsDefinition(model, panel, used),
    again: (drawn) => randomEffectsEstimate(model, drawn, { ...search, nodes: used, separation: "error" }),
    choices: { separation, panel, ...choices, note: [panelNote(panel, estimate.problem), ...notes].join(" ") },
    own: (_, fitted, covariance) => randomEffectsOwn(model, panel, estimate, fitted, covariance),
  };
  return finishLikelihood(definition, estimate, { formula: written, options: asked });
}

function panelNote(panel: string, { panel: { units, nodes } }: RandomEffectsProblem): string {
  const sizes = unitSizes(units);
  const rows = sizes.smallest === sizes.largest ? `${sizes.largest}` : `${sizes.smallest} to ${sizes.largest}`;
  return `Panel: ${formatCount(sizes.count)} units of ${panel}, of ${rows} rows; ${nodes} quadrature nodes.`;
}

/**
 * Refuses options of a panel that mean nothing.
 *
 * @throws EstimandError "bad-option"
 */
export function checkPanelOptions(
  model: RandomEffectsModel,
  options: PanelOptions,
  known: Readonly<Record<string, true>>,
): void {
  checkOptionNames(model.estimator, options, known);
  const { likelihood } = randomEffectsDefinition(model, "", 1);
  checkLikelihoodOptions({ estimator: model.estimator, likelihood }, options as LikelihoodOptions);
  const { panel, nodes } = options;
  if (typeof panel !== "string") {
    const message = `${model.estimator} needs the column that tells units apart: pass { panel: "firm" }.`;
    throw new EstimandError("bad-option", message, { option: "panel", value: panel });
  }
  if (nodes === undefined || (Number.isInteger(nodes) && nodes >= 2 && nodes <= 256)) return;
  const message = `nodes is ${nodes}: it must be a whole number from 2 to 256, or be left out.`;
  throw new EstimandError("bad-option", message, { option: "nodes", value: nodes });
}
