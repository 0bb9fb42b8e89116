/**
 * Why the methods are needed: on simulated firms whose truth is known, every part of the determinant analysis against the
 * naive estimate. Writes docs/globalization-recovery.md and its figure: `npx tsx scripts/globalization-recovery.ts`;
 * `--replications 40` sets how many samples are drawn.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { globalizationCases } from "./globalization-recovery/cases.ts";
import { recoveryFigure } from "./globalization-recovery/figure.ts";
import { recoveryPage } from "./globalization-recovery/page.ts";
import { recover } from "./recovery-cases/recovery.ts";

const { values } = parseArgs({ options: { replications: { type: "string", default: "40" } } });
const replications = Number(values.replications);
if (!(Number.isSafeInteger(replications) && replications > 1)) throw new Error("--replications takes a whole number.");

const rows = globalizationCases.map(({ part, question, model, naive }) => {
  const begun = performance.now();
  const found = { part, question, model: recover(model, replications), naive: recover(naive, replications) };
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${part}\n`);
  return found;
});

const docs = new URL("../docs/", import.meta.url);
writeFileSync(new URL("gallery/globalization-recovery.svg", docs), `${recoveryFigure(rows)}\n`);
writeFileSync(new URL("globalization-recovery.md", docs), recoveryPage(rows, replications));
