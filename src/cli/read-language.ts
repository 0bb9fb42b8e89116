import { EstimandError } from "../errors.ts";
import type { Language } from "../globalization/quality/quality-finding.ts";

/** The language of `--language`, English unless given. */
export function readLanguage(language = "en"): Language {
  if (language === "en" || language === "ko") return language;
  throw new EstimandError("bad-option", `--language is en or ko, not '${language}'.`, { language });
}
