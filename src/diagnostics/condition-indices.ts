import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { modelWithData } from "../inference/with-vcov.ts";
import { triangularFactor } from "../linalg/qr.ts";
import { singularValues } from "../linalg/singular-values.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { formatFixed, formatNumber } from "../report/format.ts";

/** One direction of the regressors: how nearly they vanish there, and whose variance comes from it. */
export interface ConditionRow {
  /** Largest singular value over this one. */
  readonly index: number;
  /** By coefficient, the share of its variance that this direction makes; over all directions they sum to one. */
  readonly varianceShares: Readonly<Record<string, number>>;
}

/** Condition indices in rising order, a table that prints itself. */
export interface ConditionIndices extends Displayed {
  readonly rows: readonly ConditionRow[];
  /** The largest index: the scaled condition number. */
  readonly conditionNumber: number;
}

/**
 * Belsley, Kuh and Welsch's diagnostics of collinearity: condition indices of the regressors (the constant among them)
 * brought to unit length, and shares of variance. Coefficients with more than half of their variance in a direction of
 * index above 30 are degraded by each other.
 *
 * @param options `equation`: its role, for models of several ("outcome")
 * @throws EstimandError "needs-data", "bad-option"
 * @example
 * conditionIndices(ols("log(wage) ~ educ + exper", workers)).conditionNumber;
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, section 3.2.
 */
export function conditionIndices(fit: Fit, options: { readonly equation?: string } = {}): ConditionIndices {
  checkOptionNames("conditionIndices", options, { equation: true });
  const { frame } = modelWithData(fit, "A condition index");
  const roles = frame.equations.map(({ role }) => role);
  const equation = frame.equations.find(
    ({ role }) => role === (options.equation ?? (roles.length === 1 ? roles[0] : "")),
  );
  if (equation === undefined) {
    throw new EstimandError("bad-option", `equation: name one of ${roles.join(", ")}.`, { equations: roles });
  }
  const { names, columns } = equation.regressors;
  const k = names.length;
  const { values, vectors } = singularValues(triangularFactor(columns, frame.weights?.values).r, k);
  const parts = (j: number): number[] => Array.from(values, (value, d) => (vectors[j * k + d]! / value) ** 2);
  const shares = names.map((_, j) => {
    const all = parts(j);
    const total = all.reduce((sum, part) => sum + part, 0);
    return all.map((part) => part / total);
  });
  const rows = Array.from(
    values,
    (value, d): ConditionRow => ({
      index: values[0]! / value,
      varianceShares: Object.fromEntries(names.map((name, j) => [name, shares[j]![d]!])),
    }),
  );
  const record = { rows, conditionNumber: rows.at(-1)!.index };
  return displayed(record, ({ rows: all }) => [
    { kind: "title", text: "Condition indices and shares of variance" },
    {
      kind: "table",
      head: ["Index", ...names],
      align: ["decimal", ...names.map(() => "decimal" as const)],
      body: all.map(({ index, varianceShares }) => [
        formatNumber(index),
        ...names.map((name) => formatFixed(varianceShares[name]!, 3)),
      ]),
    },
  ]);
}
