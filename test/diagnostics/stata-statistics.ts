import { expect } from "vitest";
import type { IvDiagnostics } from "../../src/diagnostics/instrument-diagnostics.ts";
import type { IvFit } from "../../src/estimators/iv-fit.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import type { OlsFit } from "../../src/estimators/ols.ts";
import type { TestResult } from "../../src/fit/test-result.ts";
import { chiSquareSf } from "../../src/special/chi-square.ts";
import type { Numbers } from "../estimators/linear-reference.ts";
import { testsOf } from "../estimators/over-identified.ts";
import type { StataFile } from "../estimators/stata-files.ts";

/** Statistics by Stata's names. */
export type Named = Readonly<Record<string, number | undefined>>;

/** How much larger the large-sample form of a statistic of the first stage or the reduced form is. */
function largeSample({ nobs, conventions }: IvFit, size: number): number {
  const ways = conventions.clusters as readonly { readonly clusters: number }[] | undefined;
  if (ways === undefined) return nobs / (nobs - size);
  const groups = Math.min(...ways.map((way) => way.clusters));
  return ((groups / (groups - 1)) * (nobs - 1)) / (nobs - size);
}

const chiSquare = (name: string, { statistic, df }: TestResult, factor: number): Named => ({
  [name]: statistic * df[0]! * factor,
  [`${name}p`]: chiSquareSf(statistic * df[0]! * factor, df[0]!),
});

const test = (name: string, found: TestResult | undefined, key = name): Named =>
  found === undefined ? {} : { [key]: found.statistic, [`${name}p`]: found.p, [`${name}df`]: found.df[0] };

const fTest = (name: string, { statistic, p, df }: TestResult): Named => ({
  [name]: statistic,
  [`${name}p`]: p,
  [`${name}df1`]: df[0],
  [`${name}df2`]: df[1],
});

/** The sum of squares of the outcome about zero, for R² about zero, which of a model with a mean no fit states. */
export function squaresOf(table: StataFile, outcome: string, { weights }: IvOptions = {}): number {
  const y = table[outcome] as Float64Array;
  const w = weights === undefined ? y.map(() => 1) : (table[weights.column] as Float64Array);
  const total = w.reduce((sum, value) => sum + value, 0);
  return y.reduce((sum, value, i) => sum + (value * value * w[i]! * y.length) / total, 0);
}

/** What every linear fit states, under Stata's names; Stata's model F is the small-sample one in either case. */
export function estimates(fit: IvFit | OlsFit, model: TestResult, squares: number): Named {
  const { F: statistic, ...rest } = fTest("F", model);
  const ways = (fit.conventions.clusters ?? []).map(({ clusters }) => clusters);
  return {
    N: fit.nobs,
    K: Object.keys(fit.coef).length,
    r2: fit.r2,
    r2c: fit.r2,
    r2u: 1 - fit.rss / squares,
    r2_a: fit.adjR2,
    rss: fit.rss,
    rmse: fit.sigma,
    sigmasq: fit.sigma ** 2,
    F_stat: statistic,
    F_p: rest.Fp,
    F_df1: rest.Fdf1,
    F_df2: rest.Fdf2,
    N_clust: Math.min(...ways),
    N_clust1: ways[0],
    N_clust2: ways[1],
    small: Number(fit.conventions.distribution === "t"),
  };
}

/** Our statistics under Stata's names. */
export function diagnostics(fit: IvFit, found: IvDiagnostics, model: TestResult, squares: number): Named {
  const { kleibergenPaap, reducedForm, stockWright, endogeneityC } = found;
  const over = found.identification === "over" ? found.overidentification : undefined;
  const { sargan, hansenJ } = testsOf(fit);
  const ar = reducedForm.partialF;
  const size = Object.keys(reducedForm.coef).length;
  const root = over === undefined ? 0 : (over.basmannF.statistic * over.basmannF.df[0]!) / (fit.nobs - size);
  return {
    ...estimates(fit, model, squares),
    L: size,
    fuller: fit.method === "fuller" ? 1 : undefined,
    ...test("sargan", sargan),
    ...test("j", hansenJ ?? sargan),
    ...test("id", kleibergenPaap.lm, "idstat"),
    iddf: kleibergenPaap.lm.df[0],
    cdf: found.craggDonald,
    widstat: kleibergenPaap.waldF,
    arf: ar.statistic,
    arfp: ar.p,
    ardf: ar.df[0],
    ardf_r: ar.df[1],
    ...chiSquare("archi2", ar, largeSample(fit, size)),
    ...test("estat", endogeneityC),
    estatdf: endogeneityC.df[0],
    ...test("sstat", stockWright),
    kclass: fit.k,
    lambda: 1 + root,
    ...test("arubin", over?.likelihoodRatio),
    arubin_lin: fit.nobs * root,
    arubin_linp: over && chiSquareSf(fit.nobs * root, over.sargan.df[0]!),
  };
}

/** A first stage under Stata's names. */
export function stageOf(fit: IvFit, stage: IvDiagnostics["firstStage"][string], size: number): Named {
  const { partialF, sandersonWindmeijer, angristPischke } = stage;
  return {
    rmse: stage.sigma,
    sheapr2: stage.sheaR2,
    pr2: stage.partialR2,
    F: partialF.statistic,
    df: partialF.df[0],
    df_r: partialF.df[1],
    pvalue: partialF.p,
    ...fTest("SWF", sandersonWindmeijer),
    ...chiSquare("SWchi2", sandersonWindmeijer, largeSample(fit, size)),
    SWr2: stage.sandersonWindmeijerR2,
    ...fTest("APF", angristPischke),
    ...chiSquare("APchi2", angristPischke, largeSample(fit, size)),
    APr2: stage.angristPischkeR2,
  };
}

/** How far a change of a statistic by a relative 1e-6 moves so small a p-value. */
const steepness = (value: number): number => (value > 0 && value < 1e-100 ? -Math.log(value) : 1);

/** Every number of a file, to a relative 1e-6; p-values below 1e-300 are 0 in Stata. */
export function expectAll(ours: Named, theirs: Numbers, except: readonly string[] = []): void {
  for (const [name, value] of Object.entries(theirs)) {
    if (except.includes(name)) continue;
    expect(ours[name], `${name} is there`).toBeTypeOf("number");
    const error = Math.abs(ours[name]! - value);
    expect(error, `${name}: ${ours[name]} against ${value}`).toBeLessThanOrEqual(
      1e-6 * steepness(value) * Math.abs(value) + 1e-300,
    );
  }
}
