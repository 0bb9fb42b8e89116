import type { Block, Quantity, RowDerivatives } from "../likelihood/likelihood.ts";
import type { NormalPredictor } from "../likelihood/interval-likelihood.ts";
import { inverseMills, normalCdf, normalPdf } from "../special/normal.ts";
import { censoredMean, probabilityBetween } from "./censored-quantities.ts";
import type { ErrorCovariance } from "./error-covariance.ts";
import { millsCurvature, millsRatio, millsSlope } from "./mills-ratio.ts";
import { ofPredictors } from "./renamed-quantity.ts";
import { truncatedMean } from "./truncated-mean.ts";

/** What `predict` and `marginalEffects` offer after `heckman`; the first is the default. */
export type HeckmanQuantity = "conditional" | "unconditional" | "mean" | "probability" | "index" | "mills";

type Predictors = "selection" | "outcome";

const probability: Quantity<Predictors> = {
  label: "Pr(selected)",
  predictors: ["selection"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const s = eta.selection[i]!;
      const density = normalPdf(s);
      value[i] = normalCdf(s);
      first.selection[i] = density;
      second.selection_selection[i] = -s * density;
    }
  },
};

const index: Quantity<Predictors> = {
  label: "Index of selection",
  predictors: ["selection"],
  rows({ rows, eta }, { value, first }) {
    value.set(eta.selection.subarray(0, rows));
    first.selection.fill(1, 0, rows);
  },
};

/** Of y* ~ N(x'β, σ²), selected or not: Stata's pr(a, b), e(a, b) and ystar(a, b). */
function ofLatent(make: (lower: number, upper: number) => Quantity<NormalPredictor>) {
  return (lower: number, upper: number): Quantity<Predictors> => {
    const quantity = make(lower, upper);
    const names = { index: "outcome", lnSigma: "lnSigma" } as const;
    return ofPredictors(quantity, names, `${quantity.label}, selected or not`) as unknown as Quantity<Predictors>;
  };
}

const mean: Quantity<Predictors> = {
  label: "E[y*], selected or not",
  predictors: ["outcome"],
  rows({ rows, eta }, { value, first }) {
    value.set(eta.outcome.subarray(0, rows));
    first.outcome.fill(1, 0, rows);
  },
  between: {
    unconditional: ofLatent(censoredMean),
    conditional: ofLatent(truncatedMean),
    probability: ofLatent(probabilityBetween),
  },
};

const mills = millsRatio("Inverse Mills ratio", 1);

/** m + λ·h(s), with s = z'γ, m = x'β: h(s) = Mills(s) where selected (side 1), -Mills(-s) where not (side -1). */
export function conditionalMean<P extends string>(
  label: string,
  lambda: ErrorCovariance<P>,
  side: 1 | -1,
): Quantity<Predictors | P> {
  return {
    label,
    predictors: ["selection", "outcome", ...lambda.predictors],
    rows(block, out) {
      const { value, first, second } = out as RowDerivatives<Predictors>;
      const { selection, outcome } = block.eta as Block<Predictors>["eta"];
      for (let i = 0; i < block.rows; i++) {
        const s = side * selection[i]!;
        const covariance = lambda.at(block, i);
        const ratio = inverseMills(s);
        const slope = millsSlope(s, ratio);
        value[i] = outcome[i]! + side * covariance * ratio;
        first.selection[i] = covariance * slope;
        first.outcome[i] = 1;
        second.selection_selection[i] = side * covariance * millsCurvature(s, ratio);
        lambda.chain(block, i, side * ratio, slope, out);
      }
    },
  };
}

/** Φ(s)·m + λφ(s), as Φ(s)·Mills(s) = φ(s). */
function unconditional<P extends string>(lambda: ErrorCovariance<P>): Quantity<Predictors | P> {
  return {
    label: "E[y], y = 0 where not selected",
    predictors: ["selection", "outcome", ...lambda.predictors],
    rows(block, out) {
      const { value, first, second } = out as RowDerivatives<Predictors>;
      const { selection, outcome } = block.eta as Block<Predictors>["eta"];
      for (let i = 0; i < block.rows; i++) {
        const s = selection[i]!;
        const m = outcome[i]!;
        const covariance = lambda.at(block, i);
        const density = normalPdf(s);
        value[i] = normalCdf(s) * m + covariance * density;
        first.selection[i] = density * (m - covariance * s);
        first.outcome[i] = normalCdf(s);
        second.selection_selection[i] = density * (covariance * (s * s - 1) - s * m);
        second.selection_outcome[i] = density;
        lambda.chain(block, i, density, -s * density, out);
      }
    },
  };
}

/**
 * The quantities of a selection model, for a λ = ρσ made of the predictors that `lambda` names: the expectation of the
 * outcome where selected, over all with 0 for the others, and of the latent outcome; the probability and index of
 * selection; the inverse Mills ratio.
 */
export function heckmanQuantities<P extends string>(
  lambda: ErrorCovariance<P>,
): Readonly<Record<HeckmanQuantity, Quantity<Predictors | P>>> {
  return {
    conditional: conditionalMean("E[y | selected]", lambda, 1),
    unconditional: unconditional(lambda),
    mean,
    probability,
    index,
    mills,
  } as Record<HeckmanQuantity, Quantity<Predictors | P>>;
}
