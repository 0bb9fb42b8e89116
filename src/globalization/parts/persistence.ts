import type { Table } from "../../data/table.ts";
import { dynamicProbit } from "../../estimators/dynamic-probit.ts";
import { probit } from "../../estimators/probit.ts";
import type { RandomEffectsFit } from "../../estimators/random-effects-fit.ts";
import type { DerivedParameter } from "../../fit/fit.ts";
import { parseFormula } from "../../formula/parse.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { type EquationResult, equationResult, notConverged } from "./equation-result.ts";
import { laggedOutcome } from "./lagged-outcome.ts";
import { attempt, notSpecified, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";

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
  { persistence }: DeterminantSpecification,
  progress: Progress,
): Part<PersistenceResult> {
  if (persistence === undefined) return notSpecified;
  const { formula, panel, time } = persistence;
  return attempt((): Part<PersistenceResult> => {
    progress("persistence: dynamic random-effects probit");
    const fit = dynamicProbit(formula, firms, { panel, time }) as unknown as RandomEffectsFit;
    const stateDependence = fit.derived?.stateDependence;
    if (!fit.converged || stateDependence === undefined) return notConverged(fit);
    progress("persistence: as if firms were alike");
    const outcome = parseFormula(formula).outcome.text;
    const naive = attempt(() => {
      const lagged = firms.with({ before: laggedOutcome(firms, { outcome, panel, time }) });
      return equationResult(probit(`${formula} + before`, lagged), { of: ["before"] });
    });
    return { fit, stateDependence, naive };
  });
}
