import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";

const names = Array.from({ length: 200 }, (_, i) => `${["sales", "employees", "rdSpending", "exports"][i % 4]}_${i}`);

const preamble = `
  import type { ColumnName, TableInput } from "../../src/data/input.ts";
  import type { Checked } from "../../src/formula/check.ts";
  import type { CoefficientNames } from "../../src/formula/coefficient-names.ts";
  declare function fit<const F extends string, D extends TableInput>(
    formula: Checked<F, ColumnName<D>>,
    data: D,
  ): { readonly coef: Readonly<Record<CoefficientNames<F>, number>> };
  interface Firm { ${names.map((name) => `${name}: number;`).join(" ")} }
  declare const firms: readonly Firm[];
`;

/** A formula of 10 to 14 terms, other columns for each `seed`: plain names, logs, squares, an interaction, categories. */
function formula(seed: number): string {
  const name = (i: number): string => names[(seed * 37 + i * 11) % names.length]!;
  const plain = Array.from({ length: 6 + (seed % 5) }, (_, i) => name(i + 5));
  return `${name(0)} ~ log(${name(1)}) + I(${name(2)}^2) + ${name(3)}:${name(4)} + C(${name(5)}) + ${plain.join(" + ")}`;
}

function long(terms: number): string {
  return `${names[0]} ~ ${names
    .slice(1, terms + 1)
    .map((name, i) => (i % 8 === 7 ? `log(${name} + 1)` : name))
    .join(" + ")}`;
}

function use(text: string, i: number): string {
  return `export const fit${i} = fit(${JSON.stringify(text)}, firms).coef["(Intercept)"];`;
}

describe("what checked formulas cost the compiler", () => {
  const baseline = compile({
    baseline: `${preamble}export const none = fit(String(Math.random()), firms).coef.anything;`,
  });
  const fifty = Array.from({ length: 50 }, (_, i) => formula(i));

  it("is below 5000 instantiations for a formula of a dozen terms over a table of 200 columns", () => {
    const cost = compile({ fifty: preamble + fifty.map(use).join("\n") });
    const each = (cost.instantiations - baseline.instantiations) / fifty.length;
    console.log(
      `50 formulas over 200 columns: ${Math.round(each)} instantiations each; checked in ` +
        `${cost.checkMilliseconds.toFixed(0)} ms, of which ${baseline.checkMilliseconds.toFixed(0)} ms without formulas`,
    );
    expect(cost.snippets.fifty!.errors).toEqual([]);
    expect(each).toBeGreaterThan(0);
    expect(each).toBeLessThan(5000);
  });

  it.each([40, 190])("allows a formula of %i terms, and finds the missing column at its end", (terms) => {
    const text = long(terms);
    expect(text.length).toBeGreaterThan(500);
    const cost = compile({ fine: preamble + use(text, 0), wrong: preamble + use(`${text} + exprots_3`, 0) });
    expect(cost.snippets.fine!.errors).toEqual([]);
    expect(cost.snippets.wrong!.errors).toEqual([
      expect.stringContaining("\"column 'exprots_3' is not in the table\""),
    ]);
    console.log(
      `${terms} terms, ${text.length} characters: ${cost.instantiations - baseline.instantiations} instantiations`,
    );
  });
});
