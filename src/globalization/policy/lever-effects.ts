import { applyScenario } from "./apply-scenario.ts";
import { leversOf } from "./levers.ts";
import type { OutcomeBefore } from "./outcome-before.ts";
import { changeOfTotals, type Uncertain, type Uncertainty } from "./policy-change.ts";
import type { PolicySample } from "./policy-sample.ts";
import { readScenario } from "./scenario.ts";

/** What a lever moves. */
export interface LeverEffect {
  readonly column: string;
  /** How far a number moves (a tenth of its standard deviation); undefined for yes or no. */
  readonly step: number | undefined;
  /** The end of the field's range, where firms are moved only up to it. */
  readonly cap: number | undefined;
  /** Whether the analysis itself takes it as chosen by firms: its coefficient in a probit is then no effect. */
  readonly endogenous: boolean;
  readonly reached: number;
  /** Additional exporters. */
  readonly exporters: Uncertain;
  /** The same for each 100 firms reached. */
  readonly perHundred: Uncertain;
}

/** The levers of a model by what they move for each 100 firms reached, the most first. */
export function leverEffects(
  { firms, counted }: PolicySample,
  outcome: OutcomeBefore,
  columns: readonly string[],
  endogenous: readonly string[],
  how: Uncertainty,
): readonly LeverEffect[] {
  const effects = leversOf(firms, columns).map(({ column, scenario, step, cap }): LeverEffect => {
    const applied = applyScenario(firms, readScenario(column, scenario));
    const exporters = changeOfTotals(outcome, applied.firms, counted, how).all.change;
    const reached = applied.reached.reduce((sum, yes, i) => sum + yes * counted.weights[i]!, 0);
    const { estimate, se, low, high } = exporters;
    const times = 100 / reached;
    const perHundred = { estimate: times * estimate, se: times * se, low: times * low, high: times * high };
    return { column, step, cap, endogenous: endogenous.includes(column), reached, exporters, perHundred };
  });
  return effects.sort((a, b) => b.perHundred.estimate - a.perHundred.estimate);
}
