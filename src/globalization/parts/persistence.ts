import type { Table } from "../../data/table.ts";
import { dynamicProbit } from "../../estimators/dynamic-probit.ts";
import { EstimandError } from "../../errors.ts";
import { probit } from "../../estimators/probit.ts";
import type { RandomEffectsFit } from "../../estimators/random-effects-fit.ts";
import type { DerivedParameter } from "../../fit/fit.ts";
import { parseFormula } from "../../formula/parse.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { type EquationResult, equationResult, notConverged } from "./equation-result.ts";
import { laggedOutcome } from "./lagged-outcome.ts";
import { attempt, notSpecified, type Part, skipped } from "./part.ts";
import type { Progress } from "./progress.ts";
import { type Sampled, sampled } from "./sampling-weights.ts";

/** Whether globalizing makes globalizing likelier later, apart from what firms are. */
export interface PersistenceResult {
  /** Dynamic random-effects probit, given the first outcome and the means of what changes. */
  readonly fit: RandomEffectsFit;
  /** Average effect on the probability of having globalized the period before. */
  readonly stateDependence: DerivedParameter;
  /** A probit on the outcome before (the column `before`), which takes what firms are for persistence. */
  readonly naive: Part<EquationResult>;
}

export function persistencePart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<PersistenceResult> {
  const { persistence } = specification;
  if (persistence === undefined) return notSpecified;
  const weighting = sampled(specification);
  const { formula, panel, time } = persistence;
  return attemptPanel((): Part<PersistenceResult> => {
    progress("persistence: dynamic random-effects probit");
    const fit = withinUnits(weighting, (weights) =>
      dynamicProbit(formula, firms, { panel, time, ...weights }),
    ) as unknown as RandomEffectsFit;
    const stateDependence = fit.derived?.stateDependence;
    if (!fit.converged || stateDependence === undefined) return notConverged(fit);
    progress("persistence: as if firms were alike");
    const outcome = parseFormula(formula).outcome.text;
    const naive = attempt(() => {
      const lagged = firms.with({ before: laggedOutcome(firms, { outcome, panel, time }) });
      return equationResult(probit(`${formula} + before`, lagged, weighting), { of: ["before"] });
    });
    return { fit, stateDependence, naive };
  });
}

/** What is made, or why the data are no panel: two rows of a firm in one period, periods of uneven length. */
function attemptPanel(make: () => Part<PersistenceResult>): Part<PersistenceResult> {
  try {
    return attempt(make);
  } catch (error) {
    if (!(error instanceof EstimandError) || error.facts.option !== "time") throw error;
    const ko = `패널 자료의 형식이 맞지 않아 추정하지 않았습니다(한 기업이 같은 시점에 두 번 있거나 시점 간격이 일정하지 않음): ${error.message}`;
    return skipped("no-panel", error.message, ko);
  }
}

/** The estimate with weights; without them where they change within a firm, which counts as one: the report says so. */
function withinUnits<Result>(weighting: Sampled, estimate: (weighting: Sampled) => Result): Result {
  try {
    return estimate(weighting);
  } catch (error) {
    if (weighting.weights === undefined || !(error instanceof EstimandError) || error.code !== "bad-weights")
      throw error;
    return estimate({});
  }
}
