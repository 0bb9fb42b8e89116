import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { between } from "../../src/estimators/between.ts";
import { linearRandomEffects } from "../../src/estimators/linear-random-effects.ts";
import { ols } from "../../src/estimators/ols.ts";
import { predict } from "../../src/inference/predict.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { hausman } from "../../src/inference/hausman.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { errorOf } from "../data/error-of.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";

type Columns = Record<string, readonly (number | string)[]>;

const read = (name: string) => JSON.parse(readFileSync(new URL(`../reference/${name}.json`, import.meta.url), "utf8"));
const { produc, empl } = read("fixed-effects") as Record<string, Columns>;
const reference = read("linear-panels");

const samples = {
  produc: ["log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp", produc!, "state"],
  empl: ["log(emp) ~ log(wage) + log(capital)", empl!, "firm"],
} as const;

function close(found: number, wanted: number, tolerance: number, what: string): void {
  expect(Math.abs(found - wanted) / Math.abs(wanted), `${what}: ${found} for ${wanted}`).toBeLessThan(tolerance);
}

interface Estimates {
  readonly coef: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
}

function agree(fit: Estimates, wanted: Estimates): void {
  for (const [term, value] of Object.entries(wanted.coef)) close(fit.coef[term]!, value, 1e-8, term);
  for (const [term, value] of Object.entries(wanted.se)) close(fit.se[term]!, value, 1e-6, `standard error of ${term}`);
}

describe.each(["produc", "empl"] as const)("linear panels of %s are plm's", (name) => {
  const [formula, data, panel] = samples[name];
  const wanted = reference[name];

  it("random effects", () => {
    const fit = linearRandomEffects(formula, data, { panel });
    agree(fit, wanted.random);
    close(fit.sigmaE ** 2, wanted.sigma2.idios, 1e-8, "σ²e");
    close(fit.sigmaU ** 2, wanted.sigma2.id, 1e-8, "σ²u");
    const groups = fit.nobs > 1000 ? 140 : 48;
    const { se } = linearRandomEffects(formula, data, { panel, vcov: cluster(panel) });
    const k = Object.keys(fit.coef).length;
    const factor = Math.sqrt(((groups / (groups - 1)) * (fit.nobs - 1)) / (fit.nobs - k));
    for (const [term, value] of Object.entries(wanted.arellano))
      close((se as Record<string, number>)[term]! / factor, value as number, 1e-6, term);
  });

  it("the between estimator", () => {
    agree(between(formula, data, { panel }), wanted.between);
  });

  it("correlated random effects have the coefficients of fixed effects", () => {
    const fit = linearRandomEffects(formula, data, { panel, correlated: "mundlak" });
    const fixed = ols(`${formula} | ${panel}`, data);
    for (const [term, value] of Object.entries(wanted.within.coef)) {
      close((fixed.coef as Record<string, number>)[term]!, value as number, 1e-8, term);
      close((fit.coef as Record<string, number>)[term]!, value as number, 1e-8, term);
    }
    expect(fit.tests.mundlak!.df).toEqual([Object.keys(wanted.within.coef).length]);
    expect(fit.tests.mundlak!.p).toBeLessThan(0.05);
    expect(String(fit)).toContain("Mundlak's test");
  });
});

describeShared("the reference case of random effects", () => {
  it("re_wagepan", () => {
    const wanted = readCase("re_wagepan");
    const data = readSharedCsv("reference", ...wanted.data.split("/")) as unknown as Columns;
    const fit = linearRandomEffects(wanted.formula as string, data, { panel: "nr" });
    agree(fit, { coef: wanted.coefficients, se: wanted.se.gls });
    close(fit.sigmaE ** 2, wanted.stats.sigma2_idios, 1e-8, "σ²e");
    close(fit.sigmaU ** 2, wanted.stats.sigma2_id, 1e-8, "σ²u");
    close(fit.theta.largest, wanted.stats.theta, 1e-8, "θ");
  });
});

describe("random effects", () => {
  const [formula, data, panel] = samples.produc;

  it("predict by the regressors alone", () => {
    const fit = linearRandomEffects(formula, data, { panel });
    const row = Object.fromEntries(Object.entries(data).map(([name, values]) => [name, [values[0]!]]));
    const { coef } = fit as { coef: Record<string, number> };
    const at = (name: string): number => Math.log(Number(data[name]![0]));
    const wanted =
      coef["(Intercept)"]! +
      coef["log(pcap)"]! * at("pcap") +
      coef["log(pc)"]! * at("pc") +
      coef["log(emp)"]! * at("emp") +
      coef.unemp! * Number(data.unemp![0]);
    expect(predict(fit, row).estimate[0]).toBeCloseTo(wanted, 10);
    expect(withVcov(fit, "HC1").se.unemp).toBeGreaterThan(0);
  });

  it("are none, and said to be none, where units differ by chance", () => {
    const rows = 400;
    const noise = Array.from({ length: rows }, (_, i) => Math.sin(12.9898 * (i + 1)) * 43758.5453).map((v) => v % 1);
    const other = Array.from({ length: rows }, (_, i) => Math.sin(78.233 * (i + 1)) * 24634.6345).map((v) => v % 1);
    // Within units of two rows errors are opposite: means differ by less than chance.
    const y = noise.map((v, i) => (i % 2 === 0 ? v : -noise[i - 1]!) + other[i]!);
    const unit = noise.map((_, i) => i >> 1);
    const fit = linearRandomEffects("y ~ x", { y, x: other, unit }, { panel: "unit" });
    expect(fit.sigmaU).toBe(0);
    expect(fit.warnings.map(({ code }) => code)).toEqual(["no-random-effects"]);
    expect(fit.coef.x).toBeCloseTo(ols("y ~ x", { y, x: other }).coef.x, 10);
  });

  it("need a panel", () => {
    const alone: Columns = { ...data, own: data.gsp!.map((_, i) => i), all: data.gsp!.map(() => "one") };
    expect(errorOf(() => between(formula, alone, { panel: "own" })).code).toBe("under-identified");
    expect(errorOf(() => linearRandomEffects(formula, alone, { panel: "all" })).code).toBe("under-identified");
    expect(errorOf(() => linearRandomEffects(formula, data, {} as { panel: string })).code).toBe("bad-option");
    expect(errorOf(() => linearRandomEffects(`${formula} | state` as string, data, { panel })).code).toBe(
      "formula-syntax",
    );
    const odd = { panel, correlated: "chamberlain" as "mundlak" };
    expect(errorOf(() => linearRandomEffects(formula, data, odd)).code).toBe("bad-option");
  });
});

describe("Hausman's test of random against fixed effects", () => {
  const wanted = read("panel-hausman");

  it.each(["produc", "empl"] as const)("is that by hand from plm's estimates of %s", (name) => {
    const [formula, data, panel] = samples[name];
    const [fixed, random] = [ols(`${formula} | ${panel}`, data), linearRandomEffects(formula, data, { panel })];
    close(hausman(fixed, random, { sigma: "efficient" }).statistic, wanted[name].sigmamore, 1e-6, "sigmamore");
    const own = hausman(fixed, random);
    if (wanted[name].smallest > 0) close(own.statistic, wanted[name].own, 1e-6, "with variances of their own");
    else expect(String(own)).toContain('sigma: "efficient"');
    const mundlak = linearRandomEffects(formula, data, { panel, correlated: "mundlak" }).tests.mundlak!;
    expect(mundlak.df).toEqual([Object.keys(fixed.coef).length]);
  });

  it("takes the fit that has dropped singletons, and says so", () => {
    const [formula, whole, panel] = samples.produc;
    const keep = whole.state!.map(
      (state, i) => !["ALABAMA", "OHIO"].includes(String(state)) || whole.year![i] === 1975,
    );
    const data = Object.fromEntries(
      Object.entries(whole).map(([name, values]) => [name, values.filter((_, i) => keep[i])]),
    ) as Columns;
    const fixed = ols(`${formula} | ${panel}` as string, data);
    const random = linearRandomEffects(formula as string, data, { panel });
    expect([fixed.nobs, random.nobs]).toEqual([782, 784]);
    const test = hausman(fixed, random, { sigma: "efficient" });
    close(test.statistic, wanted.singletons.sigmamore, 1e-6, "sigmamore");
    expect(String(test)).toContain("without 2 rows that are alone in a level of state (singletons)");
    const [saved, other] = [fixed, random].map((fit) => JSON.parse(JSON.stringify(fit)));
    expect(hausman(saved, other, { sigma: "efficient" }).statistic).toBeCloseTo(test.statistic, 9);
    expect(errorOf(() => hausman(random, fixed)).code).toBe("bad-option");
    expect(errorOf(() => hausman(fixed, random, { form: "robust" })).code).toBe("bad-option");
    const { unemp } = data as { unemp: readonly number[] };
    const holes = { ...data, unemp: unemp.map((value, i) => (i < 3 ? Number.NaN : value)) };
    expect(errorOf(() => hausman(ols(`${formula} | ${panel}` as string, holes), random)).code).toBe("bad-option");
  });
});

describe("a bootstrap", () => {
  const [formula, data, panel]: readonly [string, Columns, string] = samples.produc;
  const spec = bootstrap({ seed: 1, replications: 20, cluster: panel });

  it("of random effects is refused, before and after the fit", () => {
    const fit = linearRandomEffects(formula, data, { panel });
    for (const refused of [
      () => linearRandomEffects(formula, data, { panel, vcov: spec }),
      () => withVcov(fit, spec),
    ]) {
      const error = errorOf(refused);
      expect(error.code).toBe("undefined-covariance");
      expect(error.message).toContain("cluster(");
    }
  });

  it("of fixed effects draws units", () => {
    const fit = ols(`${formula} | ${panel}`, data, { vcov: spec });
    expect(fit.conventions.vcov).toBe("bootstrap(clusters of state)");
    expect(fit.se["log(emp)"]).toBeGreaterThan(ols(`${formula} | ${panel}`, data).se["log(emp)"]!);
  });
});
