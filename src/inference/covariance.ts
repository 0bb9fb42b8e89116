import { EstimandError } from "../errors.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { bellMcCaffrey } from "./bell-mccaffrey.ts";
import { bootstrapCovariance } from "./bootstrap-covariance.ts";
import { countedK } from "./counted-k.ts";
import { clusteredCovariance } from "./clustered-covariance.ts";
import { hacCovariance } from "./hac-covariance.ts";
import { ownCovariance } from "./own-covariance.ts";
import { presetOf } from "./presets.ts";
import { rememberRoot, rootOf } from "./remembered-root.ts";
import { leveragedCovariance, type Matrix, minusK, robustCovariance, robustFactors } from "./robust-covariance.ts";
import { checkUnitCovariance, unitRobust } from "./unit-covariance.ts";
import type { AnyVcov, VcovOption } from "./vcov-option.ts";

/**
 * Computes the covariance of the estimates that an option names. Without an option: "robust" under probability weights,
 * else "iid".
 *
 * - "iid": what the model implies, as the model states it (of a likelihood like fixest's times (N-1)/(N-K)).
 * - "HC0": B M B with bread B and meat M = Σ sᵢsᵢ' over the rows' scores; "HC1": times N/(N-K).
 * - "HC2", "HC3": sᵢsᵢ' divided by 1-hᵢ or its square, for models with leverages.
 * - "robust": HC0 times N/(N-K) for least squares (none with `small: false`), times N/(N-1) for likelihoods, as in
 *   Stata.
 * - `cluster(...)`: see `clusteredCovariance`; with type "CR2" or "CR3" `bellMcCaffrey`.
 * - `hac(...)`, `bootstrap(...)`: see there.
 * - "efficient" of GMM, "bekker" of LIML: as the model states them.
 *
 * In a model of a panel whose units are the observations, "robust" sums over units, and what takes rows for independent is
 * refused ("undefined-covariance").
 *
 * A model that follows another package (`like`) has that package's factors and distributions: see `presets`.
 *
 * Throws `EstimandError` "undefined-covariance" for HC2 and HC3 without leverages, "bad-option" for an unknown word and
 * for "iid" under probability weights.
 *
 * Sources: White (1980); MacKinnon and White (1985); Cameron, Gelbach and Miller (2011).
 */
export function chooseCovariance(model: FittedModel, option?: AnyVcov): ChosenCovariance {
  const chosen = computed(model, option);
  return model.like === undefined ? chosen : { ...chosen, facts: { ...chosen.facts, like: model.like } };
}

function computed(model: FittedModel, option?: AnyVcov): ChosenCovariance {
  if (model.units !== undefined) checkUnitCovariance(model, model.units, option);
  const chosen = option ?? (model.frame.weights?.kind === "probability" ? "robust" : "iid");
  if (typeof chosen === "object" && chosen !== null) return specified(model, chosen);
  const own = typeof chosen === "string" ? ownCovariance(model, chosen) : undefined;
  if (own !== undefined) return { ...own, label: chosen, warnings: [] };
  const kind = Object.hasOwn(kinds, chosen as string) ? kinds[chosen as keyof typeof kinds] : undefined;
  if (kind === undefined) {
    throw new EstimandError(
      "bad-option",
      `vcov: ${JSON.stringify(chosen)} is no covariance; use one of ${Object.keys(kinds).join(", ")} or ` +
        `cluster("column"), hac(...), bootstrap(...).`,
      { option: chosen, known: Object.keys(kinds) },
    );
  }
  if (chosen === "iid" && model.frame.weights?.kind === "probability") throw iidOfProbabilities();
  const { values, formula } = kind(model);
  return { values, label: chosen, formula, ...referenceDistribution(model, chosen), warnings: [], facts: {} };
}

/** The covariances that are made by a function: `cluster(...)`, `hac(...)`, `bootstrap(...)`. */
function specified(model: FittedModel, spec: Exclude<VcovOption, string>): ChosenCovariance {
  if ("hac" in spec) return hacCovariance(model, spec);
  if ("bootstrap" in spec) return bootstrapCovariance(model, spec);
  const { type = "CR1" } = spec;
  if (type === "CR1") return clusteredCovariance(model, spec);
  if (type === "CR2" || type === "CR3") return bellMcCaffrey(model, spec, type);
  throw new EstimandError("bad-option", `cluster: type is ${JSON.stringify(type)}; use "CR1", "CR2" or "CR3".`, {
    option: "type",
    value: type,
  });
}

function iidOfProbabilities(): EstimandError {
  return new EstimandError(
    "bad-option",
    'Probability weights leave no room for vcov: "iid", which would take the weights for precisions. Leave vcov out ' +
      '(then "robust"), name clusters, or use analytic weights.',
    { option: "vcov", weights: "probability" },
  );
}

/** t with N-K degrees of freedom for least squares with small-sample factors, else normal. */
function referenceDistribution(model: FittedModel, kind: string): Pick<ChosenCovariance, "distribution" | "df"> {
  const robustNormal = kind !== "iid" && presetOf(model.like).robustDistribution === "normal";
  if (model.family === "likelihood" || !model.small || robustNormal) return { distribution: "normal", df: null };
  return { distribution: "t", df: model.frame.nobs - countedK(model) };
}

const kinds = {
  iid: (model: FittedModel): Matrix => {
    const { nobs } = model.frame;
    if (model.family !== "likelihood" || presetOf(model.like).iidLikelihood === "none") return model.iid;
    const scale = (nobs - 1) / (nobs - countedK(model));
    const values = model.iid.values.map((value) => value * scale);
    const root = rootOf(model.iid.values);
    if (root !== undefined) rememberRoot(values, () => root.map((entry) => entry * Math.sqrt(scale)));
    return { values, formula: `${model.iid.formula} · (N-1)/(N-K)` };
  },
  robust: (model: FittedModel): Matrix => {
    if (model.units !== undefined) return unitRobust(model, model.units);
    const { leastSquares, likelihood } = presetOf(model.like).robust;
    if (model.family === "likelihood") return robustCovariance(model, 0, robustFactors[likelihood]);
    return robustCovariance(model, 0, model.small ? robustFactors[leastSquares] : undefined);
  },
  HC0: (model: FittedModel): Matrix => robustCovariance(model, 0),
  HC1: (model: FittedModel): Matrix => robustCovariance(model, 0, minusK),
  HC2: (model: FittedModel): Matrix => leveragedCovariance(model, 1),
  HC3: (model: FittedModel): Matrix => leveragedCovariance(model, 2),
};
