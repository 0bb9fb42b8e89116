import { isZeroOne } from "../../data/is-zero-one.ts";
import type { Table } from "../../data/table.ts";
import { ols } from "../../estimators/ols.ts";
import { probit } from "../../estimators/probit.ts";
import { tobit } from "../../estimators/tobit.ts";
import type { Fit } from "../../fit/fit.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { wald } from "../../inference/wald.ts";
import { bracketsOf } from "../formula-terms.ts";
import type { CapabilitySpecification } from "../specification.ts";
import { dropped, type EquationResult, equationResult } from "./equation-result.ts";
import { attempt, notSpecified, type Part } from "./part.ts";
import type { Sampled } from "./sampling-weights.ts";
import { testPart } from "./test-part.ts";

/** How the capability is secured, and whether the instruments move it. */
export interface CapabilityEquation extends EquationResult {
  readonly formula: string;
  /** That the instruments move the capability: joint test. */
  readonly relevance: Part<TestResult>;
}

/** Above this share of zeros a capability that is never negative is censored, not continuous. */
const manyZeros = 0.05;

/** Least squares of the capability on what is exogenous; a probit where it is 0/1, a tobit where many firms have none. */
export function capabilityEquation(
  { equation, participation }: CapabilitySpecification,
  firms: Table,
  weighting: Sampled,
): Part<CapabilityEquation> {
  const { endogenous, exogenous, instruments } = bracketsOf(participation);
  if (equation === undefined && endogenous.length !== 1) return notSpecified;
  const formula = equation ?? `${endogenous[0]} ~ ${[...exogenous, ...instruments].join(" + ")}`;
  return attempt(() => {
    const fit = estimate(formula, firms, weighting);
    const names = (fit.vcov.names as readonly string[]).filter((name) =>
      instruments.some((term) => name === term || name.startsWith(`${term}[`)),
    );
    const relevance =
      names.length === 0
        ? dropped(instruments.join(", "))
        : testPart(() =>
            wald(
              fit,
              names.map((name) => `${name} = 0`),
            ),
          );
    return { formula, ...equationResult(fit), relevance };
  });
}

function estimate(formula: string, firms: Table, weighting: Sampled): Fit {
  const { outcome } = bracketsOf(formula);
  const values = firms.has(outcome) ? [...firms.numbers(outcome)].filter((x) => !Number.isNaN(x)) : [];
  if (values.length > 0 && isZeroOne(values)) return probit(formula, firms, { vcov: "robust", ...weighting });
  const zeros = values.filter((x) => x === 0).length;
  const censored = zeros > manyZeros * values.length && values.every((x) => x >= 0);
  const options = { vcov: "robust", ...weighting } as const;
  return censored ? tobit(formula, firms, { lower: 0, ...options }) : ols(formula, firms, options);
}
