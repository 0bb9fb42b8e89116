/**
 * How often 95% intervals hold the true value, on designs that each kind of interval is for, and on some that it is not
 * for. Prints docs/coverage.md: `npx tsx scripts/coverage.ts [--replications 1000] > docs/coverage.md`.
 */
import { parseArgs } from "node:util";
import { binaryStudies } from "./coverage-designs/binary.ts";
import { bootstrapStudies } from "./coverage-designs/bootstraps.ts";
import { clusterStudies } from "./coverage-designs/clusters.ts";
import { instrumentStudies } from "./coverage-designs/instruments.ts";
import { leastSquaresStudies } from "./coverage-designs/least-squares.ts";
import { introduction, section } from "./coverage-designs/page.ts";
import { selectionStudies } from "./coverage-designs/selection.ts";
import { seriesStudies } from "./coverage-designs/series.ts";
import type { Study } from "./coverage-designs/study.ts";

const sections: Readonly<Record<string, readonly Study[]>> = {
  "Independent rows": leastSquaresStudies,
  Clusters: clusterStudies,
  "Time series": seriesStudies,
  Bootstrap: bootstrapStudies,
  "Probit and average effects": binaryStudies,
  Selection: selectionStudies,
  "Instrumental variables": instrumentStudies,
};

const { values } = parseArgs({ options: { replications: { type: "string", default: "1000" } } });
const replications = Number(values.replications);
if (!(Number.isSafeInteger(replications) && replications > 0)) throw new Error("--replications takes a whole number.");

process.stdout.write(introduction);
for (const [title, studies] of Object.entries(sections)) {
  const rows = studies.flatMap((study) => {
    const begun = performance.now();
    const found = study.run(replications);
    process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${study.design}\n`);
    return found;
  });
  process.stdout.write(`\n${section(title, rows)}\n`);
}
