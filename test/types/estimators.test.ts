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
