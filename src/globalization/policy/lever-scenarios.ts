import type { Fit } from "../../fit/fit.ts";
import { modelOf } from "../../fit/model.ts";
import { columnLabel, type Language } from "../quality/quality-finding.ts";
import { leverMove } from "./lever-move.ts";
import { leversOf } from "./levers.ts";
import type { PolicyScenario } from "./scenario.ts";

/** A scenario for each lever of a model: yes-or-no columns to yes, numbers by a tenth of their standard deviation. */
export function leverScenarios(fit: Fit, language: Language): Readonly<Record<string, PolicyScenario>> {
  const frame = modelOf(fit)?.frame;
  if (frame === undefined) return {};
  const named = leversOf(frame.table, frame.table.names).map((lever) => {
    const label = columnLabel(lever.column)[language];
    return [`${label}: ${leverMove(lever, language)}`, lever.scenario] as const;
  });
  return Object.fromEntries(named);
}
