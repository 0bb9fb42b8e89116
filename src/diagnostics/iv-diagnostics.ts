import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Identification } from "../formula/identification.ts";
import { displayed } from "../report/displayed.ts";
import { craggDonald } from "./cragg-donald.ts";
import { differenceInJ } from "./difference-in-j.ts";
import { effectiveF } from "./effective-f.ts";
import { endogeneityTests } from "./endogeneity-tests.ts";
import { firstStages, outcomeOnInstruments } from "./first-stage.ts";
import type { IvDiagnostics } from "./instrument-diagnostics.ts";
import { ivDiagnosticsDocument } from "./iv-diagnostics-document.ts";
import { kleibergenPaap } from "./kleibergen-paap.ts";
import { listed } from "./listed.ts";
import { overidentificationTests } from "./overidentification-tests.ts";
import { degreesOf } from "./overidentification.ts";
import { reducedForm } from "./reduced-form.ts";
import { type InstrumentalFit, instrumentalFit } from "./remembered-estimate.ts";
import { withLast } from "./reordered-instruments.ts";
import { conditionalStrength } from "./sanderson-windmeijer.ts";
import { stockWright } from "./stock-wright.ts";
import { stockYogoValues } from "./stock-yogo.ts";
import { wuHausman } from "./wu-hausman.ts";

export interface IvDiagnosticsOptions {
  /** Instruments, or exogenous columns, whose validity is to be tested by the C statistic. */
  readonly orthogonal?: readonly string[];
}

/** The identification of a fit by `iv`, as far as its type tells. */
type IdentificationIn<F extends Fit> = F extends { readonly identification: infer I extends Identification }
  ? I
  : Identification;

/**
 * Everything that is known of the instruments of a fit by `iv`: first stages and reduced form; their strength by the partial F
 * (of the fit's covariance and classical), partial and Shea's R², Sanderson and Windmeijer's F, Cragg and Donald's with
 * Stock and Yogo's critical value, Kleibergen and Paap's, Montiel Olea and Pflueger's with critical values; tests of
 * underidentification, of overidentifying restrictions, of the endogenous columns' exogeneity, and of no effect.
 *
 * @param options `orthogonal`: instruments to be tested by the C statistic
 * @throws EstimandError "needs-data", "undefined-test" for other fits and too many suspects, "bad-option" for unknown ones
 * @example
 * const found = ivDiagnostics(iv("lwage ~ exper + [educ ~ nearc4 + nearc2]", men, { vcov: "robust" }));
 * found.kleibergenPaap.waldF;
 */
export function ivDiagnostics<F extends Fit>(
  fit: F,
  options: IvDiagnosticsOptions = {},
): IvDiagnostics<IdentificationIn<F>> {
  checkOptionNames("ivDiagnostics", options, { orthogonal: true });
  const known = instrumentalFit(fit, "ivDiagnostics");
  const { model, estimate, option, covariance } = known;
  const { problem } = estimate;
  const classical = { ...covariance, label: "iid", facts: {} };
  const stages = firstStages(estimate, covariance);
  const plain = canBeIid(known) ? firstStages(estimate, classical) : stages;
  const conditional = conditionalStrength(estimate, option);
  const overidentified = overidentificationTests(estimate, covariance);
  const form = problem.endogenous === 1 ? reducedForm(estimate, covariance, model.small) : undefined;
  const record = {
    vcov: fit.conventions.vcov,
    firstStage: Object.fromEntries(
      Object.entries(stages).map(([name, stage]) => [
        name,
        { ...stage, classicalF: plain[name]!.partialF, ...conditional[name]! },
      ]),
    ),
    reducedForm: outcomeOnInstruments(estimate, covariance),
    craggDonald: craggDonald(estimate),
    stockYogo: stockYogoValues(problem.endogenous, problem.excluded, methodOf(fit)),
    anderson: kleibergenPaap(estimate, canBeIid(known) ? "iid" : option).lm,
    kleibergenPaap: kleibergenPaap(estimate, option),
    ...(form === undefined ? {} : { effectiveF: [0.05, 0.1, 0.2, 0.3].map((tau) => effectiveF(form, tau)) }),
    stockWright: stockWright(estimate, option),
    wuHausman: wuHausman(estimate, covariance),
    ...endogeneityTests(estimate, option),
    ...(overidentified === undefined
      ? { identification: "exact" as const }
      : { identification: "over" as const, overidentification: overidentified }),
    ...(options.orthogonal === undefined ? {} : { orthogonality: orthogonality(known, options.orthogonal) }),
  };
  return displayed(record, () => ivDiagnosticsDocument(record)) as IvDiagnostics as IvDiagnostics<IdentificationIn<F>>;
}

const methodOf = (fit: Fit): string => (fit as Fit & { method: string }).method;

/** Probability weights rule out what assumes homoskedasticity. */
function canBeIid({ model }: InstrumentalFit): boolean {
  return model.frame.weights?.kind !== "probability";
}

function orthogonality({ estimate, option }: InstrumentalFit, suspects: readonly string[]): TestResult {
  const { problem, space } = estimate;
  const instruments = problem.names.slice(0, space.size);
  const unknown = suspects.find((name) => !instruments.includes(name));
  if (unknown !== undefined || suspects.length === 0) {
    throw new EstimandError(
      "bad-option",
      `orthogonal: ${unknown === undefined ? "names no instrument" : `'${unknown}' is no instrument`}; there are ` +
        `${listed(instruments)}.`,
      { option: "orthogonal", instruments },
    );
  }
  const most = degreesOf(estimate);
  if (suspects.length > most) {
    throw new EstimandError(
      "undefined-test",
      `Without ${listed(suspects)} the model is not identified: ` +
        (most === 0
          ? "it has as many instruments as endogenous columns, so none can be tested."
          : `at most ${most} of its instruments can be tested at once.`),
      { instruments: suspects },
    );
  }
  const last = withLast(estimate, suspects);
  return testResult({
    name: `C test of ${listed(suspects)} (difference in J)`,
    null: `${listed(suspects)} ${suspects.length > 1 ? "are" : "is"} uncorrelated with the error, given that the others are.`,
    statistic: differenceInJ(last, suspects.length, option),
    distribution: "chi2",
    df: [suspects.length],
  });
}
