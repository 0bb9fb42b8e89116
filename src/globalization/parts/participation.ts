import type { Table } from "../../data/table.ts";
import { heteroskedasticityTest } from "../../diagnostics/heteroskedasticity-test.ts";
import { hosmerLemeshow } from "../../diagnostics/hosmer-lemeshow.ts";
import { linkTest } from "../../diagnostics/link-test.ts";
import { normalityTest } from "../../diagnostics/normality-test.ts";
import type { BinaryFit } from "../../estimators/likelihood-definition.ts";
import { probit } from "../../estimators/probit.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { type MarginalEffects, marginalEffects } from "../../inference/marginal-effects.ts";
import { inClasses, sizeClasses } from "../firm-classes.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { type EffectsByGroup, effectsByGroup } from "./effects-by-group.ts";
import { attempt, notSpecified, type Part, resultOf } from "./part.ts";
import type { Progress } from "./progress.ts";
import { type Sampled, sampled } from "./sampling-weights.ts";
import { testPart } from "./test-part.ts";

/** Who globalizes: the probit, its average effects, by group and size, and whether the probit holds up. */
export interface ParticipationResult {
  readonly fit: BinaryFit;
  readonly effects: MarginalEffects;
  readonly byGroup: Part<EffectsByGroup>;
  readonly bySize: Part<EffectsByGroup>;
  /** Of the specification, by name: `normality`, `heteroskedasticity`, `link`, `calibration`; of the equation without weights. */
  readonly tests: Readonly<Record<string, Part<TestResult>>>;
}

export function participationPart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<ParticipationResult> {
  const { participation, group } = specification;
  if (participation === undefined) return notSpecified;
  const weighting = sampled(specification);
  return attempt(() => {
    progress("participation: probit");
    const fit = probit(participation, firms, weighting);
    progress("participation: average effects");
    const effects = marginalEffects(fit);
    progress("participation: effects by group and size");
    const byGroup = attempt(() =>
      group === undefined ? notSpecified : effectsByGroup(firms, participation, group, weighting),
    );
    const bySize = attempt(() => effectsBySize(firms, participation, weighting));
    progress("participation: specification tests");
    const unweighted = weighting.weights === undefined ? fit : attempt(() => probit(participation, firms));
    return { fit, effects, byGroup, bySize, tests: specificationOf(unweighted) };
  });
}

function effectsBySize(firms: Table, formula: string, weighting: Sampled): Part<EffectsByGroup> {
  if (firms.has("sizeClass")) return effectsByGroup(firms, formula, "sizeClass", weighting);
  if (!firms.has("employees")) return notSpecified;
  const classed = firms.with({ sizeClass: inClasses(firms, "employees", sizeClasses) });
  return effectsByGroup(classed, formula, "sizeClass", weighting);
}

/** Whether the probit holds is a hypothesis of the model, not of the population: weights would only cost the tests their size. */
function specificationOf(unweighted: Part<BinaryFit>): ParticipationResult["tests"] {
  return {
    normality: testPart(() => normalityTest(resultOf(unweighted))),
    heteroskedasticity: testPart(() => heteroskedasticityTest(resultOf(unweighted))),
    link: testPart(() => linkTest(resultOf(unweighted))),
    calibration: testPart(() => hosmerLemeshow(resultOf(unweighted))),
  };
}
