import { isZeroOne } from "../data/is-zero-one.ts";
import { withoutOneSidedSeparation } from "../diagnostics/one-sided-separation.ts";
import { withoutSeparation } from "../diagnostics/separation.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { fractionalLikelihood } from "../likelihood/fractional-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { binaryNullLogLik } from "./binary-null.ts";
import { checkVarying } from "./check-varying.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

type Binary = Pick<LikelihoodDefinition<"index", "y">, "likelihood" | "quantities">;

/** The model of a share by the quasi-likelihood of this binary model; its probability is the mean. */
export function fractionalDefinition(
  estimator: string,
  title: string,
  binary: Binary,
): LikelihoodDefinition<"index", "y"> {
  const mean: Quantity<"index"> = { ...binary.quantities.probability!, label: "E[y]" };
  return {
    estimator,
    title,
    likelihood: fractionalLikelihood(binary.likelihood),
    equations: [{ role: "", predictor: "index" }],
    quantities: { mean, index: binary.quantities.index! },
    defaultVcov: "robust",
    outcomes(frame) {
      checkShares(frame);
      return { y: frame.equations[0]!.outcome };
    },
    screen(frame, mode) {
      checkShares(frame);
      if (onlyZerosAndOnes(frame)) return withoutSeparation(frame, 0, mode);
      return withoutOneSidedSeparation(frame, sidesOf(frame), mode, { below: "0", above: "1" });
    },
    nullLogLik: binaryNullLogLik,
  };
}

/** A share of 0 lets its mean fall to 0, one of 1 rise to 1. */
function sidesOf({ equations }: Frame): Int8Array {
  return Int8Array.from(equations[0]!.outcome, (y) => Number(y === 1) - Number(y === 0));
}

function onlyZerosAndOnes({ equations }: Frame): boolean {
  return isZeroOne(equations[0]!.outcome);
}

/** @throws EstimandError "outcome-not-share", "constant-outcome" */
function checkShares(frame: Frame): void {
  checkVarying(frame, 0);
  const { outcome, outcomeName } = frame.equations[0]!;
  const at = outcome.findIndex((y) => y < 0 || y > 1);
  if (at < 0) return;
  const row = (frame.index?.[at] ?? at) + 1;
  throw new EstimandError(
    "outcome-not-share",
    `The outcome '${outcomeName}' must be a share between 0 and 1, and it is ${outcome[at]} in row ${row}. Divide ` +
      "percentages by 100, or use an estimator for such an outcome.",
    { column: outcomeName, row, value: outcome[at] },
  );
}
