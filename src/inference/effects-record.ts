import { coefficientRow } from "../fit/coefficient-table.ts";
import type { Fit, Warning } from "../fit/fit.ts";
import { sandwich } from "../linalg/matrix.ts";
import { displayed } from "../report/displayed.ts";
import type { EffectLabel } from "./effect.ts";
import type { EffectSums } from "./effect-sums.ts";
import { effectsDocument } from "./effects-document.ts";
import { covarianceArray, covarianceMatrix } from "./estimates.ts";
import type { MarginalEffects } from "./marginal-effects.ts";

type Described = Pick<MarginalEffects, "quantity" | "at" | "level">;

/** The record of effects from their sums over the rows. */
export function effectsRecord(
  fit: Fit,
  described: Described,
  labels: readonly EffectLabel[],
  sums: EffectSums,
  points: number,
): MarginalEffects {
  const names = labels.map(({ name }) => name);
  const count = names.length;
  const estimates = sums.estimates.map((sum) => sum / sums.weight);
  const jacobian = sums.jacobian.map((sum) => sum / sums.weight);
  const covariance = sandwich(jacobian, covarianceArray(fit), sums.parameters, count);
  const se = names.map((_, e) => Math.sqrt(covariance[e * count + e]!));
  const { vcov, distribution, df } = fit.conventions;
  const rows = labels.map((label, e) => ({
    ...coefficientRow(label.name, estimates[e]!, se[e]!, fit.conventions, described.level),
    ...label,
  }));
  const record = {
    title: effectsTitle(described),
    ...described,
    rows,
    coef: Object.fromEntries(names.map((name, e) => [name, estimates[e]!])),
    se: Object.fromEntries(names.map((name, e) => [name, se[e]!])),
    vcov: covarianceMatrix(names, covariance),
    conventions: { vcov, distribution, df },
    sample: { used: sums.rows, incomplete: points - sums.rows },
    warnings: effectWarnings(fit),
  };
  return displayed(record, (effects) => effectsDocument(effects));
}

function effectWarnings({ converged, warnings }: Fit): readonly Warning[] {
  if (converged || warnings.some(({ code }) => code === "not-converged" || code === "boundary")) return warnings;
  return [
    { code: "not-converged", message: "The fit did not converge: these are not effects of an estimate." },
    ...warnings,
  ];
}

function effectsTitle({ quantity, at }: Described): string {
  if (at === "means") return `Marginal effects at the means on ${quantity}`;
  if (at === "each") return `Average marginal effects on ${quantity}`;
  const values = Object.entries(at).map(([name, value]) => `${name} = ${value}`);
  return `Average marginal effects on ${quantity} at ${values.join(", ")}`;
}
