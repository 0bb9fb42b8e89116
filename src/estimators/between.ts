import type { ColumnName, TableInput } from "../data/input.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { dropCollinear } from "../formula/drop-collinear.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { linearFitted } from "./least-squares-record.ts";
import { linearModel } from "./linear-model.ts";
import { type OlsFit, solve } from "./ols.ts";
import { olsRecord } from "./ols-record.ts";
import { meansFrame, panelFrame } from "./panel-frame.ts";

/** Options of linear panel models. */
export interface PanelModelOptions<Name extends string = string> {
  /** The column of the units. */
  readonly panel: Name;
  /** Default "iid". */
  readonly vcov?: VcovOption<Name, "HC0" | "HC1" | "HC2" | "HC3">;
}

export const panelOptionNames: Readonly<Record<keyof PanelModelOptions, true>> = { panel: true, vcov: true };

/**
 * The between estimator: least squares of the units' mean outcome on their mean regressors, ȳᵢ = x̄ᵢ'β + uᵢ + ēᵢ, one row per
 * unit. Means are over the rows with values in every column. Consistent only where effects and regressors are unrelated.
 *
 * @param formula "log(wage) ~ educ + union"; a column that the data lack is a compile error
 * @param options `panel`, `vcov`
 * @throws EstimandError "under-identified", "bad-option", and those of `ols`
 * @example
 * between("wage ~ union + educ", workers, { panel: "worker" }).coef.union;
 *
 * Source: Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, section 10.5.
 */
export function between<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: PanelModelOptions<ColumnName<D>>,
): OlsFit<CoefficientNames<F>> {
  checkOptionNames("between", options, panelOptionNames);
  const means = meansFrame(panelFrame(formula, data, options, "between"));
  const { equation, dropped } = dropCollinear(means.equations[0]!);
  const frame = { ...means, equations: [equation], droppedColumns: [...means.droppedColumns, ...dropped] };
  const { problem, solution, estimate } = solve(frame, true, undefined);
  const fitted = linearFitted(frame, problem, solution.rss, true);
  const variant = {
    fields: { estimator: "between", title: "Between estimator (means of units)" },
    likelihood: true,
    warnings: [],
  };
  const model = linearModel(estimate, (self, covariance) =>
    olsRecord(formula, self, fitted, solution, covariance, variant),
  );
  return model.record(chooseCovariance(model, options.vcov)) as OlsFit<CoefficientNames<F>>;
}
