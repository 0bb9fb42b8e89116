import type { Quantity } from "../likelihood/likelihood.ts";
import { normalCdf, normalPdf } from "../special/normal.ts";

/** Pr(y = 1) = Φ(x'β/e^(z'δ)). */
const probability: Quantity<"index" | "lnSigma"> = {
  label: "Pr(y = 1)",
  predictors: ["index", "lnSigma"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const precision = Math.exp(-eta.lnSigma[i]!);
      const w = eta.index[i]! * precision;
      const density = normalPdf(w);
      value[i] = normalCdf(w);
      first.index[i] = density * precision;
      first.lnSigma[i] = -density * w;
      second.index_index[i] = -w * density * precision * precision;
      second.index_lnSigma[i] = density * precision * (w * w - 1);
      second.lnSigma_lnSigma[i] = density * w * (1 - w * w);
    }
  },
};

const index: Quantity<"index" | "lnSigma"> = {
  label: "Linear index",
  predictors: ["index"],
  rows({ rows, eta }, { value, first }) {
    value.set(eta.index.subarray(0, rows));
    first.index.fill(1, 0, rows);
  },
};

const sigma: Quantity<"index" | "lnSigma"> = {
  label: "Standard deviation of the error",
  predictors: ["lnSigma"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const scale = Math.exp(eta.lnSigma[i]!);
      value[i] = scale;
      first.lnSigma[i] = scale;
      second.lnSigma_lnSigma[i] = scale;
    }
  },
};

/** What `predict` and `marginalEffects` offer after `hetProbit`. */
export const hetProbitQuantities: Readonly<Record<string, Quantity<"index" | "lnSigma">>> = {
  probability,
  index,
  sigma,
};
