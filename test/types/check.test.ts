import { beforeAll, describe, expect, it } from "vitest";
import { type Compilation, compile } from "./compile.ts";

const preamble = `
  import type { ColumnName, TableInput } from "../../src/data/input.ts";
  import { table } from "../../src/data/to-table.ts";
  import type { Checked, CheckedAll } from "../../src/formula/check.ts";
  import type { CoefficientNames } from "../../src/formula/coefficient-names.ts";

  declare function fit<const F extends string, D extends TableInput>(
    formula: Checked<F, ColumnName<D>>,
    data: D,
  ): Readonly<Record<CoefficientNames<F>, number>>;
  declare function two<const F extends { readonly selection: string; readonly outcome: string }, D extends TableInput>(
    formulas: CheckedAll<F, ColumnName<D>>,
    data: D,
  ): Readonly<Record<CoefficientNames<F["selection"], "selection:"> | CoefficientNames<F["outcome"], "outcome:">, number>>;

  interface Firm { exporter: boolean; size: number; age: number; region: string; "R&D spending": number; 산업: string; x_1: number; "a.b": number }
  declare const firms: readonly Firm[];
`;

const accepted: Readonly<Record<string, string>> = {
  "plain names": `fit("exporter ~ size + age", firms)`,
  "functions, powers, numbers": `fit("exporter ~ log(size) + I(size^2 + 1e-3*age - .5) + poly(age, 2, raw = true) - 1", firms)`,
  "spaces and line breaks anywhere": `fit(" exporter~log ( size )\\n\\t+ age : size ", firms)`,
  "a reference level, which is no column": `fit('exporter ~ C(region, ref = "north + south") + C(region, ref = west)', firms)`,
  "quotes of both kinds": `fit(\`exporter ~ C(region, ref = "north's") + C(region, ref = 'so"uth')\`, firms)`,
  "names in backticks": `fit("exporter ~ \`R&D spending\` + log(\`R&D spending\`) + \`size\`", firms)`,
  "names in Korean, with digits, underscores and dots": `fit("exporter ~ 산업 + x_1 + a.b", firms)`,
  "endogenous columns and fixed effects": `fit("size ~ age + [exporter ~ x_1 + a.b] | region + 산업", firms)`,
  "a pair of ends": `fit("[size, age] ~ region", firms)`,
  "crossed and grouped terms": `fit("exporter ~ size*age + (size + age + x_1)^2 + size:region", firms)`,
  "lags and offsets": `fit("exporter ~ lag(size) + lag(age, 2) + offset(log(size))", firms)`,
  "a formula put together while running": `fit("exporter ~ " + String(Math.random()), firms)`,
  "a pattern": `fit(\`exporter ~ \${String(1)}\`, firms)`,
  "a column record": `fit("exporter ~ size", { exporter: [true, false], size: new Float64Array(2) })`,
  "rows with different keys": `fit("exporter ~ size", [{ exporter: 1, size: 2 }, { exporter: 0 }])`,
  "a table": `fit("exporter ~ size", table(firms))`,
  "rows with any key": `fit("exporter ~ what", [] as Record<string, unknown>[])`,
  "columns with any key": `fit("exporter ~ what", {} as Record<string, number[]>)`,
  "rows of unknown make": `fit("exporter ~ what", [] as object[]); fit("a ~ b", [] as {}[]); fit("a ~ b", [] as any[])`,
  "data of any type": `fit("exporter ~ what", {} as any)`,
  "a table of unknown columns": `fit("exporter ~ what", table([] as Record<string, unknown>[]))`,
  "an Arrow table": `import type * as arrow from "apache-arrow"; fit("exporter ~ what", {} as arrow.Table)`,
  "an Arquero table": `import * as arquero from "arquero"; fit("exporter ~ what", arquero.table({ exporter: [1] }))`,
  "a DuckDB result": `import type { DuckDBResultReader } from "@duckdb/node-api"; fit("exporter ~ what", {} as DuckDBResultReader)`,
  "two equations": `two({ selection: "exporter ~ size", outcome: "log(size) ~ age" }, firms)`,
};

const refused: Readonly<Record<string, readonly [code: string, missing: string]>> = {
  "a regressor": [`fit("exporter ~ siez", firms)`, "siez"],
  "the outcome": [`fit("exports ~ size", firms)`, "exports"],
  "inside a function": [`fit("exporter ~ size + log(agee + 1)", firms)`, "agee"],
  "in I()": [`fit("exporter ~ I(size^2 - agee)", firms)`, "agee"],
  "in backticks": [`fit("exporter ~ \`R&D\`", firms)`, "R&D"],
  "a factor": [`fit("exporter ~ C(regoin, ref = 'north')", firms)`, "regoin"],
  "in Korean": [`fit("exporter ~ 산엽", firms)`, "산엽"],
  "an instrument": [`fit("size ~ age + [exporter ~ subsidy]", firms)`, "subsidy"],
  "a fixed effect": [`fit("size ~ age | industry", firms)`, "industry"],
  "an interaction": [`fit("exporter ~ size:regoin", firms)`, "regoin"],
  "a lag": [`fit("exporter ~ lag(sise, 2)", firms)`, "sise"],
  "taken away": [`fit("exporter ~ size - agee", firms)`, "agee"],
  "in a column record": [`fit("exporter ~ siez", { exporter: [1], size: [2] })`, "siez"],
  "in a table": [`fit("exporter ~ siez", table(firms))`, "siez"],
  "in one of two equations": [`two({ selection: "exporter ~ size", outcome: "size ~ agee" }, firms)`, "agee"],
};

describe("a literal formula", () => {
  let compilation: Compilation;

  beforeAll(() => {
    const entries = [
      ...Object.entries(accepted).map(([title, code]) => [title, code] as const),
      ...Object.entries(refused).map(([title, [code]]) => [title, code] as const),
    ];
    const coef = `const c = fit("exporter ~ size + log(age)", firms); c.size; c["log(age)"]; c["size[big]"]; c.siez;`;
    const both = `const c = two({ selection: "exporter ~ size", outcome: "size ~ age" }, firms);
      c["selection:size"]; c["outcome:age"]; c["selection:age"];`;
    const snippets = [...entries, ["coef", coef], ["both", both]].map(([title, code]) => [title, preamble + code]);
    compilation = compile(Object.fromEntries(snippets));
  });

  it.each(Object.keys(accepted))("compiles with %s", (title) => {
    expect(compilation.snippets[title]!.errors).toEqual([]);
  });

  it.each(Object.keys(refused))("that names a missing column does not compile: %s", (title) => {
    const { errors } = compilation.snippets[title]!;
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`"column '${refused[title]![1]}' is not in the table"`);
  });

  it("makes a misspelt coefficient a compile error, and allows levels", () => {
    expect(compilation.snippets.coef!.errors).toEqual([expect.stringContaining("'siez'")]);
  });

  it("keeps the coefficients of two equations apart", () => {
    expect(compilation.snippets.both!.errors).toEqual([expect.stringContaining("'selection:age'")]);
  });
});
