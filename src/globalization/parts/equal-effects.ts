import { testResult } from "../../fit/make-test-result.ts";
import type { TestResult } from "../../fit/test-result.ts";
import type { EffectRow } from "../../inference/effects-record.ts";
import type { EquationResult } from "./equation-result.ts";
import { found } from "./part.ts";

interface GroupEstimate extends EquationResult {
  readonly group: string;
}

/** Cochran's Q of each effect over independent groups: Σ w(b - b̄)², w = 1/se², b̄ = Σwb/Σw, is χ²(groups - 1). */
export function equalEffects(by: string, groups: readonly GroupEstimate[]): Readonly<Record<string, TestResult>> {
  const rows = groups.flatMap(({ effects }) => found(effects)?.rows ?? []);
  const byName = new Map<string, EffectRow[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  const several = [...byName].filter(([, effects]) => effects.length > 1);
  return Object.fromEntries(several.map(([name, effects]) => [name, cochran(by, name, effects)]));
}

function cochran(by: string, name: string, effects: readonly EffectRow[]): TestResult {
  const weights = effects.map(({ se }) => 1 / se ** 2);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = effects.reduce((sum, { estimate }, g) => sum + weights[g]! * estimate, 0) / total;
  return testResult({
    name: "Cochran's Q test",
    null: `The average effect of ${name} is the same in the ${effects.length} groups of ${by} that have one.`,
    statistic: effects.reduce((sum, { estimate }, g) => sum + weights[g]! * (estimate - mean) ** 2, 0),
    distribution: "chi2",
    df: [effects.length - 1],
  });
}
