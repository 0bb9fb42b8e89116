import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { rememberDesign } from "../fit/fitted-design.ts";
import { testResult } from "../fit/make-test-result.ts";
import { withNonFinite } from "../fit/non-finite.ts";
import { restoreDesign } from "../fit/saved-design.ts";
import { type SavedParts, savedSchema } from "../fit/saved-fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import { coefficientVector } from "../inference/estimates.ts";
import { printedFit } from "../report/print-fit.ts";
import { savedQuantities } from "./saved-quantities.ts";

/**
 * A fit again out of what `JSON.stringify(fit)` wrote: it prints itself and has its tests, and everything works on it that
 * needs no data of the estimation: `summary`, `compare`, `confint`, `wald`, `deltaMethod`, `nlcom`, `forestPlot`, and
 * with new data `predict`, `marginalEffects`, `comparisons` and `predictions`, all to the last bit. What needs the data
 * (`withVcov`, `fitted`, averages over the sample) throws "needs-data".
 *
 * @param json the text, or what `JSON.parse` made of it
 * @throws EstimandError "bad-data" for anything that is no saved fit, or was saved by a later version of the package
 * @example
 * const text = JSON.stringify(probit("exporter ~ log(size) + rd", firms));
 * const fit = reviveFit(text);
 * predict(fit, [{ size: 12, rd: true }], { interval: "confidence" });
 */
export function reviveFit<F extends Fit = Fit>(json: string | object): F {
  const { schema: _, nonFinite, design, ...fields } = checked(typeof json === "string" ? parsed(json) : json);
  const record = withTests(withNonFinite(fields, nonFinite)) as F;
  const key = "method" in record ? `${record.estimator} ${record.method}` : record.estimator;
  const saved = savedQuantities[key] ?? savedQuantities[record.estimator];
  const quantities = typeof saved === "function" ? saved(record) : saved;
  if (design !== undefined && quantities !== undefined) {
    const { names } = record.vcov;
    rememberDesign(record, restoreDesign(design, { theta: coefficientVector(record), names, quantities }));
  }
  return printedFit<F>(record);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EstimandError("bad-data", `This is no saved fit: it is no JSON (${(error as Error).message}).`);
  }
}

function checked(saved: unknown): Fit & SavedParts {
  const { schema, estimator, coef, vcov } = (saved ?? {}) as Partial<Fit & SavedParts>;
  if (typeof schema !== "number" || estimator === undefined || coef === undefined || vcov === undefined) {
    throw new EstimandError("bad-data", "This is no saved fit: pass what JSON.stringify(fit) wrote.");
  }
  if (schema > savedSchema) {
    throw new EstimandError(
      "bad-data",
      `This fit was saved in form ${schema} by a later version of estimand; this version reads form ${savedSchema}. ` +
        "Update the package, or estimate again.",
      { schema, known: savedSchema },
    );
  }
  return saved as Fit & SavedParts;
}

/** Tests, wherever they stand in the record, print themselves again. */
function withTests(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withTests);
  const record = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withTests(part)]));
  return isTest(record) ? testResult(record) : record;
}

function isTest(record: object): record is TestResult {
  return ["name", "null", "statistic", "distribution", "df", "p"].every((key) => key in record);
}
