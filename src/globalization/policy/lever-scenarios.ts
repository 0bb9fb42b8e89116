import type { Fit } from "../../fit/fit.ts";
import { modelOf } from "../../fit/model.ts";
import { columnLabel, type Language, shortNumber } from "../quality/quality-finding.ts";
import { leversOf } from "./levers.ts";
import type { PolicyScenario } from "./scenario.ts";

/** A scenario for each lever of a model: yes-or-no columns to yes, numbers by a tenth of their standard deviation. */
export function leverScenarios(fit: Fit, language: Language): Readonly<Record<string, PolicyScenario>> {
  const frame = modelOf(fit)?.frame;
  if (frame === undefined) return {};
  const named = leversOf(frame.table, frame.table.names).map(({ column, scenario, step }) => {
    const label = columnLabel(column)[language];
    const yes = language === "ko" ? "없음 → 있음" : "no → yes";
    return [`${label}: ${step === undefined ? yes : `+${shortNumber(step)}`}`, scenario] as const;
  });
  return Object.fromEntries(named);
}
