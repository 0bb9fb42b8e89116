import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { withoutColumns } from "../formula/without-columns.ts";
import { withoutRows } from "../formula/without-rows.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import { listed } from "./listed.ts";
import { separatingDirection } from "./separating-direction.ts";
import type { Screened, SeparationMode } from "./separation.ts";

/**
 * Takes separation out of the sample of a Poisson regression: a direction b with x'b = 0 where y > 0 and x'b <= 0 where
 * y = 0, below 0 in some rows, along which the likelihood rises for ever. Those rows say nothing of the other coefficients:
 * with "drop" they leave with the columns that no longer vary.
 *
 * @throws EstimandError "quasi-separation" with mode "error"
 *
 * Source: Correia, Guimarães and Zylkin (2019), Verifying the existence of maximum likelihood estimates for generalized
 * linear models.
 */
export function withoutPoissonSeparation(frame: Frame, mode: SeparationMode): Screened {
  const equation = frame.equations[0]!;
  const { rowOf, stacked } = signedCounts(equation);
  const found = separatingDirection(stacked);
  if (found === undefined) return { frame, warnings: [] };
  const leaving = new Uint8Array(frame.rows);
  found.separated.forEach((separated, at) => {
    if (separated === 1) leaving[rowOf[at]!] = 1;
  });
  const rows = leaving.reduce((sum, leaves) => sum + leaves, 0);
  const columns = found.columns.map((j) => equation.regressors.names[j]!);
  const named = `${columns.length === 1 ? "column" : "columns"} ${listed(columns.map((name) => `'${name}'`))}`;
  const reason = `'${equation.outcomeName}' is 0 in ${rows === 1 ? "the one row" : `all ${rows} rows`} that ${named} ${columns.length === 1 ? "tells" : "tell"} apart, so no finite coefficient is best`;
  const facts = { columns, rows };
  if (mode === "error") {
    throw new EstimandError("quasi-separation", `${reason}. Leave ${named} out, or pass separation: "drop".`, facts);
  }
  if (mode === "keep") {
    const message = `${reason}: the estimates grew until the search ended. Do not read the coefficients of these columns or their standard errors.`;
    return { frame, warnings: [{ code: "separation-kept", message, ...facts }] };
  }
  const staying = Float64Array.from(leaving, (leaves) => 1 - leaves);
  const idle = independentColumns(equation.regressors.columns, staying).dropped;
  const rest = withoutRows(withoutColumns(frame, 0, idle, "separated"), leaving, `separated: ${columns.join(", ")}`);
  const left = rows === 1 ? "this row" : `these ${rows} rows`;
  const warning: Warning = {
    code: "quasi-separation",
    message: `${reason}. Left out: ${named} and ${left}.`,
    ...facts,
  };
  return { frame: rest, warnings: [warning] };
}

/** As a 0/1 equation: a row with y = 0 is a 0; one with y > 0 a 0 and a 1, which leaves it on the border. */
function signedCounts(equation: Equation): { readonly rowOf: Int32Array; readonly stacked: Equation } {
  const { outcome, regressors } = equation;
  const zeros = Int32Array.from(outcome.keys());
  const positive = zeros.filter((i) => outcome[i]! > 0);
  const rowOf = new Int32Array(zeros.length + positive.length);
  rowOf.set(zeros);
  rowOf.set(positive, zeros.length);
  const columns = regressors.columns.map((x) => Float64Array.from(rowOf, (row) => x[row]!));
  const stackedOutcome = Float64Array.from(rowOf, (_, at) => (at < zeros.length ? 0 : 1));
  return { rowOf, stacked: { ...equation, outcome: stackedOutcome, regressors: { ...regressors, columns } } };
}
