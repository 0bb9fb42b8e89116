import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
import { heckman, type HeckmanFit } from "../../src/estimators/heckman.ts";
import { probit } from "../../src/estimators/probit.ts";
import { twoPart } from "../../src/estimators/two-part.ts";
import { attempt, isSkipped, resultOf } from "../../src/globalization/parts/part.ts";
import { iv } from "../../src/estimators/iv.ts";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { type FirmMapping, mapFirms } from "../../src/globalization/firm-mapping.ts";
import type { DeterminantSpecification } from "../../src/globalization/specification.ts";
import { readCsv } from "../../src/node/read-csv.ts";
import { describeShared, sharedIsThere, sharedPath } from "../shared.ts";

type Equations = Required<Pick<DeterminantSpecification, "participation" | "performance">> & {
  readonly capability: string;
};
type Study = FirmMapping & { readonly specification: Equations };
const folder = (file: string): string => sharedPath("data", "enai_ecuador_2015", file);
const study = JSON.parse(
  readFileSync(new URL("../../examples/ecuador/all-firms.json", import.meta.url), "utf8"),
) as Study;

/** The lines of the reference's text between two that start so. */
function between(from: string, to: string): string[] {
  const lines = readFileSync(folder("reference_results.txt"), "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith(from));
  if (start < 0) throw new Error(`the reference has no line '${from}'`);
  return lines.slice(
    start + 1,
    lines.findIndex((line, i) => i > start && line.startsWith(to)),
  );
}

const numbers = (line: string): number[] => (line.match(/-?\d+\.?\d*(e[-+]\d+)?/g) ?? []).map(Number);

/** Whether two numbers agree to `digits` significant digits, at least to what the reference prints. */
function expectDigits(found: number, expected: number, digits: number, what: string): void {
  expect(Math.abs(found / expected - 1), `${what}: ${found} against ${expected}`).toBeLessThan(
    0.5 * 10 ** (1 - digits),
  );
}

/** The printed numbers come from searches that stopped early: they agree to six digits, or to 2e-5 standard errors. */
function expectPrinted(found: number, printed: number, se: number, what: string): void {
  const within = Math.max(5e-7 * Math.abs(printed), 2e-5 * se);
  expect(Math.abs(found - printed), `${what}: ${found} against ${printed} as printed`).toBeLessThan(within);
}

describeShared("the determinant analysis of Ecuador's innovation survey", async () => {
  if (!sharedIsThere) return;
  const data = await readCsv(folder("enai_clean.csv"));
  const firms = mapFirms(data, study);
  const { participation, performance, capability } = study.specification;
  const inShare = { ...performance, outcome: performance.outcome.replace("log(exports)", "export_intensity") };

  interface Converged {
    readonly n: number;
    readonly logLik: number;
    readonly coefficients: readonly number[];
    readonly se: readonly number[];
  }
  const converged = JSON.parse(
    readFileSync(new URL("../reference/ecuador-probit.json", import.meta.url), "utf8"),
  ) as Record<"A" | "B", Converged>;

  /** To R's `glm` iterated to the end, and to the printed numbers, which stopped earlier, in their sixth decimal. */
  function expectProbit(formula: string, data: typeof firms, reference: Converged, lines: readonly string[]): void {
    const fit = probit(formula, data, { information: "expected" });
    const names = fit.vcov.names as readonly string[];
    const printed = lines.slice(1).map(numbers);
    expect([fit.nobs, names.length, printed.length]).toEqual([
      reference.n,
      reference.coefficients.length,
      names.length,
    ]);
    expectDigits(fit.logLik!, reference.logLik, 10, "log-likelihood");
    names.forEach((name, j) => {
      expectDigits(fit.coef[name]!, reference.coefficients[j]!, 9, name);
      expectDigits(fit.se[name]!, reference.se[j]!, 7, `SE of ${name}`);
      expectPrinted(fit.coef[name]!, printed[j]!.at(-4)!, fit.se[name]!, name);
    });
  }

  it("A: reproduces who exports among all firms", () => {
    expectProbit(participation, firms, converged.A, between("A) probit", "'log Lik.'"));
  });

  it("B: reproduces who exports among knowledge-intensive services", () => {
    const formula =
      "exporter ~ lnEmployees + lnProductivity + log(age) + foreignOwned + rdPerformer + graduateShare + ipProtection + knowsPromotion";
    const services = mapFirms(data, { ...study, where: { column: "kis", equals: 1 } });
    expectProbit(formula, services, converged.B, between("B) probit", "'log Lik.'"));
  });

  function expectTwoStep(fit: HeckmanFit, lines: readonly string[]): void {
    const beta = numbers(lines.find((line) => line.startsWith("two-step beta:"))!.slice(14));
    const outcome = (fit.vcov.names as readonly string[]).filter((name) => name.startsWith("outcome:"));
    expect(outcome.length).toBe(beta.length);
    outcome.forEach((name, j) => expectPrinted(fit.coef[name]!, beta[j]!, fit.se[name]!, name));
    const [rho, sigma] = numbers(lines.find((line) => line.includes("sigma"))!);
    expectDigits(fit.rho, rho!, 6, "rho");
    expectDigits(fit.sigma, sigma!, 6, "sigma");
  }

  it("C: reproduces the two-step estimates of log exports and of the export share", () => {
    expectTwoStep(heckman(performance, firms, { method: "two-step" }) as HeckmanFit, between("C) Heckman", "ML par"));
    expectTwoStep(
      heckman(inShare, firms, { method: "two-step" }) as HeckmanFit,
      between("rho  0.990 LL -983", "ML par"),
    );
  });

  it("C: does not return the degenerate optimum of log exports as an estimate", () => {
    const fit = heckman(performance, firms);
    expect(fit.converged).toBe(false);
    expect(fit.warnings.map(({ code }) => code)).toContain("boundary");
    expect(Object.values(fit.se).every(Number.isNaN)).toBe(true);
    expect(Math.abs(fit.rho)).toBeLessThan(0.99);
    expect(String(fit)).toContain("degenerate likelihood");
  });

  it("returns the best interior optimum of the export share, with the warning that the likelihood is higher at the boundary", () => {
    const fit = heckman(inShare, firms);
    expectDigits(fit.logLik!, -1033.6234, 8, "log-likelihood");
    expectDigits(fit.rho, -0.42495994, 6, "rho");
    expectDigits(fit.sigma, 0.3644917, 6, "sigma");
    expect(fit.converged).toBe(true);
    expect(fit.warnings.map(({ code }) => code)).toContain("boundary");
  });

  it("E: gives the profile likelihoods over the correlation", () => {
    const profiles = [
      [heckman(performance, firms), between("log exports:", "export share")],
      [heckman(inShare, firms), between("export share (0-1)", "two-step")],
    ] as const;
    for (const [fit, lines] of profiles) {
      let compared = 0;
      for (const [rho, logLik] of lines.map(numbers)) {
        const point = fit.profile!.find((p) => Math.abs(p.rho - rho!) < 1e-12);
        if (point === undefined) continue;
        expectDigits(point.logLik, logLik!, 6, `at rho = ${rho}`);
        compared += 1;
      }
      expect(compared).toBeGreaterThanOrEqual(10);
    }
  });

  it("D: reproduces the effect of used promotion on exporting", () => {
    const fit = iv(capability, firms, { vcov: "HC0" });
    expectDigits(fit.coef.usedPromotion!, 0.82819657, 7, "usedPromotion");
    expectDigits(fit.se.usedPromotion!, 0.099413374, 7, "its standard error");
  });

  it("has the same numbers in its parts as the equations one by one, and skips what a 0/1 column rules out", () => {
    const analysis = determinantAnalysis(firms, { specification: study.specification });
    const part = resultOf(analysis.performance);
    expect(resultOf(analysis.participation).fit.coef).toEqual(probit(participation, firms).coef);
    expect(part.twoStep.coef).toEqual(heckman(performance, firms, { method: "two-step" }).coef);
    expect(resultOf(part.twoPart).fit.coef).toEqual(twoPart(performance, firms).coef);
    const cause = resultOf(analysis.capability);
    expect(cause.fit.coef).toEqual(iv(capability, firms, { vcov: "robust" }).coef);
    expect(isSkipped(cause.ivProbit) && cause.ivProbit.code).toBe("endogenous-binary");
    const terms = "lnEmployees + lnProductivity + foreignOwned";
    const support = {
      use: `usedPromotion ~ ${terms} + knowsPromotion`,
      outcome: `exporter ~ ${terms} + usedPromotion`,
    };
    const codes = analysis.warnings.map(({ code }) => code);
    expect(codes).toContain("boundary");
    const used = determinantAnalysis(firms, { specification: { support } });
    const both = attempt(() => bivariateProbit([support.use, support.outcome], firms));
    if (isSkipped(both)) expect(used.support).toMatchObject({ code: both.code });
    else expect(resultOf(used.support).fit.coef).toEqual(both.coef);
  });

  it("writes a report that carries the cautions and the boundary warning", () => {
    const report = determinantAnalysis(firms, { source: study, specification: study.specification }).report().text;
    expect(report).toContain("not a random sample");
    expect(report).toContain("doubtful instrument");
    expect(report).toContain("degenerate likelihood");
    expect(report).not.toContain("NaN");
  });
});
