import { beforeAll, describe, expect, it } from "vitest";
import { type Compilation, compile } from "./compile.ts";

const preamble = `
  import { heckman } from "../../src/estimators/heckman.ts";
  import { probit } from "../../src/estimators/probit.ts";
  import { cluster } from "../../src/inference/vcov-option.ts";
  interface Firm { exporter: boolean; sales: number; size: number; region: string }
  declare const firms: readonly Firm[];
`;

describe("an estimator", () => {
  let compilation: Compilation;

  beforeAll(() => {
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
    compilation = compile(Object.fromEntries(Object.entries(snippets).map(([name, code]) => [name, preamble + code])));
  });

  it.each(["fine", "inline"])("compiles when all names are there: %s", (name) => {
    expect(compilation.snippets[name]!.errors).toEqual([]);
  });

  it.each([
    ["formula", "column 'siez' is not in the table"],
    ["equation", "column 'sale' is not in the table"],
    ["coefficient", "Property 'size' does not exist"],
    ["cluster", "regoin"],
    ["weights", '"count"'],
  ])("does not compile when the %s names what is not there", (name, message) => {
    expect(compilation.snippets[name]!.errors).toEqual([expect.stringContaining(message)]);
  });
});

describe("withVcov", () => {
  const fits = `
    import type { Fit } from "../../src/fit/fit.ts";
    import { iv } from "../../src/estimators/iv.ts";
    import { ols } from "../../src/estimators/ols.ts";
    import { hac } from "../../src/inference/hac-spec.ts";
    import { withVcov } from "../../src/inference/with-vcov.ts";
    const selection = heckman({ selection: "exporter ~ size", outcome: "sales ~ size" }, firms);
    const binary = probit("exporter ~ size", firms);
    const linear = ols("sales ~ size", firms);
    const instrumental = iv("sales ~ [size ~ exporter]", firms);
    import { tobit } from "../../src/estimators/tobit.ts";
    const censored = tobit("sales ~ size", firms, { lower: 0 });
    declare const any: Fit;
  `;
  const cases: Readonly<Record<string, readonly [allowed: boolean, code: string]>> = {
    "HC3 of a selection model": [false, `withVcov(selection, "HC3");`],
    "CR2 of a selection model": [false, `withVcov(selection, cluster("region", { type: "CR2" }));`],
    "HC2 of instrumental variables": [false, `withVcov(instrumental, "HC2");`],
    "CR3 of a probit": [false, `withVcov(binary, cluster("region", { type: "CR3" }));`],
    "HC3 of a tobit": [false, `withVcov(censored, "HC3");`],
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
  let compilation: Compilation;

  beforeAll(() => {
    compilation = compile(
      Object.fromEntries(Object.entries(cases).map(([name, [, code]]) => [name, preamble + fits + code])),
    );
  });

  it.each(Object.entries(cases))("compiles with what the model has, and with nothing else: %s", (name, [allowed]) => {
    expect(compilation.snippets[name]!.errors.length).toBe(allowed ? 0 : 1);
  });
});
