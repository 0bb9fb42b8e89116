import { EstimandError } from "../../errors.ts";
import { koreanReason, type WriterCode } from "../korean/reason.ts";
import type { Bilingual } from "../quality/quality-finding.ts";

/** A part that was left out, and why. */
export interface Skipped {
  /** The reason as a sentence, in each language. */
  readonly skipped: Bilingual;
  /** An error's code, "not-specified", or another word for the kind of reason. */
  readonly code: string;
}

/** A part of the analysis: its result, or why there is none. */
export type Part<Result> = Result | Skipped;

/**
 * Whether a part of the analysis was left out; its reason is then in `skipped`.
 *
 * @example
 * const { support } = determinantAnalysis(simulateFirms().table);
 * if (isSkipped(support)) console.log(support.skipped.en);
 */
export function isSkipped(part: object): part is Skipped {
  return Object.hasOwn(part, "skipped");
}

/** The result of a part; undefined where it was left out. */
export function found<Result extends object>(part: Part<Result>): Result | undefined {
  return isSkipped(part) ? undefined : part;
}

/**
 * The result of a part of the analysis, for scripts that cannot go on without it.
 *
 * @throws EstimandError "part-skipped" with the reason where it was left out
 * @example
 * const { participation } = determinantAnalysis(simulateFirms().table);
 * console.log(String(resultOf(participation).effects));
 */
export function resultOf<Result extends object>(part: Part<Result>): Result {
  if (!isSkipped(part)) return part;
  throw new EstimandError("part-skipped", part.skipped.en, { code: part.code });
}

export function skipped(code: string, en: string, ko: string): Skipped {
  return { skipped: { en, ko }, code };
}

export const notSpecified: Skipped = skipped(
  "not-specified",
  "The specification has no equation for it, or the data lack its columns.",
  "분석 설정에 해당 방정식이 없거나 자료에 필요한 변수가 없습니다.",
);

/** Faults of what the user wrote: these are told at once, while faults of the data leave a part out. */
const ofTheWriter: Readonly<Record<WriterCode, true>> = {
  "unknown-column": true,
  "formula-syntax": true,
  "bad-option": true,
  "not-a-fit": true,
  "unknown-level": true,
};

/** What is made, or why the data do not allow it. Faults of the specification are thrown. */
export function attempt<Result extends object>(make: () => Part<Result>): Part<Result> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof EstimandError) || Object.hasOwn(ofTheWriter, error.code)) throw error;
    return skipped(error.code, error.message, koreanReason(error));
  }
}
