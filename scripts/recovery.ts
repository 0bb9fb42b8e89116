/**
 * Whether every estimator finds the parameters that its data were made with: bias, and coverage of 95% intervals, over drawn
 * samples. Prints docs/recovery.md: `npx tsx scripts/recovery.ts > docs/recovery.md`; `--only tobit` runs the cases whose
 * title begins so, `--replications 400` sets how many samples are drawn. `--parts DIR` keeps every case as DIR/TITLE.json and
 * reads those that are there instead of drawing them again.
 *
 * To add an estimator: write `scripts/recovery-cases/<family>.ts`, a list of `RecoveryCase` (a title, a seed of its own,
 * `draw` a sample from known parameters, `fit` it, and the `truth` by the names of coefficients or of `fit.derived`), and list
 * it in `recovery-cases/sections.ts`. Keep a replication under 20 ms, or give the case a `share` below 1.
 */
import { parseArgs } from "node:util";
import { kept } from "./kept.ts";
import { introduction, section } from "./recovery-cases/page.ts";
import { recoverCase } from "./recovery-cases/second-look.ts";
import { recoverySections } from "./recovery-cases/sections.ts";

const { values } = parseArgs({
  options: {
    replications: { type: "string", default: "400" },
    only: { type: "string", default: "" },
    parts: { type: "string" },
  },
});
const replications = Number(values.replications);
if (!(Number.isSafeInteger(replications) && replications > 0)) throw new Error("--replications takes a whole number.");

process.stdout.write(introduction(replications));
for (const [title, all] of Object.entries(recoverySections)) {
  const cases = all.filter((one) => one.title.startsWith(values.only));
  const found = cases.map((one) => kept(values.parts, one.title, replications, () => recoverCase(one, replications)));
  if (found.length > 0) process.stdout.write(`\n${section(title, found)}\n`);
}
