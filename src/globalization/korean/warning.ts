import type { Warning } from "../../fit/fit.ts";
import { covarianceWarnings } from "./covariance-warnings.ts";
import { estimateWarnings } from "./estimate-warnings.ts";
import { instrumentWarnings } from "./instrument-warnings.ts";
import { selectionWarnings } from "./selection-warnings.ts";
import { separationWarnings } from "./separation-warnings.ts";
import type { KoreanSentence } from "./warning-facts.ts";

/** A Korean sentence for every warning that an estimator can raise, by code. */
export const koreanWarnings: Readonly<Record<string, KoreanSentence>> = {
  ...selectionWarnings,
  ...instrumentWarnings,
  ...separationWarnings,
  ...covarianceWarnings,
  ...estimateWarnings,
};

/** A warning as a Korean sentence with its numbers; one that has none yet in English, marked as such. */
export function koreanWarning({ message, ...facts }: Warning): string {
  const sentence = koreanWarnings[facts.code];
  return sentence === undefined ? `(영문 원문, ${facts.code}) ${message}` : sentence(facts);
}
