import type { ChosenCovariance } from "../fit/model.ts";
import type { Likelihood } from "../likelihood/likelihood.ts";
import { sameCovariance } from "./same-covariance.ts";
import type { ScoreForm } from "./score-tester.ts";
import type { VcovOption } from "./vcov-option.ts";

/** How a score test estimates the variance of the score, and in words. */
export interface ChosenForm {
  readonly form: ScoreForm;
  readonly vcov: VcovOption;
  readonly label: string;
}

const labels: Readonly<Record<ScoreForm, string>> = {
  expected: "Expected information",
  observed: "Observed information",
  opg: "Outer products of the scores",
  robust: "Robust variance of the score",
};

/**
 * The form of a score test: as asked for, else from the information where the fit's covariance is "iid" and robust, in the
 * fit's kind of covariance, where it is not.
 */
export function scoreForm(
  { label, facts }: Pick<ChosenCovariance, "label" | "facts">,
  likelihood: Likelihood<string>,
  wanted: "information" | "opg" | "robust" = label === "iid" ? "information" : "robust",
  information: "expected" | "observed" = likelihood.expected === undefined ? "observed" : "expected",
): ChosenForm {
  const form = wanted === "information" ? information : wanted;
  if (form !== "robust") return { form, vcov: "HC0", label: labels[form] };
  const same = sameCovariance({ label, facts });
  const vcov = same === "iid" ? "HC0" : same;
  return { form, vcov, label: typeof vcov === "string" ? labels.robust : `${labels.robust}: ${label}` };
}
