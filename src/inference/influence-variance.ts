import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { submatrix } from "../linalg/matrix.ts";
import { chooseCovariance } from "./covariance.ts";
import { sameCovariance } from "./same-covariance.ts";
import { blockColumns } from "./score-blocks.ts";
import { scoreSumModel } from "./score-sum-model.ts";
import { steadyModel } from "./steady-model.ts";
import { modelWithData } from "./with-vcov.ts";

/**
 * The variance of the difference of two estimates of the same coefficients from the same rows, from the stacked scores of
 * both: Σ ψᵢψᵢ' with ψᵢ = B₁s₁ᵢ - B₀s₀ᵢ, by clusters where the first fit is clustered; without small-sample factors.
 *
 * @throws EstimandError "needs-data", "bad-option" when the rows differ
 */
export function influenceVariance(first: Fit, second: Fit, names: readonly string[]): Float64Array {
  const one = modelWithData(first, "The robust Hausman test");
  const other = modelWithData(second, "The robust Hausman test");
  checkSameRows(one, other);
  const option = sameCovariance({ label: first.conventions.vcov, facts: first.conventions });
  const plus = influences(one, names);
  const minus = influences(other, names);
  const contributions: FittedModel["scores"] = (start, rows, out) => {
    for (const column of out) column.fill(0, 0, rows);
    plus(start, rows, out, 1);
    minus(start, rows, out, -1);
  };
  const positions = names.map((name) => one.names.indexOf(name));
  const reference = submatrix(one.iid.values, one.names.length, positions);
  return chooseCovariance(scoreSumModel(one.frame, reference, contributions), option === "iid" ? "HC0" : option).values;
}

type AddInfluences = (start: number, rows: number, out: readonly Float64Array[], sign: 1 | -1) => void;

/** Adds ±B sᵢ of the named coefficients to the columns of `out`. */
function influences(fitted: FittedModel, names: readonly string[]): AddInfluences {
  const model = steadyModel(fitted);
  const k = model.theta.length;
  const positions = names.map((name) => model.names.indexOf(name));
  const scores = blockColumns(k, model.frame.rows);
  return (start, rows, out, sign) => {
    model.scores(start, rows, scores);
    positions.forEach((position, c) => {
      const into = out[c]!;
      for (let j = 0; j < k; j++) {
        const weight = sign * model.bread[position * k + j]!;
        const score = scores[j]!;
        for (let i = 0; i < rows; i++) into[i]! += weight * score[i]!;
      }
    });
  };
}

function checkSameRows(one: FittedModel, other: FittedModel): void {
  const row = ({ frame }: FittedModel, i: number): number => frame.index?.[i] ?? i;
  let same = one.frame.rows === other.frame.rows;
  for (let i = 0; same && i < one.frame.rows; i++) same = row(one, i) === row(other, i);
  if (same) return;
  throw new EstimandError(
    "bad-option",
    "The fits use different rows of the table, so their scores cannot be set side by side. Leave out the rows that one of " +
      "them lacks, then estimate both.",
    { rows: [one.frame.rows, other.frame.rows] },
  );
}
