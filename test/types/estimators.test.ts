import { beforeAll, describe, expect, it } from "vitest";
import { type Compilation, compile } from "./compile.ts";

const preamble = `
  import type { Fit } from "../../src/fit/fit.ts";
  import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
  import { dynamicProbit } from "../../src/estimators/dynamic-probit.ts";
  import { firth } from "../../src/estimators/firth.ts";
  import { heckman } from "../../src/estimators/heckman.ts";
  import { heckprobit } from "../../src/estimators/heckprobit.ts";
  import { hetProbit } from "../../src/estimators/het-probit.ts";
  import { interval } from "../../src/estimators/interval.ts";
  import { iv } from "../../src/estimators/iv.ts";
  import { ols } from "../../src/estimators/ols.ts";
  import { orderedProbit } from "../../src/estimators/ordered-probit.ts";
  import { negativeBinomial } from "../../src/estimators/negative-binomial.ts";
  import { poisson } from "../../src/estimators/poisson.ts";
  import { probit } from "../../src/estimators/probit.ts";
  import { randomEffectsProbit } from "../../src/estimators/random-effects-probit.ts";
  import { ivHeckman } from "../../src/estimators/iv-heckman.ts";
  import { switching } from "../../src/estimators/switching.ts";
  import { treatment } from "../../src/estimators/treatment.ts";
  import { truncated } from "../../src/estimators/truncated.ts";
  import { tobit } from "../../src/estimators/tobit.ts";
  import { twoPart } from "../../src/estimators/two-part.ts";
  import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
  import { hac } from "../../src/inference/hac-spec.ts";
  import { cluster } from "../../src/inference/vcov-option.ts";
  import { withVcov } from "../../src/inference/with-vcov.ts";
  interface Firm { exporter: boolean; sales: number; size: number; region: string; stage: number; year: number; high: number }
  declare const firms: readonly Firm[];
`;

/** A call of each estimator: names of coefficients that it has, and the ones that it has not. */
const calls: Readonly<
  Record<string, { readonly call: string; readonly has: readonly string[]; readonly lacks: string }>
> = {
  bivariateProbit: {
    call: `bivariateProbit(["exporter ~ log(size)", "stage ~ size + region"], firms)`,
    has: ["exporter:log(size)", "stage:size", "stage:region[north]", "atanhRho"],
    lacks: "exporter:region",
  },
  heckprobit: {
    call: `heckprobit({ selection: "exporter ~ size", outcome: "stage ~ log(sales)" }, firms, { profile: "whole" })`,
    has: ["selection:size", "outcome:log(sales)", "outcome:(Intercept)", "atanhRho"],
    lacks: "outcome:size",
  },
  randomEffectsProbit: {
    call: `randomEffectsProbit("exporter ~ size", firms, { panel: "region", vcov: bootstrap({ seed: 1, cluster: "region" }) })`,
    has: ["size", "mean(size)", "lnSigmaU"],
    lacks: "region",
  },
  dynamicProbit: {
    call: `dynamicProbit("exporter ~ size", firms, { panel: "region", time: "year" })`,
    has: ["size", "lag(exporter)", "initial(exporter)", "mean(size)", "lnSigmaU"],
    lacks: "region",
  },
  hetProbit: {
    call: `hetProbit({ outcome: "exporter ~ size", variance: "~ log(size)" }, firms)`,
    has: ["outcome:size", "outcome:(Intercept)", "variance:log(size)"],
    lacks: "variance:(Intercept)",
  },
  orderedProbit: {
    call: `orderedProbit("stage ~ log(size)", firms, { separation: "keep" })`,
    has: ["log(size)", "cut1", "cut2"],
    lacks: "(Intercept)",
  },
  tobit: {
    call: `tobit("sales ~ size", firms, { lower: 0, upper: "high" })`,
    has: ["size", "lnSigma"],
    lacks: "region",
  },
  interval: {
    call: `interval("[sales, high] ~ size", firms)`,
    has: ["size", "(Intercept)", "lnSigma"],
    lacks: "high",
  },
  twoPart: {
    call: `twoPart({ selection: "exporter ~ size", outcome: "log(sales) ~ region" }, firms, { participation: "logit" })`,
    has: ["selection:size", "outcome:region[north]", "lnSigma"],
    lacks: "outcome:size",
  },
  "heckman in two steps": {
    call: `heckman({ selection: "exporter ~ size", outcome: "log(sales) ~ region" }, firms, { method: "two-step" })`,
    has: ["selection:size", "outcome:lambda", "lnSigma"],
    lacks: "outcome:size",
  },
  ivHeckman: {
    call: `ivHeckman({ selection: "exporter ~ size + high", outcome: "sales ~ [stage ~ high]" }, firms)`,
    has: ["selection:size", "outcome:stage", "outcome:lambda", "lnSigma"],
    lacks: "outcome:size",
  },
  treatment: {
    call: `treatment({ treatment: "exporter ~ size", outcome: "log(sales) ~ exporter + region" }, firms)`,
    has: ["treatment:size", "outcome:exporter", "lnSigma", "atanhRho"],
    lacks: "outcome:size",
  },
  switching: {
    call: `switching({ selection: "exporter ~ size", outcome0: "sales ~ high", outcome1: "sales ~ high" }, firms)`,
    has: ["selection:size", "outcome1:high", "lnSigma0", "atanhRho1"],
    lacks: "outcome0:size",
  },
  truncated: { call: `truncated("sales ~ size", firms, { lower: 0 })`, has: ["size", "lnSigma"], lacks: "region" },
  firth: { call: `firth("exporter ~ size", firms, { link: "probit" })`, has: ["size", "(Intercept)"], lacks: "region" },
  negativeBinomial: {
    call: `negativeBinomial("stage ~ log(size)", firms)`,
    has: ["log(size)", "lnAlpha"],
    lacks: "size",
  },
  poisson: { call: `poisson("stage ~ size | region", firms)`, has: ["size"], lacks: "(Intercept)" },
};

/** The column `size` under a name that the table does not have. */
const misspelt = (call: string): string => call.replace("size", "siez");

const snippets: Record<string, string> = {
  fine: `const one = probit("exporter ~ log(size) + region", firms, { vcov: cluster("region") });
    export const effect: number = one.coef["log(size)"] + one.se["(Intercept)"];
    const two = heckman({ selection: "exporter ~ size", outcome: "log(sales) ~ region" }, firms, { method: "two-step" });
    export const slope: number = two.coef["selection:size"] + two.rho;`,
  inline: `export const one = probit("exporter ~ size", { exporter: [true, false], size: new Float64Array(2) });`,
  formula: `probit("exporter ~ siez", firms);`,
  equation: `heckman({ selection: "exporter ~ size", outcome: "log(sale) ~ size" }, firms);`,
  coefficient: `probit("exporter ~ log(size)", firms).coef.size;`,
  cluster: `probit("exporter ~ size", firms, { vcov: cluster("regoin") });`,
  weights: `probit("exporter ~ size", firms, { weights: { kind: "frequency", column: "count" } });`,
};

const fits = `
  const selection = heckman({ selection: "exporter ~ size", outcome: "sales ~ size" }, firms);
  const binary = probit("exporter ~ size", firms);
  const linear = ols("sales ~ size", firms);
  const instrumental = iv("sales ~ [size ~ exporter]", firms);
  declare const any: Fit;
`;

/** Covariances asked of fits. */
const covariances: Readonly<Record<string, readonly [allowed: boolean, code: string]>> = {
  "HC3 of a selection model": [false, `withVcov(selection, "HC3");`],
  "CR2 of a selection model": [false, `withVcov(selection, cluster("region", { type: "CR2" }));`],
  "HC2 of instrumental variables": [false, `withVcov(instrumental, "HC2");`],
  "CR3 of a probit": [false, `withVcov(binary, cluster("region", { type: "CR3" }));`],
  "a word that is none": [false, `withVcov(linear, "HC9");`],
  "what they have": [
    true,
    `withVcov(selection, "HC1").rho + withVcov(binary, "HC3").coef.size + withVcov(linear, cluster("region", { type: "CR3" })).r2;
     withVcov(instrumental, cluster("region")); withVcov(selection, hac({ lags: 2 }));`,
  ],
  "anything of a fit of unknown kind": [
    true,
    `withVcov(any, "HC3"); withVcov(any, cluster("region", { type: "CR2" }));`,
  ],
};

/** Estimators whose scores have no leverages. */
const plain = Object.keys(calls).filter((name) => name !== "firth" && name !== "poisson");

const all: Readonly<Record<string, string>> = {
  ...snippets,
  ...Object.fromEntries(Object.entries(covariances).map(([name, [, code]]) => [name, fits + code])),
  ...Object.fromEntries(
    Object.entries(calls).flatMap(([name, { call, has, lacks }]) => [
      [
        `${name} call`,
        `const fit = ${call};
         export const values: (number | undefined)[] = [${has.map((one) => `fit.coef[${JSON.stringify(one)}]`).join(", ")}];
         withVcov(fit, "robust"); withVcov(fit, cluster("region"));`,
      ],
      [`${name} column`, `${misspelt(call)};`],
      [`${name} coefficient`, `${call}.coef[${JSON.stringify(lacks)}];`],
      [`${name} HC3`, `withVcov(${call}, "HC3");`],
    ]),
  ),
};

let compilation: Compilation;
const errorsOf = (name: string): readonly string[] => compilation.snippets[name]!.errors;

beforeAll(() => {
  compilation = compile(Object.fromEntries(Object.entries(all).map(([name, code]) => [name, preamble + code])));
});

describe("an estimator", () => {
  it.each(["fine", "inline"])("compiles when all names are there: %s", (name) => {
    expect(errorsOf(name)).toEqual([]);
  });

  it.each([
    ["formula", "column 'siez' is not in the table"],
    ["equation", "column 'sale' is not in the table"],
    ["coefficient", "Property 'size' does not exist"],
    ["cluster", "regoin"],
    ["weights", '"count"'],
  ])("does not compile when the %s names what is not there", (name, message) => {
    expect(errorsOf(name)).toEqual([expect.stringContaining(message)]);
  });

  it.each(Object.keys(calls))("knows its coefficients and columns: %s", (name) => {
    expect(errorsOf(`${name} call`)).toEqual([]);
    expect(errorsOf(`${name} column`)).toEqual([expect.stringContaining("column 'siez' is not in the table")]);
    expect(errorsOf(`${name} coefficient`)).toEqual([expect.stringContaining(calls[name]!.lacks)]);
  });
});

describe("withVcov", () => {
  it.each(Object.entries(covariances))(
    "compiles with what the model has, and with nothing else: %s",
    (name, [allowed]) => {
      expect(errorsOf(name).length).toBe(allowed ? 0 : 1);
    },
  );

  it.each(plain)("does not compile with HC3 for a likelihood without leverages: %s", (name) => {
    expect(errorsOf(`${name} HC3`)).toEqual([expect.stringContaining("HC3")]);
  });
});
