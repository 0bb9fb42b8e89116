import { excessOverLog, lgamma, stirlingError } from "../special/lgamma.ts";
import { logLessDigamma } from "../special/log-less-digamma.ts";
import { logRising } from "../special/log-rising.ts";
import type { Likelihood } from "./likelihood.ts";

const rising = new Float64Array(3);
/** Beyond it the terms of ℓ, of order y ln y, would leave a search too few digits of their sum. */
const large = 100;

/**
 * Negative binomial of the second kind (NB2): mean μ = e^η, variance μ + αμ², y = 0, 1, 2, ...
 *
 *   ℓ = Σ ln(1 + αj) + yη - (y + 1/α) ln(1 + αμ) - ln Γ(y + 1),   j = 0, ..., y - 1
 *
 * With p = αμ/(1 + αμ), q = 1 - p, h = μq and g = [ln(1 + αμ) - p]/α: ∂ℓ/∂η = yq - h, ∂ℓ/∂ln α = Σ αj/(1 + αj) + g - yp,
 * ∂²ℓ/∂η² = -q(h + yp), ∂²ℓ/∂η∂ln α = p(h - yq), ∂²ℓ/∂(ln α)² = Σ αj/(1 + αj)² - g + hp - ypq. At α = 0 (ln α = -∞) it is
 * the Poisson likelihood.
 *
 * Source: Cameron and Trivedi (2013), Regression Analysis of Count Data, section 3.3.
 */
export const negativeBinomialLikelihood: Likelihood<"index" | "lnAlpha", "y"> = {
  predictors: ["index", "lnAlpha"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const y = outcome.y[i]!;
      const index = eta.index[i]!;
      const alpha = Math.exp(eta.lnAlpha[i]!);
      const logOdds = index + eta.lnAlpha[i]!;
      const p = 1 / (1 + Math.exp(-logOdds));
      const q = 1 / (1 + Math.exp(logOdds));
      const h = 1 / (Math.exp(-index) + alpha);
      const log = Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)));
      const g = logOdds > 0 ? (log - p) / alpha : p === 0 ? 0 : h * (excessOverLog(-p) / p);
      logRising(y, alpha, rising);
      const e = h / y - q;
      value[i] =
        y > large && Math.abs(e) < 0.5
          ? largeCount(y, alpha, e, log)
          : rising[0]! + y * (index - log) - (g + h) - (y < 2 ? 0 : lgamma(y + 1));
      first.index[i] = y * q - h;
      first.lnAlpha[i] = y > large && alpha * y > 1 ? largeSlope(y, alpha, e, log) : rising[1]! + g - y * p;
      second.index_index[i] = -q * (h + y * p);
      second.index_lnAlpha[i] = p * (h - y * q);
      second.lnAlpha_lnAlpha[i] = rising[2]! - g + h * p - y * p * q;
    }
  },
};

/**
 * ℓ where the mean is near a large y, by deviances and Stirling errors δ: no term is large. With r = 1/α, e = (μ - y)q/y,
 * a = -αye and D(x) = x - ln(1 + x): -½ ln(2πy(1 + αy)) + δ(y + r) - δ(r) - δ(y) - r D(a) - y D(e).
 *
 * @param log ln(1 + αμ)
 *
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities.
 */
function largeCount(y: number, alpha: number, e: number, log: number): number {
  const a = -alpha * y * e;
  const deviance = deviationOf(a, y, alpha, log);
  const ofDispersion = a === 0 ? 0 : -(deviance / a) * y * e;
  const errors = stirlingError(y + 1 / alpha) - stirlingError(1 / alpha) - stirlingError(y);
  return -0.5 * (Math.log(2 * Math.PI * y) + Math.log1p(alpha * y)) + errors - ofDispersion - y * excessOverLog(e);
}

/** a - ln(1 + a), where 1 + a = (1 + αy)/(1 + αμ). */
function deviationOf(a: number, y: number, alpha: number, log: number): number {
  return a < -0.5 ? a + log - Math.log1p(alpha * y) : excessOverLog(a);
}

/**
 * ∂ℓ/∂ln α of a large y, whose terms of order y cancel: r [D(a) + (ln - ψ)(y + r) - (ln - ψ)(r)] in the notation of `largeCount`, ψ the
 * digamma function.
 */
function largeSlope(y: number, alpha: number, e: number, log: number): number {
  const deviation = deviationOf(-alpha * y * e, y, alpha, log);
  return (deviation + logLessDigamma(y + 1 / alpha) - logLessDigamma(1 / alpha)) / alpha;
}
