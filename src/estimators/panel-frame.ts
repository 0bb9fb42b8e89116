import type { Way } from "../absorb/way.ts";
import type { TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import { clusterCodes } from "../formula/cluster-codes.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { modelFrame } from "../formula/model-frame.ts";
import { covarianceColumns } from "../inference/covariance-columns.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { groupMeans, groupSizes } from "../moments/error-components.ts";

/** A sample with its units and their means. */
export interface PanelFrame {
  readonly frame: Frame;
  readonly units: Way;
  readonly sizes: Float64Array;
}

/**
 * The sample of a linear panel model.
 *
 * @throws EstimandError "bad-option" (no panel; brackets in the formula), "under-identified" when no unit has two rows
 */
export function panelFrame(
  formula: string,
  data: TableInput,
  { panel, vcov }: { readonly panel: string; readonly vcov?: VcovOption | undefined },
  estimator: string,
): PanelFrame {
  if (typeof panel !== "string") {
    throw new EstimandError("bad-option", `${estimator} needs the column of the units: pass { panel: "firm" }.`, {
      option: "panel",
    });
  }
  const columns = [panel, ...covarianceColumns(vcov)];
  const frame = modelFrame({ equations: [{ role: "", formula }], data, panel, columns });
  if (frame.equations[0]!.instruments !== undefined) {
    throw new EstimandError(
      "bad-option",
      `${estimator} uses no instruments in brackets: leave them out of '${formula}'.`,
      {
        formula,
      },
    );
  }
  return withUnits(frame, panel);
}

/** The units of a sample. */
function withUnits(frame: Frame, panel: string): PanelFrame {
  const { codes, groups } = clusterCodes(frame, panel);
  const units = { codes, count: groups };
  if (groups < 2 || groups === frame.rows) {
    const what = groups < 2 ? "all rows belong to one unit" : "every unit has one row only";
    throw new EstimandError(
      "under-identified",
      `'${panel}' makes no panel, since ${what}: an effect of units cannot be told apart. Name the column of the units.`,
      { column: panel, units: groups, rows: frame.rows },
    );
  }
  return { frame, units, sizes: groupSizes(units) };
}

/** The equation with a function applied to every column; terms and names stay. */
export function transformedEquation(equation: Equation, transform: (column: Float64Array) => Float64Array): Equation {
  const { regressors, outcome, offset } = equation;
  return {
    ...equation,
    outcome: transform(outcome),
    offset: offset && transform(offset),
    regressors: { ...regressors, columns: regressors.columns.map(transform) },
  };
}

/** One row per unit: means. */
export function meansFrame({ frame, units, sizes }: PanelFrame): Frame {
  const first = new Int32Array(sizes.length).fill(-1);
  units.codes.forEach((code, i) => {
    if (first[code] === -1) first[code] = i;
  });
  return {
    ...frame,
    table: frame.table.take(first),
    rows: first.length,
    nobs: first.length,
    index: frame.index === undefined ? first : first.map((row) => frame.index![row]!),
    equations: frame.equations.map((equation) =>
      transformedEquation(equation, (column) => groupMeans(column, units, sizes)),
    ),
  };
}
