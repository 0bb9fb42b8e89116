/**
 * Whether every estimator finds the parameters that its data were made with: bias, and coverage of 95% intervals, over drawn
 * samples. Prints docs/recovery.md: `npx tsx scripts/recovery.ts > docs/recovery.md`; `--only tobit` runs the cases whose
 * title begins so, `--replications 400` sets how many samples are drawn.
 *
 * To add an estimator: write `scripts/recovery-cases/<family>.ts`, a list of `RecoveryCase` (a title, a seed of its own,
 * `draw` a sample from known parameters, `fit` it, and the `truth` by the names of coefficients or of `fit.derived`), and list
 * it in `sections` below. Keep a replication under 20 ms, or give the case a `share` below 1.
 */
import { parseArgs } from "node:util";
import { censoredCases, selectionCases } from "./recovery-cases/censored.ts";
import { discreteCases } from "./recovery-cases/discrete.ts";
import { endogenousCases } from "./recovery-cases/endogenous.ts";
import { introduction, section } from "./recovery-cases/page.ts";
import { panelCases } from "./recovery-cases/panel.ts";
import { twoEquationCases } from "./recovery-cases/two-equations.ts";
import { type RecoveryCase, recover } from "./recovery-cases/recovery.ts";

const sections: Readonly<Record<string, readonly RecoveryCase[]>> = {
  "Censored outcomes": censoredCases,
  Selection: selectionCases,
  "Two equations": twoEquationCases,
  "Endogenous columns, treatments and regimes": endogenousCases,
  Panels: panelCases,
  "Binary, ordered and count outcomes, shares": discreteCases,
};

const { values } = parseArgs({
  options: { replications: { type: "string", default: "400" }, only: { type: "string", default: "" } },
});
const replications = Number(values.replications);
if (!(Number.isSafeInteger(replications) && replications > 0)) throw new Error("--replications takes a whole number.");

process.stdout.write(introduction(replications));
for (const [title, all] of Object.entries(sections)) {
  const cases = all.filter((one) => one.title.startsWith(values.only));
  const rows = cases.flatMap((one) => {
    const begun = performance.now();
    const found = recover(one, replications);
    process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${one.title}\n`);
    return found;
  });
  if (rows.length > 0) process.stdout.write(`\n${section(title, rows)}\n`);
}
