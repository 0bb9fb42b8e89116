import { craggDonald } from "../diagnostics/cragg-donald.ts";
import { firstStages } from "../diagnostics/first-stage.ts";
import { instrumentStrength } from "../diagnostics/instrument-strength.ts";
import type { InstrumentalEstimate } from "../diagnostics/instrumental-estimate.ts";
import { instrumentWarnings } from "../diagnostics/iv-warnings.ts";
import { overidentification } from "../diagnostics/overidentification.ts";
import { wuHausman } from "../diagnostics/wu-hausman.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { printedFit } from "../report/print-fit.ts";
import type { IvFit } from "./iv.ts";
import { leastSquaresRecord, type LinearFitted, perfectFit } from "./least-squares-record.ts";
import { slopesTest } from "./slopes-test.ts";

/** The fit by instrumental variables, for this covariance: what is known of its instruments follows from it. */
export function ivRecord(
  formula: string,
  model: FittedModel,
  estimate: InstrumentalEstimate & { readonly collinear: readonly Warning[] },
  fitted: LinearFitted,
  covariance: ChosenCovariance,
): IvFit {
  const strength = instrumentStrength(model, estimate, covariance);
  const overidentified = overidentification(estimate, covariance);
  const firstStage = firstStages(estimate, covariance);
  const test = slopesTest(model, covariance);
  const warnings = instrumentWarnings(estimate, {
    firstStage,
    strength,
    overidentification: overidentified && Object.values(overidentified)[0],
  });
  const record = {
    estimator: "iv",
    title: "Instrumental variables (two-stage least squares)",
    formula,
    ...leastSquaresRecord(model, fitted, covariance),
    firstStage,
    craggDonald: craggDonald(estimate),
    ...(strength === undefined ? {} : { effectiveF: strength.effectiveF }),
    ...(strength?.andersonRubin === undefined ? {} : { andersonRubin: strength.andersonRubin }),
    warnings: [...perfectFit(fitted), ...estimate.collinear, ...warnings, ...covariance.warnings],
    tests: {
      ...(test === undefined ? {} : { model: test }),
      ...(strength === undefined ? {} : { andersonRubin: strength.test }),
      wuHausman: wuHausman(estimate, covariance),
      ...overidentified,
    },
  };
  return printedFit<IvFit>(record, model);
}
