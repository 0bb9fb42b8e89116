import { freeObservations } from "../formula/free-observations.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { cholesky, choleskyInverse } from "../linalg/cholesky.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { dot } from "../linalg/matrix.ts";
import { endogenousNames, endogenousOf, instrumentsOf } from "../moments/linear-problem.ts";
import { excludedPart, type FirstEstimate } from "./instrumental-estimate.ts";
import { instrumentWald } from "./instrument-wald.ts";
import { combined } from "./kleibergen-paap.ts";

/** How well one of several endogenous columns is identified, given the others. */
export interface ConditionalStrength {
  /** Sanderson and Windmeijer's conditional F: the first-stage F when there is one endogenous column. */
  readonly sandersonWindmeijer: TestResult;
  /** Angrist and Pischke's, which it corrects. */
  readonly angristPischke: TestResult;
  /** The partial R² that goes with either F. */
  readonly sandersonWindmeijerR2: number;
  readonly angristPischkeR2: number;
  /** Shea's partial R²: of the part of the column that the other endogenous ones leave. */
  readonly sheaR2: number;
}

/**
 * The conditional strength of each endogenous column: F of the instruments in the regression of x - δ'(other columns), δ by
 * two-stage least squares, with m - q + 1 degrees of freedom.
 *
 * Source: Sanderson and Windmeijer (2016), Journal of Econometrics 190, 212-221; Angrist and Pischke (2009), section 4.6.4; Shea
 * (1997), Review of Economics and Statistics 79, 348-352.
 */
export function conditionalStrength(
  estimate: FirstEstimate,
  option: VcovOption,
): Readonly<Record<string, ConditionalStrength>> {
  const names = endogenousNames(estimate.problem);
  const shea = sheaR2(estimate);
  return Object.fromEntries(
    names.map((name, j) => [name, { ...ofColumn(estimate, option, name, j), sheaR2: shea[j]! }]),
  );
}

function ofColumn(
  estimate: FirstEstimate,
  option: VcovOption,
  name: string,
  j: number,
): Omit<ConditionalStrength, "sheaR2"> {
  const { frame, problem, space, twoStage } = estimate;
  const q = problem.endogenous;
  const explained = Array.from({ length: q }, (_, i) => excludedPart(estimate, space.coordinates[space.size + i]!));
  const others = Array.from({ length: q }, (_, i) => i).filter((i) => i !== j);
  const delta =
    q === 1
      ? []
      : leastSquares(
          others.map((i) => explained[i]!),
          explained[j]!,
        ).coefficients;
  const weights = new Float64Array(q);
  weights[j] = 1;
  others.forEach((i, at) => {
    weights[i] = -delta[at]!;
  });
  const alone = Float64Array.from({ length: q }, (_, i) => (i === j ? 1 : 0));
  const degrees = problem.excluded - q + 1;
  const coordinates = combined(explained, weights);
  const squares = dot(coordinates, coordinates);
  const share = (errors: Float64Array): number => squares / (squares + quadratic(errors, twoStage.moments.among, q));
  const test = (words: string, errors: Float64Array): TestResult => {
    const projection = combined(twoStage.projections, errors).map((value) => -value);
    const { statistic, df } = instrumentWald(
      estimate,
      {
        coordinates,
        residual: {
          columns: [...endogenousOf(problem), ...instrumentsOf(problem)],
          coefficients: Float64Array.of(...errors, ...projection),
        },
        rss: quadratic(errors, twoStage.moments.among, q),
      },
      option,
      true,
    );
    return testResult({
      name: `${words} F of ${name}`,
      null: `The instruments do not move ${name}${q > 1 ? " apart from the other endogenous columns" : ""}.`,
      statistic: statistic / degrees,
      distribution: "F",
      df: [degrees, df ?? freeObservations(frame) - space.size],
    });
  };
  return {
    sandersonWindmeijer: test("Sanderson-Windmeijer", weights),
    angristPischke: test("Angrist-Pischke", alone),
    sandersonWindmeijerR2: share(weights),
    angristPischkeR2: share(alone),
  };
}

/** a'V'Va of the first-stage residuals V. */
function quadratic(a: Float64Array, among: Float64Array, q: number): number {
  let sum = 0;
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += a[i]! * a[j]! * among[(1 + i) * (q + 1) + 1 + j]!;
  return sum;
}

/** [(X'M₁X)⁻¹]ⱼⱼ / [(X̂'M₁X̂)⁻¹]ⱼⱼ. */
function sheaR2(estimate: FirstEstimate): readonly number[] {
  const { problem, space, twoStage } = estimate;
  const q = problem.endogenous;
  const explained = Array.from({ length: q }, (_, i) => excludedPart(estimate, space.coordinates[space.size + i]!));
  const rest = (i: number, j: number): number => twoStage.moments.among[(1 + i) * (q + 1) + 1 + j]!;
  const scale = explained.map((column, j) => Math.sqrt(dot(column, column) + rest(j, j)));
  const inverseDiagonal = (entry: (i: number, j: number) => number): readonly number[] => {
    const matrix = Float64Array.from({ length: q * q }, (_, at) => {
      const [i, j] = [Math.floor(at / q), at % q];
      return entry(i, j) / (scale[i]! * scale[j]!);
    });
    const factor = cholesky(matrix, q);
    const inverse = factor && choleskyInverse(factor, q);
    return scale.map((_, j) => inverse?.[j * (q + 1)] ?? Number.NaN);
  };
  const fitted = (i: number, j: number): number => dot(explained[i]!, explained[j]!);
  const projected = inverseDiagonal(fitted);
  return inverseDiagonal((i, j) => fitted(i, j) + rest(i, j)).map((value, j) => value / projected[j]!);
}
