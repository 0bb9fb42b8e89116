import { expect, it } from "vitest";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import type { ReportFormat } from "../../src/globalization/report.ts";

const firms = { exporter: [1, 0, 1, 0, 0, 1], lnAge: [1, 2, 3, 1.5, 0.5, 0.7] };
const analysis = determinantAnalysis(firms, { specification: { participation: "exporter ~ lnAge" } });

function shown(format: ReportFormat): Record<string, string> {
  const report = analysis.report({ format });
  return (Reflect.get(report, Symbol.for("Jupyter.display")) as () => Record<string, string>)();
}

it("a report shows itself in a notebook as a page in a frame of its own", () => {
  const page = shown("html")["text/html"]!;
  expect(page).toMatch(/^<iframe srcdoc="&lt;!doctype html/);
  expect(page.match(/"/g)).toHaveLength(4); // around srcdoc and style: no quote of the page ends them
});

it("a report in Markdown shows itself as Markdown, in LaTeX as text", () => {
  expect(shown("markdown")["text/markdown"]).toBe(analysis.report({ format: "markdown" }).text);
  expect(Object.keys(shown("latex"))).toEqual(["text/plain"]);
});
