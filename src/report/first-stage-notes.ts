import type { Fit } from "../fit/fit.ts";
import { testSentence } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { formatNumber, formatPercent } from "./format.ts";

/** What a fit by instrumental variables says of its instruments' strength. */
interface InstrumentalFields {
  readonly firstStage?: Readonly<Record<string, { readonly partialF: TestResult }>>;
  readonly craggDonald?: number;
  readonly craggDonaldBound?: { readonly value: number; readonly guards: string };
  readonly effectiveF?: { readonly statistic: number; readonly criticalValue: number; readonly tau: number };
}

/** The first-stage F of each endogenous column, and what measures all: the effective F, or of several columns Cragg and Donald's. */
export function firstStageNotes(fit: Fit): string[] {
  const { firstStage = {}, effectiveF, craggDonald, craggDonaldBound } = fit as Fit & InstrumentalFields;
  const notes = Object.values(firstStage).map(({ partialF }) => testSentence(partialF));
  if (craggDonald !== undefined && craggDonaldBound !== undefined) {
    const { value, guards } = craggDonaldBound;
    const against = `${formatNumber(value, 4)} (Stock and Yogo) guards against ${guards}`;
    return [...notes, `Cragg-Donald F of all endogenous columns: ${formatNumber(craggDonald, 5)}; ${against}.`];
  }
  if (effectiveF === undefined) return notes;
  const { statistic, criticalValue, tau } = effectiveF;
  const bound = `critical value ${formatNumber(criticalValue, 4)} for a bias above ${formatPercent(tau)} of the worst case`;
  return [...notes, `Effective F (Montiel Olea and Pflueger): ${formatNumber(statistic, 5)}; ${bound}.`];
}
