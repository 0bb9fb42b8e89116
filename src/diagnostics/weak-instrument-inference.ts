import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { endogenousNames } from "../moments/linear-problem.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { formatNumber } from "../report/format.ts";
import { checkLevel } from "../inference/level.ts";
import { modelWithData } from "../inference/with-vcov.ts";
import { chiSquareSf } from "../special/chi-square.ts";
import { fSf } from "../special/f.ts";
import { known } from "../fit/known.ts";
import { andersonRubinSet, directionScale } from "./anderson-rubin.ts";
import { effectiveF } from "./effective-f.ts";
import { conditionalLikelihoodRatioP } from "./conditional-likelihood-ratio.ts";
import { type RealSet, scannedSet } from "./real-set.ts";
import { type ReducedForm, reducedForm } from "./reduced-form.ts";
import { covarianceOf, instrumentalFit } from "./remembered-estimate.ts";
import { type OutcomeForm, rememberedForm } from "./remembered-form.ts";
import { type TFInterval, tFInterval } from "./t-f.ts";
import { type Kind, weakInstrumentDocument, weakInstrumentNames } from "./weak-instrument-document.ts";
import { type WeakInstrumentStatistics, weakInstrumentStatistics } from "./weak-instrument-statistics.ts";

export interface WeakInstrumentOptions {
  /** The value of the coefficient that is tested; 0. */
  readonly value?: number;
  /** Level of the sets; 0.95. */
  readonly level?: number;
}

/** A test and the values that it does not reject. */
export interface WeakInstrumentTest {
  readonly test: TestResult;
  readonly set: RealSet;
}

/** Tests and confidence sets of the coefficient of the only endogenous column; prints itself. */
export interface WeakInstrumentInference extends Displayed {
  readonly name: string;
  readonly level: number;
  readonly andersonRubin: WeakInstrumentTest;
  readonly kleibergenK: WeakInstrumentTest;
  readonly conditionalLikelihoodRatio: WeakInstrumentTest;
  /** With one instrument, at the 95% level: the t interval made right by the first-stage F. */
  readonly tF?: TFInterval;
}

const surelyRejected = 200;

/**
 * Inference on the coefficient of one endogenous column that is right however weak its instruments are, in the covariance of the
 * fit (robust, clustered, HAC): Anderson and Rubin's test, Kleibergen's K and Moreira's conditional likelihood ratio test,
 * each with the set of the values that it does not reject: an interval, rays, several stretches, the whole line, or
 * nothing. The conditional test is the most powerful of the three in over-identified models; in a just-identified one
 * all are the same.
 *
 * For `ivProbit` and `ivTobit` (any method) the same tests of minimum distance between the index's and the column's coefficients on the
 * instruments. The coefficient of a probit is then that given the column's error, as by control function and in two steps; its
 * sign and zero are those of maximum likelihood too.
 *
 * @param options `value` tested (0), `level` of the sets (0.95)
 * @throws EstimandError "needs-data", "undefined-test" for other fits, several endogenous columns and singular covariances
 * @example
 * String(weakInstrumentInference(iv("lwage ~ exper + [educ ~ nearc4 + nearc2]", men, { vcov: "robust" })));
 *
 * Source: Anderson and Rubin (1949); Kleibergen (2002, 2005); Moreira (2003); Andrews, Stock and Sun (2019); Magnusson (2010)
 * for other outcomes.
 */
export function weakInstrumentInference(fit: Fit, options: WeakInstrumentOptions = {}): WeakInstrumentInference {
  checkOptionNames("weakInstrumentInference", options, { value: true, level: true });
  const { value = 0 } = options;
  const level = checkLevel(options.level ?? 0.95);
  const { name, center, form, note } = formOf(fit);
  const at = weakInstrumentStatistics(form, 1, value - center);
  if (Number.isNaN(at.ar)) throw undefinedFor("a covariance that is not singular: fewer instruments, or more clusters");
  const set = (kind: Kind): RealSet => {
    if (kind === "andersonRubin") return andersonRubinSet(form, name, center, level)!;
    const excess = (c: number, s: number): number => {
      const there = weakInstrumentStatistics(form, c, s);
      const statistic = kind === "kleibergenK" ? there.k : there.lr;
      // Beyond this no p-value is near 1 - level; the statistic itself has no plateau in which dips would be looked for.
      if (statistic > surelyRejected + 4 * form.instruments) return statistic;
      return Math.log((1 - level) / probability(kind, form, there));
    };
    return scannedSet(excess, center, directionScale(form));
  };
  const found = (kind: Kind): WeakInstrumentTest => ({ test: test(kind, form, at, name, value), set: set(kind) });
  const record: Omit<WeakInstrumentInference, keyof Displayed> = {
    name,
    level,
    andersonRubin: found("andersonRubin"),
    kleibergenK: found("kleibergenK"),
    conditionalLikelihoodRatio: found("conditionalLikelihoodRatio"),
    ...(fit.estimator === "iv" && form.instruments === 1 && level === 0.95 && methodOf(fit) !== "kclass"
      ? { tF: tFInterval(center, known(fit.se[name]), effectiveF(form).statistic) }
      : {}),
  };
  return displayed(record, (self) => weakInstrumentDocument(self, fit.conventions.vcov, note));
}

/** The reduced form in the covariance of the fit, linear or of an outcome's index. */
function formOf(fit: Fit): OutcomeForm {
  const what = "weakInstrumentInference";
  const make = rememberedForm(modelWithData(fit, what));
  if (make !== undefined) return make(covarianceOf(fit, what));
  const { model, estimate, covariance } = instrumentalFit(fit, what);
  const [name, ...others] = endogenousNames(estimate.problem);
  if (others.length > 0)
    throw undefinedFor("one endogenous column, and this fit has several: weakInstrumentTests tests all at once");
  const center = estimate.twoStage.coefficients[model.names.indexOf(name!)]!;
  return { name: name!, center, form: reducedForm(estimate, covariance, model.small) };
}

function methodOf(fit: Fit): string | undefined {
  return (fit as Fit & { readonly method?: string }).method;
}

function probability(kind: Kind, { instruments: m, df }: ReducedForm, at: WeakInstrumentStatistics): number {
  const tail = (x: number, q: number): number => (df === null ? chiSquareSf(x, q) : fSf(x / q, q, df));
  if (kind === "andersonRubin") return tail(at.ar, m);
  return kind === "kleibergenK" ? tail(at.k, 1) : conditionalLikelihoodRatioP(at.lr, at.rank, m, df);
}

function test(kind: Kind, form: ReducedForm, at: WeakInstrumentStatistics, name: string, value: number): TestResult {
  const { instruments: m, df } = form;
  const q = kind === "andersonRubin" ? m : 1;
  const statistic = { andersonRubin: at.ar, kleibergenK: at.k, conditionalLikelihoodRatio: at.lr }[kind];
  const conditional = kind === "conditionalLikelihoodRatio";
  return testResult({
    name: weakInstrumentNames[kind],
    null: `The coefficient of ${name} is ${value === 0 ? "zero" : value}.`,
    statistic: df === null || conditional ? statistic : statistic / q,
    distribution: df === null || conditional ? "chi2" : "F",
    df: df === null || conditional ? [q] : [q, df],
    p: probability(kind, form, at),
    ...(conditional ? { note: `Its distribution is conditional on r = ${formatNumber(at.rank, 5)}.` } : {}),
  });
}

function undefinedFor(needs: string): EstimandError {
  return new EstimandError("undefined-test", `weakInstrumentInference needs ${needs}.`);
}
