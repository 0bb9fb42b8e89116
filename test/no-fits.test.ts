import { describe, expect, it } from "vitest";
import * as estimand from "../src/index.ts";
import { nlcom, testnl } from "../src/nlcom/index.ts";

// biome-ignore lint/suspicious/noExplicitAny: every call here is one that the compiler would refuse
type Untyped = any;
const all = { ...estimand, nlcom, testnl } as Untyped;

/** Things that are no fit, as they arrive from JavaScript. */
const things: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 5],
  ["a text", "fit"],
  ["an empty object", {}],
  ["an array", []],
  ["a function", () => 1],
  ["a promise", Promise.resolve({})],
];

/** Functions of a fit, each with what goes after the fit. */
const rest: Readonly<Record<string, (thing: unknown) => readonly unknown[]>> = {
  ...Object.fromEntries(
    [
      ...["summary", "confint", "informationMatrixTest", "marginalEffects", "comparisons", "predictions", "predict"],
      ...["fitted", "residuals", "vif", "roc", "reset", "linkTest", "pseudoR2", "classification", "hosmerLemeshow"],
      ...["breuschPagan", "breuschGodfrey", "durbinWatson", "whiteTest", "influence", "conditionIndices"],
      ...["normalityTest", "heteroskedasticityTest"],
    ].map((name) => [name, () => []]),
  ),
  wald: () => ["a = 0"],
  deltaMethod: () => [() => 1],
  nonlinearWald: () => [() => [1]],
  nlcom: () => ["a / b"],
  testnl: () => ["a = b"],
  withVcov: () => ["HC1"],
  lrTest: (thing) => [thing],
  hausman: (thing) => [thing],
  lmTest: () => ["x"],
  bootstrapIntervals: () => [{ seed: 1 }],
  scoreBootstrapTest: () => ["a = 0"],
  wildBootstrapTest: () => ["a = 0"],
};

function refusalOf(call: () => unknown): estimand.EstimandError {
  try {
    call();
  } catch (error) {
    if (error instanceof estimand.EstimandError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("what is no fit is refused by name, whatever it is", () => {
  for (const [name, more] of Object.entries(rest)) {
    it(name, () => {
      for (const [what, thing] of things) {
        const { code, message } = refusalOf(() => all[name](thing, ...more(thing)));
        expect(code, `${name} of ${what}`).toBe("not-a-fit");
        expect(message).toMatch(/ needs (a fit|estimates)/);
      }
    });
  }

  for (const name of ["compare", "forestPlot"]) {
    it(`${name}, in a list`, () => {
      for (const [, thing] of things) expect(refusalOf(() => all[name]([thing])).code).toBe("not-a-fit");
    });
  }

  for (const name of ["effectPlot", "predictionPlot", "profilePlot", "rocPlot"]) {
    it(`${name}: nothing to draw`, () => {
      for (const [, thing] of things) expect(refusalOf(() => all[name](thing)).code).toBe("nothing-to-draw");
    });
  }

  it("a promise is told to be awaited, a saved text to be revived, an array to be compared", () => {
    expect(refusalOf(() => all.summary(Promise.resolve())).message).toContain("Await it first.");
    expect(refusalOf(() => all.summary("{}")).message).toContain("reviveFit(text)");
    expect(refusalOf(() => all.summary([1])).message).toContain("compare([a, b])");
  });
});
