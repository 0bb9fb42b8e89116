import { EstimandError } from "../errors.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { namedColumns } from "./listed.ts";
import type { Screened } from "./separation.ts";
import { separatingDirection } from "./separating-direction.ts";

/**
 * Whether an ordered outcome is separated: directions b and κ with κ_{j-1} ≤ x'b ≤ κ_j in every row, strictly in some, along
 * which the likelihood rises for ever. The linear program of the 0/1 case decides it, on the rows that say "above the cut
 * point below" (1) and "below the cut point above" (0).
 *
 * @returns the same sample and what is to be told, with mode "keep"; nothing where the estimate exists
 * @throws EstimandError "complete-separation" or "quasi-separation" with mode "error"
 *
 * Source: Albert and Anderson (1984), Biometrika 71, 1-10, for polytomous outcomes.
 */
export function orderedSeparation(frame: Frame, mode: "error" | "keep"): Screened {
  const equation = frame.equations[0]!;
  const stacked = cumulativeEquation(equation);
  const found = separatingDirection(stacked);
  if (found === undefined) return { frame, warnings: [] };
  const own = equation.regressors.names.length;
  const columns = found.columns.filter((j) => j < own).map((j) => equation.regressors.names[j]!);
  const complete = found.separated.every((separated) => separated === 1);
  const named = namedColumns(columns);
  const reason = `'${equation.outcomeName}' is predicted perfectly in ${complete ? "every row" : "some rows"} by ${named}, so no finite coefficient is best`;
  const facts = { column: equation.outcomeName, columns, rows: found.ones + found.zeros, complete };
  if (mode === "keep") {
    const message = `${reason}: the estimates grew until the search ended. Do not read the coefficients of these columns or their standard errors.`;
    return { frame, warnings: [{ code: "separation-kept", message, ...facts }] };
  }
  throw new EstimandError(
    complete ? "complete-separation" : "quasi-separation",
    `${reason}. Leave ${named} out, join categories, or pass separation: "keep".`,
    facts,
  );
}

/** Two 0/1 rows for each row, one for an outcome in the first or last category, with the cut points as further columns. */
function cumulativeEquation(equation: Equation): Equation {
  const { outcome, regressors } = equation;
  const values = [...new Set(outcome)].sort((a, b) => a - b);
  const cells = Array.from(outcome).flatMap((value, row) => {
    const j = values.indexOf(value);
    return [
      ...(j > 0 ? [{ row, cut: j - 1, above: 1 }] : []),
      ...(j < values.length - 1 ? [{ row, cut: j, above: 0 }] : []),
    ];
  });
  const columns = [
    ...regressors.columns.map((x) => Float64Array.from(cells, ({ row }) => x[row]!)),
    ...values.slice(1).map((_, cut) => Float64Array.from(cells, (cell) => (cell.cut === cut ? -1 : 0))),
  ];
  const names = [...regressors.names, ...values.slice(1).map((_, cut) => `cut${cut + 1}`)];
  return {
    ...equation,
    outcome: Float64Array.from(cells, ({ above }) => above),
    regressors: { ...regressors, names, columns },
  };
}
