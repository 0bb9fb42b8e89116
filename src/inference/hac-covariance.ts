import { countedK } from "./counted-k.ts";
import type { EstimandError } from "../errors.ts";
import { checkHac, hacFault } from "./check-hac.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel, SquareMatrix } from "../fit/model.ts";
import { bandwidthRules } from "./bandwidth-rules.ts";
import { hacKernels, type Kernel, negligibleWeight } from "./hac-kernels.ts";
import type { BandwidthRule, HacKernel, HacSpec } from "./hac-spec.ts";
import { LaggedScores } from "./lagged-scores.ts";
import { presetOf } from "./presets.ts";
import { repairedSandwich, sandwichCovariance } from "./sandwich-covariance.ts";
import { sandwichFormula } from "./sandwich-formula.ts";
import { steadyModel, unitModel } from "./steady-model.ts";
import { type TimeOrder, timeOrder } from "./time-order.ts";

/** What a fit records of its HAC covariance. */
export interface HacFacts {
  readonly kernel: HacKernel;
  readonly bandwidth: number;
  readonly lags?: number;
  readonly rule?: BandwidthRule;
  /** The time column; without it rows are in order. */
  readonly time?: string;
  readonly panel?: string;
}

/**
 * The heteroskedasticity and autocorrelation consistent covariance; see `hac`. In a panel autocovariances are summed
 * over the units; there is none between units.
 *
 * @throws EstimandError "bad-option" for kernels, lags, rules that are none, frequency weights, times without an order
 */
export function hacCovariance(model: FittedModel, spec: HacSpec): ChosenCovariance {
  const options = checkHac(spec);
  if (model.frame.weights?.kind === "frequency") throw frequencies();
  const { kernel: name = "bartlett", time, panel } = options;
  const kernel = hacKernels[name];
  const order = timeOrder(model.frame, time, panel);
  const steady = kernel.definite ? steadyModel(model) : unitModel(model);
  const scores = new LaggedScores(steady, order);
  const { bandwidth, chosen } = bandwidthOf(kernel, options, model, steady === model ? scores : undefined, order);
  const small = model.family === "least-squares" && model.small;
  const [degrees, preset] = [model.frame.nobs - countedK(model), presetOf(model.like)];
  const factor = small && preset.hac === "N/(N-K)" ? model.frame.nobs / degrees : 1;
  const meat = meatOf(scores, kernel, bandwidth, order.length).map((value) => factor * value);
  const { values, smallest } = kernel.definite
    ? sandwichCovariance(steady, meat)
    : repairedSandwich(model, steady, meat);
  const distribution = small ? preset.hacDistribution : "normal";
  const lags = options.lags ?? (options.rule !== undefined && Number.isInteger(bandwidth) ? bandwidth - 1 : undefined);
  const reach =
    lags === undefined ? `bandwidth ${Number(bandwidth.toPrecision(6))}` : `${lags} lag${lags === 1 ? "" : "s"}`;
  return {
    values,
    label: `hac(${kernel.written}, ${reach}${chosen})`,
    formula: sandwichFormula(model, "Σ_j k(j/b) Σ_t s_t s_(t-j)'", factor === 1 ? undefined : preset.hac),
    distribution: distribution === "normal" ? "normal" : "t",
    df: { normal: null, "t(N-K)": degrees, "t(T-1)": order.length - 1 }[distribution],
    warnings: smallest === undefined ? [] : [notPositive(kernel, smallest)],
    facts: {
      hac: {
        kernel: name,
        bandwidth,
        ...(lags === undefined ? {} : { lags }),
        ...(options.rule === undefined ? {} : { rule: options.rule }),
        ...(time === undefined ? {} : { time }),
        ...(panel === undefined ? {} : { panel }),
      } satisfies HacFacts,
    },
  };
}

function meatOf(scores: LaggedScores, kernel: Kernel, bandwidth: number, length: number): SquareMatrix {
  const k = scores.k;
  const meat = symmetricSum(scores.product(0), k, 0.5);
  const last = kernel.bounded ? Math.min(length - 1, Math.floor(bandwidth)) : length - 1;
  const threshold = kernel.bounded ? 0 : negligibleWeight;
  const furthest = lastLag(kernel, bandwidth, last, threshold);
  for (let lag = 1; lag <= furthest; lag++) {
    const weight = kernel.weight(lag / bandwidth);
    const both = symmetricSum(scores.product(lag), k, weight);
    for (let i = 0; i < meat.length; i++) meat[i]! += both[i]!;
  }
  return meat;
}

/** The last lag up to `last` whose weight is above the threshold. */
function lastLag(kernel: Kernel, bandwidth: number, last: number, threshold: number): number {
  let lag = last;
  while (lag > 0 && !(Math.abs(kernel.weight(lag / bandwidth)) > threshold)) lag--;
  return lag;
}

/** scale·(A + A'). */
function symmetricSum(a: Float64Array, k: number, scale: number): Float64Array {
  return a.map((value, at) => scale * (value + a[(at % k) * k + Math.floor(at / k)]!));
}

interface Bandwidth {
  readonly bandwidth: number;
  /** How it was chosen, in words; "" where it was given. */
  readonly chosen: string;
}

function bandwidthOf(
  kernel: Kernel,
  { lags, bandwidth, rule, panel }: HacSpec["hac"],
  model: FittedModel,
  scores: LaggedScores | undefined,
  order: TimeOrder,
): Bandwidth {
  if (lags !== undefined) return { bandwidth: kernel.lastCounts ? lags : lags + 1, chosen: "" };
  if (rule === undefined) return { bandwidth: bandwidth!, chosen: "" };
  if (kernel.rules === undefined)
    throw hacFault(`rule "${rule}" is not made for the ${kernel.written} kernel: give lags or a bandwidth.`);
  const { written, oneSeries, bandwidth: choose } = bandwidthRules[rule];
  if (oneSeries && panel !== undefined) {
    throw hacFault(`rule "${rule}" looks at one series; for a panel give lags, or rule "stock-watson".`);
  }
  const slopes = Float64Array.from(model.names, (name) => (/(^|:)\(Intercept\)$/.test(name) ? 0 : 1));
  const weights = slopes.length === model.theta.length && slopes.includes(1) ? slopes : model.theta.map(() => 1);
  const chosen = choose(kernel.rules, {
    scores: scores ?? new LaggedScores(model, order),
    weights,
    length: order.length,
  });
  return { bandwidth: Number.isFinite(chosen) && chosen > 0 ? chosen : 1, chosen: ` by ${written}` };
}

function frequencies(): EstimandError {
  return hacFault(
    "with frequency weights a row stands for several, which have no order in time: give each its own row.",
  );
}

function notPositive({ written }: Kernel, smallest: number): Warning {
  return {
    code: "covariance-repaired",
    message:
      `The covariance by the ${written} kernel was not positive semi-definite; its negative eigenvalues were set to zero. Use a ` +
      `kernel that cannot do so: "bartlett", "parzen" or "quadratic-spectral".`,
    smallestEigenvalue: smallest,
  };
}
