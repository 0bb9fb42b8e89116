import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
import { heckprobit } from "../../src/estimators/heckprobit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { describeShared, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";

// biome-ignore lint/suspicious/noExplicitAny: formulas as values
type Untyped = (formulas: any, data: object) => Fit;
type Numbers = Readonly<Record<string, number>>;
type Case = Readonly<Record<"coef" | "se" | "robust", Numbers>> & { readonly logLik: number };
const reference: Readonly<Record<"bivariate" | "recursive" | "selection", Case>> = JSON.parse(
  readFileSync(new URL("../reference/two-equations.json", import.meta.url), "utf8"),
);

describeShared("models of two equations on a second data set, against likelihoods written out in R", () => {
  it("bivariate probit, and a recursive one, of affairs and happiness", () => {
    const raw = readSharedCsv("data", "affairs", "Affairs.csv") as Record<string, Float64Array>;
    const data = {
      ...raw,
      affair: raw.affairs!.map((count) => (count > 0 ? 1 : 0)),
      happy: raw.rating!.map((rating) => (rating >= 4 ? 1 : 0)),
    };
    const first = "affair ~ age + yearsmarried + religiousness";
    const fit = bivariateProbit as Untyped;
    expectCase(fit([first, "happy ~ yearsmarried + education + occupation"], data), reference.bivariate, [
      "affair",
      "happy",
    ]);
    expectCase(fit([first, "happy ~ affair + yearsmarried + education"], data), reference.recursive, [
      "affair",
      "happy",
    ]);
  });

  it("probit with selection of high wages among working women", () => {
    const raw = readSharedCsv("data", "womenwk", "womenwk.csv") as Record<string, Float64Array>;
    const work = raw.wage!.map((wage) => (Number.isNaN(wage) ? 0 : 1));
    const high = Array.from(raw.wage!, (wage) => (Number.isNaN(wage) ? null : Number(wage > 24)));
    const formulas = { selection: "work ~ age + education + married + children", outcome: "high ~ age + education" };
    expectCase((heckprobit as Untyped)(formulas, { ...raw, work, high }), reference.selection, [
      "selection",
      "outcome",
    ]);
  });
});

function expectCase(fit: Fit, { coef, se, robust, logLik }: Case, [first, second]: readonly [string, string]): void {
  const rename = (name: string): string => name.replace("1:", `${first}:`).replace("2:", `${second}:`);
  expectNumbers(fit.coef, coef, 1e-9, rename);
  expectNumbers(fit.se, se, 1e-7, rename);
  expectNumbers(withVcov(fit, "HC0").se, robust, 1e-7, rename);
  expectNumbers({ logLik: fit.logLik! }, { logLik }, 1e-13);
  expect(fit.converged).toBe(true);
}
