/**
 * Why the methods are needed: on simulated firms whose truth is known, every part of the determinant analysis against the
 * naive estimate. Writes docs/globalization-recovery.md and its figure: `npx tsx scripts/globalization-recovery.ts`;
 * `--replications 400` sets how many samples are drawn. `--parts DIR` keeps every part as DIR/PART.json and reads those that
 * are there instead of drawing them again; with `--only PART` beside it one part is drawn, and the page is left alone.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { globalizationCases } from "./globalization-recovery/cases.ts";
import { recoveryFigure } from "./globalization-recovery/figure.ts";
import { recoveryPage } from "./globalization-recovery/page.ts";
import { keptPart } from "./globalization-recovery/part-recovery.ts";

const { values } = parseArgs({
  options: { replications: { type: "string", default: "400" }, only: { type: "string" }, parts: { type: "string" } },
});
const { only, parts } = values;
const replications = Number(values.replications);
if (!(Number.isSafeInteger(replications) && replications > 1)) throw new Error("--replications takes a whole number.");
const known = globalizationCases.map(({ part }) => part);
if (only !== undefined && (parts === undefined || !known.includes(only)))
  throw new Error(`--only takes a part, beside --parts DIR: ${known.join(", ")}.`);

const wanted = globalizationCases.filter(({ part }) => only === undefined || part === only);
const rows = wanted.map((one) => keptPart(one, replications, parts));

if (only === undefined) {
  const docs = new URL("../docs/", import.meta.url);
  writeFileSync(new URL("gallery/globalization-recovery.svg", docs), `${recoveryFigure(rows)}\n`);
  writeFileSync(new URL("globalization-recovery.md", docs), recoveryPage(rows));
}
