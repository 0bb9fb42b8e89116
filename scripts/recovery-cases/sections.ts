import { averageEffectCases } from "./average-effects.ts";
import { censoredAverageCases } from "./censored-averages.ts";
import { censoredCases } from "./censored.ts";
import { choiceAverageCases } from "./choice-averages.ts";
import { clusteredCases } from "./clustered.ts";
import { discreteCases } from "./discrete.ts";
import { instrumentCases } from "./instruments.ts";
import { instrumentedCases } from "./instrumented.ts";
import { logAverageCases } from "./log-averages.ts";
import { linearPanelCases } from "./linear-panels.ts";
import { panelCases } from "./panel.ts";
import { panelAverageCases } from "./panel-averages.ts";
import { penalizedCases } from "./penalized.ts";
import type { RecoveryCase } from "./recovery.ts";
import { regimeCases } from "./regimes.ts";
import { samplingCases } from "./sampling.ts";
import { selectionCases } from "./selection.ts";
import { twoEquationCases } from "./two-equations.ts";

/** The page's sections. */
export const recoverySections: Readonly<Record<string, readonly RecoveryCase[]>> = {
  "Binary, ordered and count outcomes, shares": discreteCases,
  "Small samples": penalizedCases,
  "Censored outcomes": censoredCases,
  Selection: selectionCases,
  "Two equations": twoEquationCases,
  "Endogenous columns": instrumentedCases,
  "Treatments and regimes": regimeCases,
  Panels: [...panelCases, ...linearPanelCases],
  "Linear regression with instruments": instrumentCases,
  "Clustered rows": clusteredCases,
  "Weighted rows, and rows in time": samplingCases,
  "Averages in the population": [...choiceAverageCases, ...censoredAverageCases, ...logAverageCases],
  "Averages over the sample": [...averageEffectCases, ...panelAverageCases],
};
