import type { Warning } from "../../fit/fit.ts";
import { koreanWarning } from "../korean/warning.ts";
import type { Language } from "../quality/quality-finding.ts";

/** A warning as a sentence in the language of the report. */
export function warningText(warning: Warning, language: Language): string {
  return language === "en" ? warning.message : koreanWarning(warning);
}
