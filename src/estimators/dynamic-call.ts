import type { TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { type AddedColumn, constantNote, withUnitColumns } from "./correlated-effects.ts";
import { type DynamicPanel, dynamicPanel } from "./dynamic-panel.ts";
import type { DynamicProbitOptions } from "./dynamic-probit.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { sampleOf } from "./likelihood-sample.ts";
import { panelUnits } from "./panel-units.ts";
import type { RandomEffectsCall } from "./random-effects-fit.ts";
import { type UnitColumn, unitMeans } from "./unit-means.ts";

/**
 * The call of a dynamic probit: the formula with the outcome's lag before its terms, and after them the outcome's first value
 * and the units' means of the columns that change within units (over the rows in use), on which effects may depend.
 *
 * @throws EstimandError "bad-option", "no-complete-rows" and those of the sample
 */
export function dynamicCall(
  formula: string,
  data: TableInput,
  options: DynamicProbitOptions,
): { readonly call: RandomEffectsCall; readonly lag: string } {
  const { panel, time, initial = "outcome" } = options;
  const dynamic = dynamicPanel(formula, data, panel, time);
  checkUsed(dynamic, panel, time);
  const [left, right] = [formula.slice(0, formula.indexOf("~")), formula.slice(formula.indexOf("~") + 1)];
  const lagged = `${left}~ \`${dynamic.lag}\` + ${right} + \`${dynamic.initial}\``;
  const equations = [{ role: "", predictor: "index", binary: true as const }];
  const asked = options as LikelihoodOptions;
  const posed = { estimator: "dynamicProbit", equations, columns: [panel, time], panel };
  const table = dynamic.table as unknown as TableInput;
  const frame = sampleOf(posed, lagged, table, asked);
  const units = panelUnits(frame, panel);
  const { changing, constant } = unitMeans(frame, units);
  const moving = changing.filter(({ name }) => name !== dynamic.lag);
  const means = moving.map(({ name, means: byUnit }): AddedColumn => ({ name: `mean(${name})`, byUnit }));
  const first = initial === "covariates" ? initialValues(dynamic, frame, units, moving) : [];
  const fixed = constant.filter((name) => name !== dynamic.initial);
  return {
    lag: dynamic.lag,
    call: {
      ...withUnitColumns({ formula: lagged, data: table }, frame, units, [...means, ...first]),
      written: formula,
      choices: { time, initial },
      notes: fixed.length === 0 ? [] : [constantNote(fixed)],
      explained: (sample) => explained(sample, dynamic, time),
    },
  };
}

/** The values of numeric columns in the first period, which is no row of the sample. */
function initialValues(
  { table, firstRow }: DynamicPanel,
  frame: Frame,
  { rows, starts }: ReturnType<typeof panelUnits>,
  columns: readonly UnitColumn[],
): AddedColumn[] {
  const { basis, names } = frame.equations[0]!.regressors;
  return columns.flatMap(({ name }) => {
    const own = basis.keep([names.indexOf(name)]);
    if (Object.keys(own.levels).length > 0) return [];
    const [values] = own.evaluate(own.prepare(table));
    const byUnit = Float64Array.from({ length: starts.length - 1 }, (_, g) => {
      const row = rows[starts[g]!]!;
      return values![firstRow[frame.index?.[row] ?? row]!]!;
    });
    return [{ name: `initial(${name})`, byUnit }];
  });
}

/** First periods and rows after gaps have no lag: they are called so among the rows left out. */
function explained(frame: Frame, { lag, firstPeriods, afterGaps }: DynamicPanel, time: string): Frame {
  const droppedRows = frame.droppedRows.flatMap((drop) =>
    drop.reason === `missing: ${lag}`
      ? [
          { reason: "first period of a unit", count: firstPeriods },
          ...(afterGaps > 0 ? [{ reason: `after a gap in ${time}`, count: afterGaps }] : []),
        ]
      : [drop],
  );
  return { ...frame, droppedRows };
}

function checkUsed({ table, lag, firstPeriods }: DynamicPanel, panel: string, time: string): void {
  if (table.numbers(lag).some((value) => !Number.isNaN(value))) return;
  throw new EstimandError(
    "too-few-rows",
    `No unit of '${panel}' has two periods of '${time}' in a row, so no outcome has one before it (${firstPeriods} units have a ` +
      "first period only).",
    { panel, time },
  );
}
