import type { Table } from "../../data/table.ts";
import { heckman, type HeckmanFit } from "../../estimators/heckman.ts";
import { iv } from "../../estimators/iv.ts";
import type { IvFit } from "../../estimators/iv-fit.ts";
import { probit } from "../../estimators/probit.ts";
import { coefficientRow } from "../../fit/coefficient-table.ts";
import { parseFormula } from "../../formula/parse.ts";
import { predict } from "../../inference/predict.ts";
import { random } from "../../random/generator.ts";
import { inverseMills } from "../../special/normal.ts";
import { bracketsOf } from "../formula-terms.ts";
import { withoutInstruments } from "../naive-formula.ts";
import type { CapabilitySpecification } from "../specification.ts";
import { attempt, found, notSpecified, type Part } from "./part.ts";
import type { AverageEffect } from "./support.ts";

/** The capability in how well firms perform abroad, corrected for who is selected. */
export interface CapabilityPerformance {
  /** As if exogenous: the two-step selection model. */
  readonly naive: Part<HeckmanFit>;
  /**
   * Two-stage least squares of the selected with the Mills ratio (column `mills`) of a selection that has the instruments in
   * the capability's place. In a linear equation a control function gives the same coefficients; the fit's test `wuHausman` is
   * its test. The fit's own standard errors take the Mills ratio as known.
   */
  readonly iv: IvFit;
  /** The endogenous columns' and the Mills ratio's coefficients, with standard errors of both steps by a bootstrap of firms. */
  readonly effects: Readonly<Record<string, AverageEffect>>;
  readonly bootstrap: { readonly replications: number; readonly failed: number; readonly seed: number };
}

const replications = 100;
const seed = 1;

/** Source: Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, procedure 19.2; bootstrap of both steps. */
export function capabilityPerformance(
  { performance }: CapabilitySpecification,
  firms: Table,
): Part<CapabilityPerformance> {
  if (performance === undefined) return notSpecified;
  return attempt(() => {
    const fit = selectedIv(performance, firms);
    const names = [...bracketsOf(performance.outcome).endogenous, "mills"].filter((name) => name in fit.coef);
    const generator = random(seed);
    const drawn: number[][] = [];
    for (let r = 0; r < replications; r++) {
      const again = firms.take(Int32Array.from({ length: firms.rows }, () => generator.integer(firms.rows)));
      const coef = found(attempt(() => selectedIv(performance, again)))?.coef;
      if (coef !== undefined) drawn.push(names.map((name) => coef[name] ?? Number.NaN));
    }
    const effects = names.map((name, j) => {
      const se = deviation(drawn.map((values) => values[j]!).filter(Number.isFinite));
      const { name: _, ...row } = coefficientRow(name, fit.coef[name]!, se, { distribution: "normal", df: null });
      return [name, row] as const;
    });
    const outcome = withoutInstruments(performance.outcome);
    return {
      naive: attempt(() => heckman({ ...performance, outcome }, firms, { method: "two-step" }) as HeckmanFit),
      iv: fit,
      effects: Object.fromEntries(effects),
      bootstrap: { replications, failed: replications - drawn.length, seed },
    };
  });
}

type Equations = NonNullable<CapabilitySpecification["performance"]>;

function selectedIv({ selection, outcome }: Equations, firms: Table): IvFit {
  const fit = probit(selection, firms);
  const index = predict(fit, firms, { type: "index" }).estimate;
  const selected = firms.numbers(parseFormula(selection).outcome.text);
  const mills = { kind: "number", values: index.map(inverseMills) } as const;
  const rows = Int32Array.from(selected.keys()).filter((i) => selected[i] === 1);
  return iv(`${outcome} + mills`, firms.with({ mills }).take(rows), { vcov: "robust" }) as IvFit;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}
