import type { Fit } from "../fit/fit.ts";
import { testSentence } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { formatNumber, formatPercent } from "./format.ts";

/** What a fit by instrumental variables says of its instruments' strength. */
interface InstrumentalFields {
  readonly firstStage?: Readonly<Record<string, { readonly partialF: TestResult }>>;
  readonly effectiveF?: { readonly statistic: number; readonly criticalValue: number; readonly tau: number };
}

/** The first-stage F of each endogenous column, and the effective F with its critical value where there is one. */
export function firstStageNotes(fit: Fit): string[] {
  const { firstStage = {}, effectiveF } = fit as Fit & InstrumentalFields;
  const notes = Object.values(firstStage).map(({ partialF }) => testSentence(partialF));
  if (effectiveF === undefined) return notes;
  const { statistic, criticalValue, tau } = effectiveF;
  const bound = `critical value ${formatNumber(criticalValue, 4)} for a bias above ${formatPercent(tau)} of the worst case`;
  return [...notes, `Effective F (Montiel Olea and Pflueger): ${formatNumber(statistic, 5)}; ${bound}.`];
}
