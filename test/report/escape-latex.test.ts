import { expect, it } from "vitest";
import { escapeLatex } from "../../src/report/escape-latex.ts";

it("LaTeX escapes what it reserves, and sets signs, letters and powers of mathematics as such", () => {
  expect(escapeLatex("y ~ `a|b`")).toBe("y \\textasciitilde{} \\`{}a\\textbar{}b\\`{}");
  expect(escapeLatex("50% of a_b & {c}")).toBe("50\\% of a\\_b \\& \\{c\\}");
  expect(escapeLatex("(X̂'X̂)⁻¹")).toBe("($\\hat{X}$'$\\hat{X}$)$^{-1}$");
  expect(escapeLatex("σ² ≤ −0.5")).toBe("$\\sigma^{2}$ $\\leq$ $-$0.5");
  expect(escapeLatex("Σ sᵢsᵢ'")).toBe("$\\sum$ s$_{i}$s$_{i}$'");
  expect(escapeLatex("χ̄²(1)")).toBe("$\\bar{\\chi}^{2}$(1)");
});

it("LaTeX keeps the space that aligns decimals, and other alphabets", () => {
  expect(escapeLatex("1.2\u2007\u2007\u2007")).toBe("1.2\\phantom{000}");
  expect(escapeLatex("수출액")).toBe("수출액");
});
