import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { poisson } from "../../src/estimators/poisson.ts";
import { fixedEffects } from "../../src/inference/fixed-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { random } from "../../src/random/generator.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";

type Columns = Record<string, readonly (number | string)[]>;

function close(found: number, wanted: number, tolerance: number, what: string): void {
  expect(Math.abs(found - wanted) / Math.abs(wanted), `${what}: ${found} for ${wanted}`).toBeLessThan(tolerance);
}

describeShared("Poisson with absorbed effects is fixest's", () => {
  it("fe_poisson_trade_4way", () => {
    const wanted = readCase("fe_poisson_trade_4way");
    const data = readSharedCsv("reference", ...wanted.data.split("/")) as unknown as Columns;
    const name = "log(dist_km)";
    const fit = poisson(wanted.formula as string, data, { vcov: "iid", like: "fixest" });
    close(fit.coef[name]!, wanted.coefficients[name], 1e-10, name);
    close(fit.logLik, wanted.loglik, 1e-10, "log-likelihood");
    close(fit.se[name]!, wanted.se.iid[name], 1e-6, "standard error");
    const clustered = poisson(wanted.formula as string, data, { vcov: cluster("Origin"), like: "fixest" });
    close(clustered.se[name]!, wanted.se.cluster_origin[name], 1e-6, "clustered standard error");
  });
});

const deaths = JSON.parse(readFileSync(new URL("../reference/poisson-effects.json", import.meta.url), "utf8"));
const deathCases = {
  two: ["fatal ~ beertax + log(income) + unemp | state + year", {}],
  offset: ['fatal ~ beertax + unemp + C(jail, ref = "no") + offset(log(pop)) | state', {}],
  weighted: ["fatal ~ beertax + unemp | state + year", { weights: { kind: "frequency", column: "copies" } }],
} as const;

describe("Poisson with absorbed effects of traffic deaths is fixest's", () => {
  it.each(Object.entries(deathCases))("%s", (name, [formula, options]) => {
    const wanted = deaths.cases[name];
    const data = deaths.data as Columns;
    const fit = poisson(formula, data, { ...options, vcov: "iid" });
    close(fit.logLik, wanted.logLik, 1e-9, "log-likelihood");
    const clustered = poisson(formula, data, { ...options, vcov: cluster("state"), like: "fixest" });
    const terms = fit.vcov.names;
    expect(terms).toHaveLength(Object.keys(wanted.coef).length);
    const values = (of: Readonly<Record<string, number>>): number[] => Object.values(of);
    terms.forEach((term, j) => {
      close(fit.coef[term]!, values(wanted.coef)[j]!, 1e-8, term);
      close(fit.se[term]!, values(wanted.se.iid)[j]!, 1e-6, `standard error of ${term}`);
      const k = 1 + terms.length + (name === "offset" ? 0 : 6);
      const factor = Math.sqrt((clustered.nobs - 1) / (clustered.nobs - k));
      close(clustered.se[term]! / factor, values(wanted.se.state)[j]!, 1e-6, `clustered standard error of ${term}`);
    });
  });
});

const draw = random(8);
const made = Array.from({ length: 500 }, (_, i) => {
  const [firm, year, x] = [i % 25, i % 7, draw.normal()];
  const mean = Math.exp(0.4 * x + firm / 20 - year / 5);
  let y = 0;
  for (let left = Math.exp(-mean), p = left, u = draw.uniform(); u > left; left += p) p *= mean / ++y;
  return { firm, year, x, y: firm === 4 ? 0 : y };
});
const data = {
  firm: made.map((row) => row.firm),
  year: made.map((row) => row.year),
  x: made.map((row) => row.x),
  y: made.map((row) => row.y),
};

describe("Poisson with absorbed effects", () => {
  const absorbed = poisson("y ~ x | firm + year", data);

  it("drops levels of zeros and counts them; the rest is as with dummies", () => {
    expect(absorbed.rows.dropped).toEqual([{ reason: "no variation: firm", count: 20 }]);
    const dummies = poisson("y ~ x + C(firm) + C(year)", data);
    close(absorbed.coef.x, dummies.coef.x, 1e-9, "x");
    close(absorbed.se.x, dummies.se.x, 1e-8, "standard error of x");
    close(absorbed.logLik, dummies.logLik, 1e-10, "log-likelihood");
  });

  it("predicts means that add up to the outcomes of every level", () => {
    const means = predict(absorbed).estimate;
    const rows = made.filter(({ firm }) => firm !== 4);
    const sums = new Map<number, number>();
    rows.forEach(({ firm, y }, i) => sums.set(firm, (sums.get(firm) ?? 0) + y - means[i]!));
    for (const sum of sums.values()) expect(sum).toBeCloseTo(0, 8);
    expect(Object.keys(fixedEffects(absorbed).firm!)).toHaveLength(24);
  });

  it("has no incidental parameters to warn of", () => {
    expect(absorbed.warnings).toEqual([]);
  });

  it("says when a column tells zeros apart, which leaves its coefficient without a finite estimate", () => {
    const apart = data.y.map((_, i) => (i % 17 === 0 ? 1 : 0));
    const y = data.y.map((value, i) => (apart[i] === 1 ? 0 : value));
    const fit = poisson("y ~ x + apart | firm + year", { ...data, apart, y });
    expect(fit.warnings.map(({ code }) => code)).toEqual(["quasi-separation"]);
    expect(String(fit)).toContain("no finite coefficient is best");
  });
});
