import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { logit } from "../../src/estimators/logit.ts";
import { poisson } from "../../src/estimators/poisson.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";

const reference = JSON.parse(readFileSync(new URL("../reference/fixest-counts.json", import.meta.url), "utf8"));
const data = reference.data as Record<string, readonly number[]>;

const fits: Readonly<Record<string, () => Fit>> = {
  poisson: () => poisson("count ~ x + w | firm + year", data, { like: "fixest", vcov: "iid" }),
  probit: () => probit("works ~ x + w | firm", data, { like: "fixest" }),
  logit: () => logit("works ~ x + w | firm + year", data, { like: "fixest" }),
  plain: () => logit("works ~ x + w", data, { like: "fixest" }),
};

describe("like fixest, a likelihood has fixest's factors, of the levels that are left", () => {
  it.each(Object.entries(fits))("%s", (name, estimate) => {
    const { nobs, sizes, coef, se } = reference.cases[name];
    const fit = estimate();
    expect(fit.nobs).toBe(nobs);
    expect(Object.values(fit.absorbed?.levels ?? {})).toEqual(Object.values(sizes));
    if (name === "poisson") expect(fit.absorbed!.levels.firm).toBeLessThan(50);
    const covariances: readonly (readonly [string, Fit])[] = [
      ["iid", fit],
      ["robust", withVcov(fit, "robust")],
      ...(name === "plain" ? [] : [["firm", withVcov(fit, cluster("firm"))] as const]),
    ];
    for (const term of ["x", "w"]) {
      expect(Math.abs(fit.coef[term]! / coef[term] - 1), term).toBeLessThan(1e-7);
      for (const [kind, { se: found }] of covariances) {
        expect(Math.abs(found[term]! / se[kind][term] - 1), `${kind} ${term}`).toBeLessThan(1e-6);
      }
    }
  });

  it("and without it the information's own", () => {
    const own = withVcov(fits.plain!(), "iid", { like: "r" });
    const ratio = (fits.plain!().se.x! / own.se.x!) ** 2;
    expect(ratio).toBeCloseTo((own.nobs - 1) / (own.nobs - 3), 12);
    expect(fits.plain!().conventions.vcovFormula).toMatch(/\(N-1\)\/\(N-K\)$/);
  });
});
