import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { VegaLiteSpecification } from "../src/index.ts";

/** A specification as an SVG, on a white ground; coordinates with two decimals, so that machines agree on them. */
export async function renderSvg(specification: VegaLiteSpecification): Promise<string> {
  const { spec } = compile({ background: "white", padding: 8, ...specification } as unknown as TopLevelSpec);
  const svg = await new View(parse(spec), { renderer: "none" }).toSVG();
  const rounded = (tag: string): string =>
    tag.replace(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
  return `${svg.replace(/<[^>]*>/g, rounded)}\n`;
}
