import type { TableInput } from "../data/input.ts";
import { numberColumn } from "../data/column.ts";
import { table } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { PanelUnits } from "../likelihood/random-intercept.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { sampleOf } from "./likelihood-sample.ts";
import { panelUnits } from "./panel-units.ts";
import type { PanelOptions, RandomEffectsCall } from "./random-effects-fit.ts";
import { differs, unitMeans } from "./unit-means.ts";
import { periodValues } from "./unit-periods.ts";

/** How effects of units may depend on regressors. */
export type CorrelatedOption = "mundlak" | "chamberlain";

/** The names of the columns that are added. */
export type CorrelatedMeans = `mean(${string})` | `${string} in ${string}`;

/** A column by units, to be added to the regressors. */
export interface AddedColumn {
  readonly name: string;
  readonly byUnit: Float64Array;
}

interface CorrelatedOptions extends PanelOptions {
  readonly correlated?: CorrelatedOption;
  readonly time?: string;
}

/**
 * The call with the columns added on which the units' effects may depend: u_i = x̄_i'ξ + a_i (Mundlak) or Σ_t x_it'λ_t + a_i
 * (Chamberlain), of those columns of the design that change within units. Their coefficients say how far effects and
 * regressors are correlated; jointly 0 is the random-effects model.
 *
 * @throws EstimandError "bad-option" (an unknown word; "chamberlain" without time, or where a unit lacks a period)
 */
export function correlatedCall(formula: string, data: TableInput, options: CorrelatedOptions): RandomEffectsCall {
  const { correlated, panel, time } = options;
  if (correlated === undefined) return { formula, data };
  if (correlated !== "mundlak" && correlated !== "chamberlain") {
    const message = `correlated is ${JSON.stringify(correlated)}: use "mundlak" or "chamberlain".`;
    throw new EstimandError("bad-option", message, { option: "correlated", value: correlated });
  }
  if (correlated === "chamberlain" && time === undefined) {
    const message = 'correlated: "chamberlain" needs the column of periods: pass { time: "year" }.';
    throw new EstimandError("bad-option", message, { option: "time" });
  }
  const equations = [{ role: "", predictor: "index", binary: true as const }];
  const columns = [panel, ...(time === undefined ? [] : [time])];
  const frame = sampleOf(
    { estimator: "randomEffectsProbit", equations, columns, panel },
    formula,
    data,
    options as LikelihoodOptions,
  );
  const units = panelUnits(frame, panel);
  const { changing, constant } = unitMeans(frame, units);
  const added: readonly AddedColumn[] =
    correlated === "chamberlain"
      ? periodValues(frame, units, changing, { panel, time: time! })
      : changing.map(({ name, means }) => ({ name: `mean(${name})`, byUnit: means }));
  return {
    ...withUnitColumns({ formula, data }, frame, units, added),
    written: formula,
    choices: { correlated },
    notes: constant.length === 0 ? [] : [constantNote(constant)],
  };
}

/** What is said of columns whose effects cannot be told from those of the units. */
export function constantNote(constant: readonly string[]): string {
  const names = constant.join(", ");
  return `The same in all rows of a unit: ${names}; what the units' effects share with ${constant.length === 1 ? "it" : "them"} is part of the coefficient.`;
}

/** The call with columns added that are the same in all rows of a unit; those that are the same in all units stay out. */
export function withUnitColumns(
  { formula, data }: RandomEffectsCall,
  frame: Frame,
  { rows, starts }: PanelUnits,
  added: readonly AddedColumn[],
): RandomEffectsCall {
  const source = table(data);
  const useful = added.filter(({ byUnit }) => differs(byUnit));
  const columns = useful.map(({ name, byUnit }) => {
    const values = new Float64Array(source.rows);
    byUnit.forEach((value, g) => {
      for (let p = starts[g]!; p < starts[g + 1]!; p++) values[frame.index?.[rows[p]!] ?? rows[p]!] = value;
    });
    return [name, numberColumn(values)] as const;
  });
  return {
    formula: [formula, ...useful.map(({ name }) => `\`${name}\``)].join(" + "),
    data: source.with(Object.fromEntries(columns)) as unknown as TableInput,
  };
}
