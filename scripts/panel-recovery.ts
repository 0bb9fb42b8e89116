/**
 * Whether the dynamic probit tells persistence from heterogeneity: bias and coverage of 95% intervals over simulated panels
 * in which last year's outcome matters, or does not and firms only differ. Beside it the probit that takes firms for alike.
 * Prints a Markdown table: `npx tsx scripts/panel-recovery.ts [--replications 200]`.
 */
import { parseArgs } from "node:util";
import { dynamicProbit } from "../src/estimators/dynamic-probit.ts";
import { probit } from "../src/estimators/probit.ts";
import { exporterPanel, type PanelDesign, truth } from "./exporter-panel.ts";

const { values } = parseArgs({ options: { replications: { type: "string", default: "200" } } });
const replications = Number(values.replications);
if (!(Number.isSafeInteger(replications) && replications > 1)) throw new Error("--replications takes a whole number.");

const designs: readonly PanelDesign[] = [
  { firms: 400, years: 6, persistence: 0.7, sigmaU: 0.8 },
  { firms: 400, years: 6, persistence: 0, sigmaU: 0.8 },
];

interface Draw {
  readonly estimate: number;
  readonly se: number;
}

process.stdout.write("| truth | parameter | mean | error of the mean | coverage |\n|---|---|---|---|---|\n");
for (const design of designs) {
  const draws: Record<string, Draw[]> = {
    persistence: [],
    rd: [],
    "initial exporting": [],
    "ln σ_u": [],
    "persistence, pooled probit": [],
  };
  for (let seed = 1; seed <= replications; seed++) {
    const data = exporterPanel(seed, design);
    const fit = dynamicProbit("exporter ~ rd" as string, data, { panel: "firm", time: "year", nodes: 16 });
    const keep = (label: string, name: string): void => {
      draws[label]!.push({ estimate: fit.coef[name]!, se: fit.se[name]! });
    };
    keep("persistence", "lag(exporter)");
    keep("rd", "rd");
    keep("initial exporting", "initial(exporter)");
    keep("ln σ_u", "lnSigmaU");
    const pooled = probit("exporter ~ before + rd" as string, withLag(data));
    draws["persistence, pooled probit"]!.push({ estimate: pooled.coef.before!, se: pooled.se.before! });
  }
  const targets = [design.persistence, truth.rd, truth.initial, Math.log(design.sigmaU), design.persistence];
  Object.entries(draws).forEach(([label, found], i) => {
    process.stdout.write(`${row(targets[i]!, label, found)}\n`);
  });
}

/** Without first years: what a probit on last year's outcome uses. */
function withLag(data: Record<string, number[]>): Record<string, number[]> {
  const later = data.year!.flatMap((year, i) => (year > 2015 ? [i] : []));
  const at = (name: string, shift: number): number[] => later.map((i) => data[name]![i - shift]!);
  return { exporter: at("exporter", 0), rd: at("rd", 0), before: at("exporter", 1) };
}

function row(target: number, label: string, found: readonly Draw[]): string {
  const n = found.length;
  const mean = found.reduce((sum, { estimate }) => sum + estimate, 0) / n;
  const variance = found.reduce((sum, { estimate }) => sum + (estimate - mean) ** 2, 0) / (n - 1);
  const covered = found.filter(({ estimate, se }) => Math.abs(estimate - target) < 1.959964 * se).length;
  const numbers = [target, mean, Math.sqrt(variance / n)].map((x) => x.toFixed(3));
  return `| ${numbers[0]} | ${label} | ${numbers[1]} | ${numbers[2]} | ${((100 * covered) / n).toFixed(1)}% |`;
}
