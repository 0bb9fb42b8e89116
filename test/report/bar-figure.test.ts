import { expect, it } from "vitest";
import { barFigure } from "../../src/report/bar-figure.ts";

const bars = [
  { label: "Seoul & Gyeonggi", value: 20, text: "20%" },
  { label: "Busan", value: 10, text: "10%" },
];
const figure = barFigure(bars, { axis: "Percent", description: "Share that exports" });

it("draws bars as long as their values, with their labels and texts", () => {
  const widths = [...figure.svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths[0]! / widths[1]!).toBeCloseTo(2, 1);
  for (const text of ["Seoul &amp; Gyeonggi", "20%", "Percent", "<title>Share that exports</title>"])
    expect(figure.svg).toContain(text);
});

it("shows itself in notebooks as a picture, with words for those who cannot see it", () => {
  const display = Reflect.get(figure, Symbol.for("Jupyter.display")) as () => Record<string, string>;
  expect(display()).toEqual({
    "text/plain": "Share that exports",
    "text/html": figure.svg,
    "image/svg+xml": figure.svg,
  });
  expect(String(figure)).toBe(figure.svg);
});
