import { beforeAll, describe, expect, it } from "vitest";
import { type Compilation, compile } from "./compile.ts";

const preamble = `
  import type { Table } from "../../src/data/table.ts";
  import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
  import { iv } from "../../src/estimators/iv.ts";
  import { withVcov } from "../../src/inference/with-vcov.ts";
  interface Man { lwage: number; educ: number; exper: number; nearc2: boolean; nearc4: boolean | null; region: string; born: Date }
  declare const men: readonly Man[];
  declare const columns: { lwage: Float64Array; educ: number[]; nearc4: boolean[]; region: string[] };
  declare const read: Table;
  declare const untyped: Record<string, any>[];
  declare const formula: string;
`;

/** What the compiler knows of the identification of a call. */
const identifications: Readonly<Record<string, readonly [exact: boolean, call: string]>> = {
  "one instrument": [true, `iv("lwage ~ exper + [educ ~ nearc4]", men)`],
  "two for two": [true, `iv("lwage ~ [educ + exper ~ nearc4 + nearc2] | region", men)`],
  "a date": [true, `iv("lwage ~ [educ ~ born]", men)`],
  "a record of columns": [true, `iv("lwage ~ [educ ~ nearc4]", columns)`],
  "functions of columns of any table": [true, `iv("log(packs) ~ [log(price) ~ log(tax)]", read)`],
  "two instruments": [false, `iv("lwage ~ [educ ~ nearc4 + nearc2]", men)`],
  "a column of texts": [false, `iv("lwage ~ [educ ~ region]", men)`],
  "a text in a record of columns": [false, `iv("lwage ~ [educ ~ region]", columns)`],
  "a column of a table read from a file": [false, `iv("lwage ~ [educ ~ nearc4]", read)`],
  "columns of any type": [false, `iv("lwage ~ [educ ~ nearc4]", untyped)`],
  "an interaction": [false, `iv("lwage ~ [educ ~ nearc4*nearc2]", men)`],
  "a category": [false, `iv("lwage ~ [educ ~ C(nearc4)]", men)`],
  "a column twice": [false, `iv("lwage ~ [educ + educ ~ nearc4 + nearc2]", men)`],
  "a formula that is no literal": [false, `iv(formula, men)`],
};

const snippets: Readonly<Record<string, string>> = {
  exactTests: `iv("lwage ~ [educ ~ nearc4]", men).tests.sargan;`,
  exactVcov: `withVcov(iv("lwage ~ [educ ~ nearc4]", men), "robust").tests.hansenJ;`,
  exactDiagnostics: `ivDiagnostics(iv("lwage ~ [educ ~ nearc4]", men)).overidentification;`,
  unasked: `iv("lwage ~ [educ ~ nearc4 + nearc2]", men).tests.sargan;`,
  unaskedDiagnostics: `ivDiagnostics(iv("lwage ~ [educ ~ nearc4 + nearc2]", men)).overidentification;`,
  asked: `
    const fit = iv("lwage ~ [educ ~ nearc4 + nearc2]", men, { vcov: "robust" });
    export const j = fit.identification === "over" ? fit.tests.hansenJ?.p : undefined;
    const found = ivDiagnostics(fit);
    export const basmann = found.identification === "over" ? found.overidentification.basmann.p : undefined;
    export const others = [fit.tests.wuHausman.p, fit.tests.andersonRubin?.p, found.wuHausman.p, fit.coef.educ];`,
};

let compilation: Compilation;
const name = (call: string): string => call.replaceAll(" ", "-");

beforeAll(() => {
  const typed = Object.entries(identifications).map(([what, [, call]]) => [
    name(what),
    `${preamble}const fit = ${call}; export type Kind = typeof fit.identification;`,
  ]);
  const others = Object.entries(snippets).map(([what, code]) => [what, preamble + code]);
  compilation = compile(Object.fromEntries([...typed, ...others]));
});

describe("the identification of a model", () => {
  it.each(Object.entries(identifications))("is known where it is plain: %s", (what, [exact]) => {
    const { errors, typeOf } = compilation.snippets[name(what)]!;
    expect(errors).toEqual([]);
    expect(typeOf("Kind")).toEqual(exact ? ['"exact"'] : ['"exact"', '"over"']);
  });
});

describe("a test of overidentifying restrictions", () => {
  it.each([
    ["exactTests", "sargan"],
    ["exactVcov", "hansenJ"],
    ["exactDiagnostics", "overidentification"],
    ["unasked", "sargan"],
    ["unaskedDiagnostics", "overidentification"],
  ])("does not compile where the model may have none: %s", (what, property) => {
    expect(compilation.snippets[what]!.errors).toEqual([
      expect.stringContaining(`Property '${property}' does not exist`),
    ]);
  });

  it("compiles after the question whether the model is over-identified", () => {
    expect(compilation.snippets.asked!.errors).toEqual([]);
  });
});
