import { expect, it } from "vitest";
import { heckman, type HeckmanFit, type HeckmanOptions } from "../../src/estimators/heckman.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";

type Columns = Record<string, Float64Array>;

/** "sel:educ", "out:educ", "out:invMillsRatio", "lnsigma" as we call them. */
function ourName(name: string): string {
  const ancillary: Readonly<Record<string, string>> = {
    "out:invMillsRatio": "outcome:lambda",
    lnsigma: "lnSigma",
    atanhrho: "atanhRho",
  };
  return ancillary[name] ?? name.replace(/^sel:/, "selection:").replace(/^out:/, "outcome:");
}

function caseData(name: string): { data: Columns; formulas: { selection: string; outcome: string } } {
  const reference = readCase(`heckman_${name}_ml`);
  const [selection, outcome] = (reference.formula as string).split(" ; ") as [string, string];
  const data = readSharedCsv("reference", ...(reference.data as string).split("/")) as Columns;
  return {
    data: { ...data, sel: data.wage!.map((wage) => (Number.isNaN(wage) ? 0 : 1)) },
    formulas: { selection, outcome },
  };
}

describeShared("heckman on the reference cases", () => {
  const warned: Readonly<Record<string, readonly string[]>> = {
    womenwk: [],
    mroz_greene: ["several-maxima", "boundary"],
  };

  it.each(Object.entries(warned))("agrees by maximum likelihood: %s", (name, codes) => {
    const { data, formulas } = caseData(name);
    const [gold, reference] = [readCase(`gold_heckman_${name}_ml`), readCase(`heckman_${name}_ml`)];
    const run = (options: HeckmanOptions = {}): HeckmanFit => heckman(formulas, data, options);
    const fit = run();
    expectNumbers(fit.coef, gold.coefficients, 1e-11, ourName);
    expectNumbers(fit.se, gold.se.observed, 1e-10, ourName);
    expectNumbers(run({ information: "opg" }).se, gold.se.opg, 1e-10, ourName);
    expectNumbers(run({ vcov: "HC0" }).se, gold.se.robust, 1e-10, ourName);
    expectNumbers(run({ vcov: "robust" }).se, reference.se.robust_n_nm1, 1e-8, ourName);
    const clustered = reference.se.cluster_county_GGm1;
    if (clustered !== undefined) expectNumbers(run({ vcov: cluster("county") }).se, clustered, 1e-8, ourName);
    expect(Math.abs(fit.logLik! - Number(gold.loglik))).toBeLessThan(1e-10);
    const { stats } = reference;
    expectNumbers(
      { sigma: fit.sigma, rho: fit.rho, lambda: fit.lambda, n: fit.nSelected, ...errors(fit) },
      {
        sigma: stats.sigma,
        rho: stats.rho,
        lambda: stats.lambda,
        n: stats.n_selected,
        sigmaSe: stats.se_sigma_observed,
        rhoSe: stats.se_rho_observed,
        lambdaSe: stats.se_lambda_observed,
      },
      1e-8,
    );
    expect(fit.warnings.map(({ code }) => code)).toEqual(codes);
  });

  it.each(Object.keys(warned))("agrees in two steps, with the covariance of both information kinds: %s", (name) => {
    const { data, formulas } = caseData(name);
    const reference = readCase(`heckman_${name}_twostep`);
    for (const information of ["observed", "expected"] as const) {
      const fit = heckman(formulas, data, { method: "two-step", information }) as HeckmanFit;
      expectNumbers(fit.coef, reference.coefficients, 1e-11, ourName);
      expectNumbers(fit.se, reference.se[`heckman_corrected_${information}`], 1e-10, ourName);
      const covariance = reference[`vcov_outcome_corrected_${information}`] as number[][];
      const first = fit.vcov.names.length - 1 - covariance.length;
      covariance.forEach((row, i) => {
        row.forEach((value, j) => expect(fit.vcov.values[first + i]![first + j]! / value).toBeCloseTo(1, 9));
      });
      expect(fit.sigma / reference.stats.sigma).toBeCloseTo(1, 11);
      expect(fit.rho / reference.stats.rho).toBeCloseTo(1, 11);
      expect(fit.selectionLogLik / reference.stats.loglik_probit).toBeCloseTo(1, 11);
      expect(fit.warnings).toEqual([]);
    }
  });
});

function errors({ derived }: HeckmanFit): Record<string, number> {
  return { sigmaSe: derived!.sigma!.se, rhoSe: derived!.rho!.se, lambdaSe: derived!.lambda!.se };
}

/** The survey as the reference analysis used it: firms that answered everything it reads. */
function ecuador(): Columns {
  const all = readSharedCsv("data", "enai_ecuador_2015", "enai_clean.csv") as Columns;
  const rows = Array.from(all.coop!.keys()).filter(
    (i) => !Number.isNaN(all.coop![i]!) && !Number.isNaN(all.share_higher_edu![i]!),
  );
  const firms = Object.fromEntries(
    Object.entries(all).map(([name, x]) => [
      name,
      x instanceof Float64Array ? Float64Array.from(rows, (i) => x[i]!) : rows.map((i) => x[i]),
    ]),
  ) as Columns;
  const sectors = firms.sector as unknown as readonly string[];
  return { ...firms, mining: Float64Array.from(sectors, (sector) => (sector === "mining" ? 1 : 0)) };
}

const both =
  "log(emp_avg) + log(sales_avg/emp_avg) + foreign_group + foreign_capital + rd_firm + share_higher_edu + kis + lowserv + mining";
const selection = `exporter ~ ${both} + log(age) + ip_protect + knows_export_promo`;

/** Numbers of section C and E of the survey's reference results, printed there to 8 digits. */
describeShared("heckman on Ecuador's innovation survey", () => {
  const firms = ecuador();
  const logExports = { selection, outcome: `log((exports_2012 + exports_2013 + exports_2014)/3) ~ ${both}` };
  const exportShare = { selection, outcome: `export_intensity ~ ${both}` };

  const outcomeOf = (fit: HeckmanFit): number[] =>
    Object.entries(fit.coef).flatMap(([name, value]) => (name.startsWith("outcome:") ? [value] : []));

  function expectDigits(actual: readonly number[], expected: readonly number[], tolerance: number): void {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, i) => expect(Math.abs(actual[i]! / value - 1), `position ${i}`).toBeLessThan(tolerance));
  }

  it("gives the two-step estimates of log exports and export share", () => {
    const fit = heckman(logExports, firms, { method: "two-step" });
    expect([fit.nobs, fit.nSelected]).toEqual([2607, 444]);
    expectDigits(
      outcomeOf(fit),
      [
        4.8079009, 0.65608315, 0.61534515, -0.60586091, -0.067318239, 0.051914299, -0.78466373, 0.52191181, 0.60706534,
        0.76706869, -1.2166718,
      ],
      5e-6,
    ); // the reference's probit stops at 1e-8 of its deviance
    expectDigits([fit.rho, fit.sigma, fit.selectionLogLik], [-0.51509184, 2.3620482, -882.06812], 1e-6);
    const share = heckman(exportShare, firms, { method: "two-step" });
    expectDigits([share.rho, share.sigma], [-0.53544516, 0.3787859], 1e-6);
  });

  it("does not take the rise of the likelihood of log exports to ρ = -1 for an estimate", () => {
    const fit = heckman(logExports, firms);
    expect(fit.converged).toBe(false);
    expect(Object.values(fit.se).every(Number.isNaN)).toBe(true);
    expect(fit.warnings.map(({ code }) => code)).toEqual(["boundary"]);
    expect(fit.rho).toBeCloseTo(-0.51509, 4);
    const expected: Readonly<Record<string, number>> = {
      "-0.99": -1840.7097,
      "-0.95": -1842.7478,
      "-0.9": -1843.0672,
      "-0.7": -1845.5382,
      "-0.5": -1847.8741,
      "-0.3": -1850.0862,
      "0": -1853.8575,
      "0.3": -1859.255,
      "0.5": -1864.996,
      "0.7": -1875.2655,
      "0.9": -1904.0867,
    };
    expectProfile(fit, expected);
  });

  it("gives the interior maximum of export share, though the likelihood is higher near ρ = 1, and says so", () => {
    const fit = heckman(exportShare, firms);
    expect(fit.converged).toBe(true);
    expect(fit.logLik).toBeCloseTo(-1033.6234, 4);
    expectDigits([fit.rho, fit.sigma, fit.lambda], [-0.42495994, 0.3644917, -0.15489437], 1e-6);
    expectDigits(
      [fit.se.lnSigma!, fit.se.atanhRho!, fit.se["outcome:lowserv"]!],
      [0.050690987, 0.141420371, 0.049286332],
      2e-4,
    ); // numerical Hessian
    expect(fit.warnings.map(({ code }) => code)).toEqual(["boundary"]);
    expect(fit.rhoSet).toHaveLength(2);
    expectProfile(fit, {
      "-0.99": -1145.8667,
      "-0.5": -1033.8608,
      "0": -1037.6524,
      "0.7": -1049.6227,
      "0.99": -983.6532,
    });
  });

  function expectProfile({ profile }: HeckmanFit, expected: Readonly<Record<string, number>>): void {
    for (const [rho, logLik] of Object.entries(expected)) {
      expect(Math.abs(profile!.find((point) => point.rho === Number(rho))!.logLik - logLik), rho).toBeLessThan(6e-5);
    }
  }
});
