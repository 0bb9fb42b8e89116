import { isZeroOne } from "../data/is-zero-one.ts";
import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { orthogonalProblem } from "../likelihood/steady-problem.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { distantColumns } from "../linalg/independent-columns.ts";
import { kernels, mirror } from "../linalg/kernels.ts";
import { submatrix } from "../linalg/matrix.ts";
import { InformationIndicators } from "./information-indicators.ts";
import { modelWithData } from "./with-vcov.ts";

export interface InformationMatrixOptions {
  /**
   * "all" (default): every entry of the information matrix; "diagonal": its k diagonal entries, another test for every zero that a
   * column is measured from.
   */
  readonly entries?: "all" | "diagonal";
  /**
   * How the variance is estimated. "expected": exactly, given the regressors (models of a 0/1 outcome; their default).
   * "opg": by outer products, N·R² of a regression of ones; it rejects far too often in small samples.
   */
  readonly form?: "expected" | "opg";
}

/**
 * White's information matrix test of a likelihood model: if the model is right, E[∂²ℓ + ∂ℓ∂ℓ'] = 0. The statistic compares
 * the sample mean of these k(k+1)/2 numbers with zero, given that the scores sum to zero, and is χ² with as many degrees of
 * freedom as there are entries that are no combinations of others. It finds heteroskedasticity, random coefficients, a wrong
 * distribution.
 *
 * @throws EstimandError "needs-data", "undefined-test" without a likelihood or under probability weights, "bad-option"
 * @example
 * String(informationMatrixTest(probit("inlf ~ educ + age", women)));
 *
 * Source: White (1982), Econometrica 50; Chesher (1983) and Lancaster (1984) for "opg"; Orme (1988) for "expected".
 */
export function informationMatrixTest(fit: Fit, options: InformationMatrixOptions = {}): TestResult {
  checkOptionNames("informationMatrixTest", options, { entries: true, form: true });
  const model = modelWithData(fit, "The information matrix test");
  if (model.problem === undefined || model.units !== undefined || model.frame.weights?.kind === "probability")
    throw noInformation(fit);
  const { entries = "all", form = isBinary(model.problem) ? "expected" : "opg" } = options;
  checkOptions(entries, form, model.problem, fit);
  const { problem, inward } = orthogonalProblem(model.problem);
  const theta = inward(model.theta);
  const k = problem.size;
  const indicators = new InformationIndicators(problem, entries, model.problem);
  const total = new Float64Array(indicators.size);
  problem.eachBlock(theta, (block) => {
    const { columns, weights } = indicators.of(block);
    kernels.sums(columns, weights, 0, block.rows, total, 0);
  });
  const products =
    form === "opg" ? sampleProducts(problem, theta, indicators) : expectedProducts(problem, theta, indicators);
  const kept = distantColumns(products, indicators.size);
  const sums = Float64Array.from(kept, (j) => (j < k ? 0 : total[j]!));
  const statistic = inverseQuadraticForm(sums, submatrix(products, indicators.size, kept), kept.length) ?? Number.NaN;
  const small = form === "opg" ? " The outer-product form rejects too often in small samples." : "";
  return testResult({
    name: "Information matrix test",
    null: "The model is rightly specified: the information matrix equality holds.",
    statistic,
    distribution: "chi2",
    df: [kept.filter((j) => j >= k).length],
    note: `${form === "opg" ? "Outer products." : "Expected information."}${small}`,
  });
}

function sampleProducts(
  problem: LikelihoodProblem,
  theta: Float64Array,
  indicators: InformationIndicators,
): Float64Array {
  const products = new Float64Array(indicators.size ** 2);
  problem.eachBlock(theta, (block) => {
    const { columns, weights } = indicators.of(block);
    kernels.products(columns, columns, weights, 0, block.rows, products, indicators.size, 0, 0);
  });
  mirror(products, indicators.size);
  return products;
}

/** Σᵢ E[·|xᵢ]: both outcomes of every row, by their probabilities. */
function expectedProducts(
  problem: LikelihoodProblem,
  theta: Float64Array,
  indicators: InformationIndicators,
): Float64Array {
  const products = new Float64Array(indicators.size ** 2);
  for (const y of [0, 1]) {
    const outcomes = { y: new Float64Array(problem.data.rows).fill(y) };
    likelihoodProblem(problem.likelihood, { ...problem.data, outcomes }).eachBlock(theta, (block) => {
      const { columns, weights } = indicators.of(block);
      for (let i = 0; i < block.rows; i++) weights[i]! *= Math.exp(block.value[i]!);
      kernels.products(columns, columns, weights, 0, block.rows, products, indicators.size, 0, 0);
    });
  }
  mirror(products, indicators.size);
  return products;
}

function isBinary({ likelihood, data }: LikelihoodProblem): boolean {
  const [outcome, ...others] = likelihood.outcomes;
  return outcome === "y" && others.length === 0 && isZeroOne(data.outcomes.y!);
}

function checkOptions(entries: string, form: string, problem: LikelihoodProblem, { title }: Fit): void {
  const fault = (option: string, value: string, known: string): EstimandError =>
    new EstimandError("bad-option", `${option}: ${JSON.stringify(value)} is unknown; use ${known}.`, { option, value });
  if (entries !== "all" && entries !== "diagonal") throw fault("entries", entries, '"all" or "diagonal"');
  if (form !== "expected" && form !== "opg") throw fault("form", form, '"expected" or "opg"');
  if (form === "expected" && !isBinary(problem)) {
    throw new EstimandError("bad-option", `form: "expected" is there for 0/1 outcomes only; for ${title} use "opg".`, {
      option: "form",
    });
  }
}

function noInformation(fit: Fit): EstimandError {
  const why = fit.conventions.weights.includes("probability")
    ? "Under probability weights the equality of the two informations does not hold even in a right model"
    : `${fit.title} maximises no likelihood that is a sum over rows`;
  return new EstimandError("undefined-test", `${why}: there is no information matrix test.`, {
    estimator: fit.estimator,
  });
}
