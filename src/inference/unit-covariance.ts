import { EstimandError } from "../errors.ts";
import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import type { BootstrapSpec } from "./bootstrap-spec.ts";
import { clusterColumns } from "./cluster-columns.ts";
import { clusterWay } from "./cluster-way.ts";
import { robustMeat } from "./robust-meat.ts";
import { sandwichCovariance } from "./sandwich-covariance.ts";
import { sandwichFormula } from "./sandwich-formula.ts";
import { steadyModel } from "./steady-model.ts";
import type { AnyVcov, VcovOption } from "./vcov-option.ts";

/**
 * The robust covariance of a model whose independent observations are units of a panel: B M B · G/(G-1) with M = Σ_g s_g s_g'
 * over units; a unit with frequency weight w counts as w units.
 */
export function unitRobust(fitted: FittedModel, units: string): { values: SquareMatrix; formula: string } {
  const model = steadyModel(fitted);
  const count = unitCount(model, units);
  const { values } = sandwichCovariance(model, robustMeat(model, 0), count / (count - 1));
  return { values, formula: sandwichFormula(model, "Σ s_g s_g'", `G/(G-1), G units of ${units}`) };
}

/** The number of units, each as often as its frequency weight says. */
function unitCount({ frame }: FittedModel, units: string): number {
  const { codes, count } = clusterWay({ frame }, units);
  const frequencies = frame.weights?.kind === "frequency" ? frame.weights.values : undefined;
  if (frequencies === undefined) return count;
  const seen = new Uint8Array(count);
  return codes.reduce((sum, unit, row) => {
    const added = seen[unit] === 1 ? 0 : frequencies[row]!;
    seen[unit] = 1;
    return sum + added;
  }, 0);
}

/**
 * Refuses covariances that take the rows of a unit for independent, or clusters that divide a unit.
 *
 * @throws EstimandError "undefined-covariance"
 */
export function checkUnitCovariance(model: FittedModel, units: string, option: AnyVcov | undefined): void {
  const columns = drawnBy(option) ?? clusterColumns(option as VcovOption | undefined);
  const byRows =
    typeof option === "string" ? /^HC[0-3]$/.test(option) : columns.length === 0 && Object(option) === option;
  if (byRows) {
    throw new EstimandError(
      "undefined-covariance",
      `vcov: ${JSON.stringify(option)} takes rows for independent, and those of one unit of '${units}' share its effect. Use ` +
        `"robust" (by units), or cluster(...) or bootstrap({ cluster }) by '${units}' or a column that holds whole units.`,
      { option, units },
    );
  }
  const { codes: unitOf, count } = clusterWay(model, units);
  for (const column of columns) {
    const { codes } = clusterWay(model, column);
    const clusterOf = new Int32Array(count).fill(-1);
    const divided = codes.findIndex((cluster, row) => {
      const before = clusterOf[unitOf[row]!]!;
      clusterOf[unitOf[row]!] = cluster;
      return before >= 0 && before !== cluster;
    });
    if (divided < 0) continue;
    const row = (model.frame.index?.[divided] ?? divided) + 1;
    throw new EstimandError(
      "undefined-covariance",
      `The unit of '${units}' in row ${row} lies in several clusters of '${column}': its rows share an effect, so a unit cannot ` +
        `be divided. Cluster by a column that is the same in all rows of a unit.`,
      { column, units, row },
    );
  }
}

/** The clusters that a bootstrap draws. */
function drawnBy(option: AnyVcov | undefined): readonly string[] | undefined {
  const cluster = (option as Partial<BootstrapSpec> | undefined)?.bootstrap?.cluster;
  return typeof cluster === "string" ? [cluster] : undefined;
}
