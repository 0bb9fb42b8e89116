import type { TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { modelFrame } from "../formula/model-frame.ts";
import { covarianceColumns } from "../inference/covariance-columns.ts";
import { checkBinary } from "./check-binary.ts";
import { checkRows } from "./check-rows.ts";
import { checkVarying } from "./check-varying.ts";
import type { LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import type { AbsorbingOptions } from "./absorbing.ts";

/** One formula, or a record of formulas by role. */
export type Formulas = string | Readonly<Record<string, string>>;

type Posed = Pick<LikelihoodDefinition<string, string>, "estimator" | "equations" | "columns" | "panel" | "absorbs">;

/**
 * The estimation sample of a definition, its formulas, its 0/1 outcomes and its size checked.
 *
 * @throws EstimandError "bad-option", "outcome-not-binary", "constant-outcome", "too-few-rows" and those of the frame
 */
export function sampleOf(
  definition: Posed,
  formulas: Formulas,
  data: TableInput,
  { weights, offset, vcov, fixefK }: LikelihoodOptions & AbsorbingOptions,
): Frame {
  checkRoles(definition, formulas);
  const frame = modelFrame({
    equations: definition.equations.map(({ role, within, where, intercept, outcome }) => ({
      role,
      within,
      where,
      intercept,
      outcome,
      formula: formulaOf(definition, formulas, role),
    })),
    data,
    weights,
    offset,
    panel: definition.panel,
    absorb: definition.absorbs && { demean: false, fixefK: fixefK ?? "nonnested" },
    columns: [...(definition.columns ?? []), ...covarianceColumns(vcov)],
  });
  definition.equations.forEach(({ binary, instrumented }, position) => {
    const equation = frame.equations[position]!;
    if (!instrumented) checkExogenous(definition, equation);
    if (binary) checkBinary(frame, position);
    checkRows(frame, position);
    if (equation.active !== undefined) checkVarying(frame, position);
  });
  return frame;
}

function checkRoles({ estimator, equations }: Posed, formulas: Formulas): void {
  const roles = equations.map(({ role }) => role);
  if (typeof formulas !== "object" || formulas === null || roles.includes("")) return;
  const extra = Object.keys(formulas).find((role) => !roles.includes(role));
  if (extra === undefined) return;
  throw new EstimandError(
    "bad-option",
    `${estimator} has no equation '${extra}': pass { ${equations.map(exampleOf).join(", ")} }.`,
    { estimator, role: extra },
  );
}

function exampleOf({ role, outcome }: Posed["equations"][number]): string {
  return `${role}: "${outcome === "none" ? "" : "y "}~ a + b"`;
}

function formulaOf({ estimator, equations }: Posed, formulas: Formulas, role: string): string {
  const formula = typeof formulas === "string" ? (role === "" ? formulas : undefined) : formulas?.[role];
  if (typeof formula === "string") return formula;
  throw new EstimandError(
    "bad-option",
    role === ""
      ? `${estimator} takes one formula, a text such as "y ~ a + b".`
      : `${estimator} takes a record of formulas, and '${role}' is missing: pass { ${equations.map(exampleOf).join(", ")} }.`,
    { estimator, role },
  );
}

function checkExogenous({ estimator }: Posed, { formula, instruments }: Equation): void {
  if (instruments === undefined) return;
  throw new EstimandError(
    "bad-option",
    `'${formula}' has instruments in brackets, which ${estimator} does not use: leave the brackets out, or call iv for a ` +
      `linear model with endogenous columns.`,
    { estimator, formula },
  );
}
