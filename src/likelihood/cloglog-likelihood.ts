import type { Likelihood } from "./likelihood.ts";

/**
 * Complementary log-log: Pr(y = 1) = 1 - exp(-h), h = e^η. For y = 0: ℓ = -h, ∂ℓ = ∂²ℓ = -h. For y = 1: ℓ = ln(1 - e^(-h));
 * with r = h/(e^h - 1): ∂ℓ = r, ∂²ℓ = r(1 - h - r). Expected ∂²ℓ: -hr.
 *
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, section 4.3.
 */
export const cloglogLikelihood: Likelihood<"index", "y"> = {
  predictors: ["index"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const h = Math.exp(eta.index[i]!);
      if (outcome.y[i]! > 0) {
        const r = hazardRatio(h);
        value[i] = logOneMinusExp(h, eta.index[i]!);
        first.index[i] = r;
        second.index_index[i] = r === 0 ? 0 : -r * excess(h, r);
      } else {
        value[i] = -h;
        first.index[i] = -h;
        second.index_index[i] = -h;
      }
    }
  },
  values({ rows, eta, outcome }, value) {
    for (let i = 0; i < rows; i++) {
      const h = Math.exp(eta.index[i]!);
      value[i] = outcome.y[i]! > 0 ? logOneMinusExp(h, eta.index[i]!) : -h;
    }
  },
  expected({ rows, eta }, { second }) {
    for (let i = 0; i < rows; i++) {
      const h = Math.exp(eta.index[i]!);
      const r = hazardRatio(h);
      second.index_index[i] = r === 0 ? 0 : -h * r;
    }
  },
};

/** h/(e^h - 1): 1 - h/2 near 0, and 0 far out. */
function hazardRatio(h: number): number {
  return h === 0 ? 1 : h > 745 ? 0 : h / Math.expm1(h);
}

/** h + r - 1, as h/2 + h²/12 - ... where the terms cancel. */
function excess(h: number, r: number): number {
  return h < 1e-2 ? h * (0.5 + h * (1 / 12 - (h * h) / 720)) : h + r - 1;
}

/** ln(1 - e^(-h)), η = ln h: about η where h is small. */
function logOneMinusExp(h: number, eta: number): number {
  if (h < 1e-8) return eta - 0.5 * h;
  return h < Math.LN2 ? Math.log(-Math.expm1(-h)) : Math.log1p(-Math.exp(-h));
}
