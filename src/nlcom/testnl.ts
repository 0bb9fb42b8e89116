import { checkFit } from "../fit/check-fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import { coefficientVector, type Estimates } from "../inference/estimates.ts";
import { restrictionTest } from "../inference/nonlinear-wald.ts";
import { fault } from "./coefficient-expression.ts";
import { differentiated } from "./differentiated.ts";

/**
 * Wald test of nonlinear restrictions as text, with exact derivatives: W = g'(G V G')⁻¹g for g = left - right. χ²(q), or
 * F(q, df) where the fit uses t. Unlike a likelihood ratio it depends on how the restriction is written: prefer products
 * to quotients. For linear restrictions use `wald`.
 *
 * @param hypotheses "a * b = 1", or several; without "=" the expression is zero
 * @throws EstimandError "bad-hypothesis", "unknown-coefficient", "undefined-covariance"
 * @example
 * import { testnl } from "estimand/nlcom";
 * String(testnl(fit, "educ * exper = 0.01"));
 *
 * Source: Greene (2018), Econometric Analysis, section 5.5; Gregory and Veall (1985).
 */
export function testnl(fit: Estimates, hypotheses: string | readonly string[]): TestResult {
  checkFit(fit, "testnl", "estimates");
  const texts = typeof hypotheses === "string" ? [hypotheses] : hypotheses;
  const at = coefficientVector(fit);
  const found = texts.map((text) => differentiated(difference(text), fit.vcov.names, at));
  const sentence = texts.map((text) => (text.includes("=") ? text.trim() : `${text.trim()} = 0`)).join("; ");
  return restrictionTest(
    fit,
    found.map(({ value }) => value),
    found.map(({ gradient }) => gradient),
    sentence,
  );
}

/** "left = right" as "(left) - (right)". */
function difference(text: string): string {
  const [left = "", right, ...more] = text.split("=");
  if (more.length > 0) throw fault(text, text.lastIndexOf("="), 'one "=" only: pass several hypotheses as an array');
  return right === undefined ? left : `(${left}) - (${right})`;
}
