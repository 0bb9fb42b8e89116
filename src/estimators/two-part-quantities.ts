import { expQuantity } from "../likelihood/exp-quantity.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import type { TwoPartPredictor } from "../likelihood/two-part-likelihood.ts";
import { logLatentMean } from "./heckman-log-quantities.ts";

/** What `predict` and `marginalEffects` offer after `twoPart`; "Exp" where the outcome is log(y). */
export type TwoPartQuantity =
  | "conditional"
  | "unconditional"
  | "probability"
  | "index"
  | "conditionalExp"
  | "unconditionalExp"
  | "conditionalSmeared"
  | "unconditionalSmeared";

/** The linear predictors, and after a log outcome ln of Duan's smearing factor. */
export type TwoPartQuantityPredictor = TwoPartPredictor | "lnSmearing";

type Part = Quantity<TwoPartQuantityPredictor>;

/** ln E[exp(y) | selected] = x'β + ln of the smearing factor. */
const logSmearedMean: Part = {
  label: "",
  predictors: ["outcome", "lnSmearing"],
  rows({ rows, eta }, { value, first }) {
    for (let i = 0; i < rows; i++) {
      value[i] = eta.outcome[i]! + eta.lnSmearing[i]!;
      first.outcome[i] = 1;
      first.lnSmearing[i] = 1;
    }
  },
};

/** The product of a quantity of the first part and one of the second: they share no predictor. */
function productOf(label: string, left: Part, right: Part): Part {
  return {
    label,
    predictors: [...left.predictors, ...right.predictors],
    rows(block, out) {
      left.rows(block, out);
      const p = out.value.slice(0, block.rows);
      right.rows(block, out);
      const q = out.value.slice(0, block.rows);
      const pairs = out.second as Readonly<Record<string, Float64Array>>;
      for (const a of left.predictors)
        for (const b of right.predictors)
          for (let i = 0; i < p.length; i++) pairs[`${a}_${b}`]![i] = out.first[a][i]! * out.first[b][i]!;
      scaleOwn(left, out, q);
      scaleOwn(right, out, p);
      for (let i = 0; i < p.length; i++) out.value[i] = p[i]! * q[i]!;
    },
  };
}

/** Multiplies the derivatives of one factor by the other. */
function scaleOwn({ predictors }: Part, { first, second }: Parameters<Part["rows"]>[1], by: Float64Array): void {
  predictors.forEach((a, position) => {
    for (let i = 0; i < by.length; i++) first[a][i]! *= by[i]!;
    for (const b of predictors.slice(position)) {
      const both = second[`${a}_${b}`];
      for (let i = 0; i < by.length; i++) both[i]! *= by[i]!;
    }
  });
}

/**
 * The quantities of a two-part model, from the probability of the first part and the mean of the second: E[y] first, which
 * for an outcome log(y) is that of y.
 */
export function twoPartQuantities(
  probability: Part,
  index: Part,
  mean: Part,
  log: boolean,
): Readonly<Partial<Record<TwoPartQuantity, Part>>> {
  const others = { conditional: mean, probability, index };
  if (!log) return { unconditional: productOf("E[y], y = 0 where not selected", probability, mean), ...others };
  const level = expQuantity("E[exp(y) | selected]", logLatentMean) as Part;
  const smeared = expQuantity("E[exp(y) | selected]", logSmearedMean);
  const whole = "E[exp(y)], exp(y) = 0 where not selected";
  return {
    unconditionalExp: productOf(whole, probability, level),
    conditionalExp: level,
    unconditionalSmeared: productOf(whole, probability, smeared),
    conditionalSmeared: smeared,
    ...others,
  };
}
