/**
 * A simulated panel of exporters, for docs and examples: firms of unequal persistence whose exporting also depends on
 * whether they exported the year before. Writes examples/data/exporter-panel.csv: `npx tsx scripts/exporter-panel.ts`.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { random } from "../src/random/generator.ts";

export interface PanelDesign {
  readonly firms: number;
  readonly years: number;
  /** Coefficient of last year's exporting. */
  readonly persistence: number;
  /** Standard deviation of what the firm's effect has beside first year and mean of `rd`. */
  readonly sigmaU: number;
}

/** u = -0.6 + 0.5 export₀ + 0.6 mean(rd) + a: Wooldridge's conditional model holds, so that its parameters can be recovered. */
export const truth = { intercept: -0.6, rd: 0.5, initial: 0.5, mean: 0.6 } as const;

export function exporterPanel(
  seed: number,
  { firms, years, persistence, sigmaU }: PanelDesign,
): Record<string, number[]> {
  const draw = random(seed);
  const columns: Record<"firm" | "year" | "exporter" | "rd", number[]> = { firm: [], year: [], exporter: [], rd: [] };
  for (let firm = 1; firm <= firms; firm++) {
    const taste = 0.8 * draw.normal();
    const rd = Array.from({ length: years }, () => (taste + draw.normal() > 0.3 ? 1 : 0));
    const initial = draw.bernoulli(0.4) ? 1 : 0;
    const mean = rd.slice(1).reduce<number>((sum, each) => sum + each, 0) / (years - 1);
    const effect = truth.intercept + truth.initial * initial + truth.mean * mean + sigmaU * draw.normal();
    let before = initial;
    for (let t = 0; t < years; t++) {
      if (t > 0) before = persistence * before + truth.rd * rd[t]! + effect + draw.normal() > 0 ? 1 : 0;
      columns.firm.push(firm);
      columns.year.push(2015 + t);
      columns.exporter.push(before);
      columns.rd.push(rd[t]!);
    }
  }
  return columns;
}

const path = fileURLToPath(new URL("../examples/data/exporter-panel.csv", import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { firm, year, exporter, rd } = exporterPanel(2024, { firms: 150, years: 6, persistence: 0.7, sigmaU: 0.8 });
  const lines = firm!.map((each, i) => [each, year![i], exporter![i], rd![i]].join(","));
  writeFileSync(path, `${["firm,year,exporter,rd", ...lines].join("\n")}\n`);
}
