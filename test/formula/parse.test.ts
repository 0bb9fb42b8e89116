import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EstimandError } from "../../src/errors.ts";
import { parseFormula } from "../../src/formula/parse.ts";
import { termText } from "../../src/formula/terms.ts";
import { errorOf } from "../data/error-of.ts";

/** The terms of a formula, "1" for the intercept. */
function termsOf(formula: string): string[] {
  const tree = parseFormula(formula);
  return [...(tree.intercept ? ["1"] : []), ...tree.terms.map(termText)];
}

describe("parseFormula reads", () => {
  it.each([
    ["y ~ a + b", ["1", "a", "b"]],
    ["y ~ 1", ["1"]],
    ["y ~ a - 1", ["a"]],
    ["y ~ -1 + a", ["a"]],
    ["y ~ a + 0", ["a"]],
    ["y ~ 0 + a", ["a"]],
    ["y ~ a:b + c", ["1", "c", "a:b"]],
    ["y ~ a*b", ["1", "a", "b", "a:b"]],
    ["y ~ a*b*c", ["1", "a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"]],
    ["y ~ (a + b + c)^2", ["1", "a", "b", "c", "a:b", "a:c", "b:c"]],
    ["y ~ (a + b + c)^2 - a:b - c", ["1", "a", "b", "a:c", "b:c"]],
    ["y ~ a*(b + c)", ["1", "a", "b", "c", "a:b", "a:c"]],
    ["y ~ (a + b):c", ["1", "a:c", "b:c"]],
    ["y ~ a + a + a:a + b:a + a:b", ["1", "a", "b:a"]],
    ["y ~ a*b^1", undefined],
    ["y ~ log(a/b + 1) + I( -a^2/100 )", ["1", "log(a/b + 1)", "I( -a^2/100 )"]],
    ["y ~ log(a) + log( a )", ["1", "log(a)"]],
    ["y ~ poly(a, 2, raw = true) + C(x, ref = 'b')", ["1", "poly(a, 2, raw = true)", "x"]],
    ["y ~ lag(a) + lag(a, 1) + lag(a, 2)", ["1", "lag(a)", "lag(a, 2)"]],
    ["수출 ~ 종업원_수 + `연구 개발 (억)`:log(매출.액2)", ["1", "종업원_수", "연구 개발 (억):log(매출.액2)"]],
    ["y\n ~ a\n + b", ["1", "a", "b"]],
    ["y ~ `log`(a)", undefined],
  ])("%s", (formula, expected) => {
    if (expected === undefined) expect(errorOf(() => parseFormula(formula)).code).toBe("formula-syntax");
    else expect(termsOf(formula)).toEqual(expected);
  });

  it("an outcome that is arithmetic, as written", () => {
    expect(parseFormula("log( exports / sales ) ~ a").outcome.text).toBe("log( exports / sales )");
    expect(parseFormula("`the outcome` ~ a").outcome.text).toBe("the outcome");
  });

  it("endogenous columns among the regressors in the order written, from one bracket or more", () => {
    const tree = parseFormula("y ~ age + [rd + patents ~ z1 + z2:z3] + size + [a ~ z4]");
    expect(tree.terms.map(termText)).toEqual(["age", "rd", "patents", "size", "a"]);
    expect(tree.endogenous).toHaveLength(3);
    expect(tree.instruments.map(termText)).toEqual(["z1", "z2:z3", "z4"]);
  });

  it("offsets, lags and absorbed effects", () => {
    const tree = parseFormula("y ~ a + offset(log(hours)) + log(lag(b, 3)) | firm + firm^year");
    expect(tree.offsets).toHaveLength(1);
    expect(tree.lags).toEqual([{ name: "lag(b, 3)", column: "b", by: 3 }]);
    expect(tree.absorbed).toEqual([["firm"], ["firm", "year"]]);
  });

  it("powers from the right and tighter than the minus before them", () => {
    const value = (text: string) => parseFormula(`${text} ~ 1`).outcome.expression;
    expect(value("a^b^c")).toEqual(value("a^(b^c)"));
    expect(value("-a^2")).toEqual(value("-(a^2)"));
    expect(value("a - b - c")).toEqual(value("(a - b) - c"));
    expect(value("a^-2")).toEqual(value("a^(-2)"));
  });
});

describe("parseFormula refuses, with column and expectation,", () => {
  it.each([
    ["y ~ a + log(b", 14, "expected an operator (+ - * / ^) or ')', found the end of the formula"],
    ["y ~ I(a > 0)", 9, "make a 0/1 column of the comparison"],
    ["y ~ a +", 8, "expected a column, a function, '(' or 0 or 1, found the end"],
    ["y ~ a b", 7, "found 'b'"],
    ["y a", 3, "'~'"],
    ["~ a", 1, "the outcome"],
    ["", 1, "found the end of the formula"],
    ["y ~ a ~ b", 7, "found '~'"],
    ["y ~ ln(a)", 5, "it is called log here"],
    ["y ~ .", 5, "name them"],
    ["y ~ a + rd + [rd ~ z]", 12, "'rd' is endogenous and exogenous at once"],
    ["y ~ [rd ~ y]", 3, "'y' stands on both sides"],
    ["y ~ sin(a)", 5, "there is no function 'sin'. There are log, exp, sqrt, abs, lag, I, poly, C and offset."],
    ["y ~ log(a, 2)", 10, "found ','"],
    ["y ~ a $ b", 7, "in backticks"],
    ["y ~ `a", 5, "never closed"],
    ["y ~ C(a, ref = 'b)", 16, "never closed"],
    ["y ~ a^2", 6, "I(a^2)"],
    ["y ~ (a + b)^0", 13, "a positive whole number"],
    ["y ~ a / b", 7, "I(a / b)"],
    ["y ~ a + 2", 9, "inside I(...)"],
    ["y ~ a:1", 7, "not joined by ':'"],
    ["y ~ a - b", 7, "'b' is not among the terms before it"],
    ["y ~ 0", 3, "nothing is left"],
    ["y ~ a - 1 - a", 3, "nothing is left"],
    ["y ~ a + y", 3, "'y' stands on both sides"],
    ["y ~ poly(a)", 11, "the degree"],
    ["y ~ poly(a, 1.5)", 13, "a positive whole number"],
    ["y ~ poly(a, 2, row = true)", 16, "raw = true"],
    ["y ~ lag(log(a))", 12, "'('"],
    ["y ~ lag(a, 0)", 12, "how many rows"],
    ["y ~ C(log(a))", 7, "C takes a column"],
    ["y ~ C(a, base = 'x')", 10, 'ref = "level"'],
    ["y ~ C(a) + C(a, ref = 'x')", 3, "coded in two ways"],
    ["y ~ log(C(a))", 9, "a term of its own"],
    ["y ~ a:offset(b)", 7, "not joined by ':'"],
    ["y ~ (a + offset(b))", 10, "stands by itself"],
    ["y ~ [a ~ b", 11, "']'"],
    ["y ~ [a + b]", 11, "'~', then the instruments"],
    ["y ~ (c + [a ~ b])", 10, "stands by itself"],
    ["y ~ [a ~ 0 + b]", 10, "outside the brackets"],
    ["y ~ a + [b ~ a]", 3, "an instrument and a regressor"],
    ["y ~ a | log(b)", 12, "found '('"],
    ["수출 ~ 종업원 + )", 12, "found ')'"],
  ])("%s", (formula, column, message) => {
    const error = errorOf(() => parseFormula(formula));
    expect(error.code).toBe("formula-syntax");
    expect(error.facts).toMatchObject({ formula, column });
    expect(error.message).toContain(`At column ${column} of the formula:`);
    expect(error.message).toContain(message);
  });

  it("any other text, never with another error and always inside the formula", () => {
    const piece = fc.constantFrom(
      ..."y a 나 0 1 2.5 ~ + - * / ^ ( ) [ ] , : | = log( poly( C( lag( I( offset( 'x' ` . $".split(" "),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const formula = pieces.join(" ");
        try {
          parseFormula(`y ~ ${formula}`);
        } catch (error) {
          expect(error).toMatchObject({ code: "formula-syntax" });
          const { column } = (error as EstimandError).facts as { column: number };
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual([...formula].length + 5);
        }
      }),
      { numRuns: 3000, seed: 11 },
    );
  });

  it("and what is no text", () => {
    expect(errorOf(() => parseFormula(undefined as never)).code).toBe("formula-syntax");
  });

  it("and shows the place with a caret, under wide characters too", () => {
    const lines = errorOf(() => parseFormula("수출 ~ log(규모")).message.split("\n");
    expect(lines[1]).toBe("  수출 ~ log(규모");
    expect(lines[2]).toBe(`  ${" ".repeat(4 + 3 + 4 + 4)}^`);
  });
});
