import { dropCollinear } from "../formula/drop-collinear.ts";
import { absorbEffects } from "../formula/absorb-effects.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { TestResult } from "../fit/test-result.ts";
import { testResult } from "../fit/make-test-result.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import {
  type ErrorComponents,
  groupMeans,
  partlyDemeaned,
  swamyArora,
  type WithinSquares,
} from "../moments/error-components.ts";
import { linearFitted } from "./least-squares-record.ts";
import { type LinearEstimate, linearModel } from "./linear-model.ts";
import { waldStatistic } from "./model-test.ts";
import type { MundlakCall } from "./mundlak-call.ts";
import { solve } from "./ols.ts";
import { olsRecord } from "./ols-record.ts";
import { meansFrame, type PanelFrame, transformedEquation } from "./panel-frame.ts";

/** Generalized least squares with random effects of units. */
export function randomEffectsModel(sample: PanelFrame, panel: string, call: MundlakCall): FittedModel {
  const components = componentsOf(sample, panel);
  const shares = sample.sizes.map(
    (size) => 1 - Math.sqrt(components.within / (size * components.between + components.within)),
  );
  const frame = transformedFrame(sample, shares);
  const { problem, solution, estimate } = solve(frame, true, undefined);
  const fitted = linearFitted(frame, problem, solution.rss, true);
  const unsampled: LinearEstimate = { ...estimate, hats: undefined, estimateOn: undefined };
  return linearModel(unsampled, (self, covariance) =>
    olsRecord(call.formula, self, fitted, solution, covariance, {
      fields: recordFields(self, components, shares, covariance, call.means),
      likelihood: false,
      warnings: noEffects(components, panel),
    }),
  );
}

function transformedFrame({ frame, units, sizes }: PanelFrame, shares: Float64Array): Frame {
  const equation = transformedEquation(frame.equations[0]!, (column) =>
    partlyDemeaned(column, groupMeans(column, units, sizes), shares, units),
  );
  return { ...frame, equations: [equation] };
}

function componentsOf(sample: PanelFrame, panel: string): ErrorComponents {
  const { equations } = meansFrame(sample);
  const { regressors, outcome, offset } = dropCollinear(equations[0]!).equation;
  const less = offset === undefined ? outcome : outcome.map((y, i) => y - offset[i]!);
  return swamyArora({ columns: regressors.columns, outcome: less, sizes: sample.sizes }, withinSquares(sample, panel));
}

/** Of the regression with a constant for each unit. */
function withinSquares({ frame, units }: PanelFrame, panel: string): WithinSquares {
  const effect = { ...units, name: panel, columns: [panel] };
  const swept = absorbEffects(frame, [effect], { demean: true, fixefK: "nonnested" });
  const { regressors, outcome, offset } = swept.equations[0]!;
  const less = offset === undefined ? outcome : outcome.map((y, i) => y - offset[i]!);
  const { rss } = leastSquares(regressors.columns, less);
  return { rss, degrees: frame.nobs - units.count - regressors.columns.length };
}

function recordFields(
  model: FittedModel,
  { within, between }: ErrorComponents,
  shares: Float64Array,
  covariance: ChosenCovariance,
  means: readonly string[],
): Readonly<Record<string, unknown>> {
  const tests = means.length === 0 ? {} : { tests: { mundlak: mundlakTest(model, covariance, means) } };
  return {
    estimator: "linearRandomEffects",
    title: means.length === 0 ? "Random effects (Swamy-Arora)" : "Correlated random effects (Mundlak)",
    sigmaE: Math.sqrt(within),
    sigmaU: Math.sqrt(between),
    rho: between / (between + within),
    theta: { smallest: Math.min(...shares), largest: Math.max(...shares) },
    ...tests,
  };
}

function mundlakTest(model: FittedModel, covariance: ChosenCovariance, means: readonly string[]): TestResult {
  const positions = model.names.flatMap((name, j) => (means.includes(name) ? [j] : []));
  return testResult({
    name: "Mundlak's test",
    null: "The units' effects do not depend on the means of the regressors: random effects are consistent.",
    statistic: waldStatistic(model, covariance, positions),
    distribution: "chi2",
    df: [positions.length],
  });
}

function noEffects({ unbounded }: ErrorComponents, panel: string): Warning[] {
  if (unbounded > 0) return [];
  const message =
    `The variance of the effects of ${panel} was estimated as ${unbounded.toPrecision(3)} and set to 0: this is least squares ` +
    "without effects. Units differ no more than their errors make them, or the columns explain all differences.";
  return [{ code: "no-random-effects", message, panel, estimate: unbounded }];
}
