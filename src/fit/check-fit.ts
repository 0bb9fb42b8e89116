import { EstimandError } from "../errors.ts";

/** What an argument must have to be a fit, and to be estimates of any kind (a fit, marginal effects). */
const needed = {
  fit: ["estimator", "coef", "vcov", "conventions"],
  estimates: ["coef", "vcov", "conventions"],
} as const;

const words = {
  fit: "a fit, as ols, probit and the other estimators return it",
  estimates: "a fit, or marginal effects and the like",
} as const;

/**
 * Refuses an argument that is no fit, where the compiler could not: JavaScript, JSON, a forgotten `await`.
 *
 * @param called the function that was called, or what was asked for: "summary", "A prediction"
 * @throws EstimandError "not-a-fit"
 */
export function checkFit(given: unknown, called: string, kind: keyof typeof needed = "fit"): void {
  if (typeof given === "object" && given !== null && needed[kind].every((key) => hasRecord(given, key))) return;
  throw new EstimandError(
    "not-a-fit",
    `${called} needs ${words[kind]}, and was given ${written(given)}.${hint(given)}`,
    {
      called,
      given: given === null ? "null" : typeof given,
    },
  );
}

function hasRecord(given: object, key: string): boolean {
  const value = (given as Readonly<Record<string, unknown>>)[key];
  return key === "estimator" ? typeof value === "string" : typeof value === "object" && value !== null;
}

/** The argument in words: "undefined", "a number", "an array", "an object without estimator, coef". */
function written(given: unknown): string {
  if (given === undefined || given === null) return String(given);
  if (Array.isArray(given)) return "an array";
  if (given instanceof Promise) return "a promise";
  if (typeof given !== "object") return `a ${typeof given}`;
  const missing = needed.fit.filter((key) => !hasRecord(given, key));
  return missing.length === 0 ? "a fit" : `an object without ${missing.join(", ")}`;
}

function hint(given: unknown): string {
  if (Array.isArray(given)) return " Pass one of its elements, or compare them: compare([a, b]).";
  if (given instanceof Promise) return " Await it first.";
  if (typeof given === "string") return " A fit saved as text comes back by reviveFit(text).";
  return "";
}
