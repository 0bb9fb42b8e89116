import type { Table } from "../../data/table.ts";
import { cloglog } from "../../estimators/cloglog.ts";
import { logit } from "../../estimators/logit.ts";
import { ols } from "../../estimators/ols.ts";
import { probit } from "../../estimators/probit.ts";
import type { Fit } from "../../fit/fit.ts";
import { marginalEffects } from "../../inference/marginal-effects.ts";
import { cluster, type VcovOption } from "../../inference/vcov-option.ts";
import { withVcov } from "../../inference/with-vcov.ts";
import { parseFormula } from "../../formula/parse.ts";
import { firmsWhere } from "../firms-where.ts";
import { termText } from "../formula-terms.ts";
import type { CurveEstimator, RobustnessSpecification } from "../specification.ts";
import { dropped, isDropped } from "./equation-result.ts";
import { attempt, isSkipped, type Part, skipped } from "./part.ts";
import type { Progress } from "./progress.ts";
import type { Sampled } from "./sampling-weights.ts";
import type { CurveChoice, CurveGap, CurvePoint } from "./robustness.ts";

const estimators: Readonly<Record<CurveEstimator, (formula: string, firms: Table, weighting: Sampled) => Fit>> = {
  probit,
  logit,
  cloglog,
  ols,
};

type Covariance = NonNullable<RobustnessSpecification["vcov"]>[number];

/** The average effect of the column in every combination of controls, samples, estimators and covariances, smallest first. */
export function curveEstimates(
  firms: Table,
  {
    of,
    controls,
    samples = { all: "" },
    estimators: chosen = ["probit", "logit", "ols"],
    vcov = ["HC1"],
  }: RobustnessSpecification,
  { participation, weighting }: { readonly participation: string; readonly weighting: Sampled },
  progress: Progress,
): { readonly points: readonly CurvePoint[]; readonly gaps: readonly CurveGap[] } {
  const outcome = parseFormula(participation).outcome.text;
  const others = termsOf(participation).filter((term) => term !== of);
  const sets = controls ?? { none: [], ...(others.length === 0 ? {} : { all: others }) };
  const points: CurvePoint[] = [];
  const gaps: CurveGap[] = [];
  for (const [sample, condition] of Object.entries(samples)) {
    progress(`robustness: ${sample}`);
    const within = firmsWhere(firms, condition);
    for (const [name, terms] of Object.entries(sets)) {
      const formula = `${outcome} ~ ${[of, ...terms].join(" + ")}`;
      for (const estimator of chosen) {
        const choice: CurveChoice = { controls: name, sample, estimator };
        const found = attempt(() => pointsOf(within, { formula, of, weighting }, choice, vcov));
        if (isSkipped(found)) gaps.push({ ...choice, reason: found.skipped.en, reasons: found.skipped });
        else points.push(...found);
      }
    }
  }
  return { points: points.sort((a, b) => a.estimate - b.estimate), gaps };
}

const termsOf = (formula: string): string[] => parseFormula(formula).terms.map(termText);

function pointsOf(
  firms: Table,
  { formula, of, weighting }: Pick<CurvePoint, "formula"> & { readonly of: string; readonly weighting: Sampled },
  choice: CurveChoice,
  vcov: readonly Covariance[],
): Part<CurvePoint[]> {
  const fit = estimators[choice.estimator](formula, firms, weighting);
  if (isDropped(fit, of)) return dropped(of);
  const points = vcov.map((covariance): CurvePoint => {
    const { rows } = marginalEffects(withVcov(fit, optionOf(covariance)), { of: [of] });
    const { estimate, se, statistic, p, low, high } = rows[0]!;
    const effect = { estimate, se, statistic, p, low, high };
    return { ...choice, ...effect, vcov: wordOf(covariance), formula, nobs: fit.nobs };
  });
  if (fit.converged && points.every(({ se }) => Number.isFinite(se))) return points;
  return skipped("not-converged", `${fit.title} found no estimate with a standard error.`, "수렴한 추정치가 없습니다.");
}

function optionOf(covariance: Covariance): VcovOption {
  return typeof covariance === "string" ? covariance : cluster(covariance.cluster);
}

function wordOf(covariance: Covariance): string {
  return typeof covariance === "string" ? covariance : `cluster(${covariance.cluster})`;
}
