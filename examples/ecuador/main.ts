// The determinant analysis on real firms: innovation-active firms of Ecuador's national innovation survey (ENAI 2015).
// The data are not shipped. Put enai_clean.csv where the path below says, or pass its path as the first argument.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  determinantAnalysis,
  type DeterminantSpecification,
  type FirmMapping,
  mapFirms,
  resultOf,
} from "../../src/globalization/index.ts";
import { compare, heckman, marginalEffects, probit } from "../../src/index.ts"; // in your project: from "estimand"
import { readCsv } from "../../src/node/index.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const file = process.argv[2] ?? here("../../../shared/data/enai_ecuador_2015/enai_clean.csv");

if (!existsSync(file)) {
  console.log(
    `skipped: ${file} is not there. The survey (INEC and SENESCYT, Encuesta Nacional de Actividades de Innovación 2015)`,
  );
  console.log(
    "is the object ENAI of data/ENAI.RData in the public R package Supermodular; write it as CSV with the columns of all-firms.json.",
  );
} else {
  await analyse();
}

async function analyse(): Promise<void> {
  const mapping = JSON.parse(readFileSync(here("all-firms.json"), "utf8")) as FirmMapping & {
    specification: DeterminantSpecification;
  };
  const firms = mapFirms(await readCsv(file), mapping);
  const analysis = determinantAnalysis(firms, { source: mapping, specification: mapping.specification });

  // A. Who exports, of all firms; B. of knowledge-intensive services alone.
  const services = mapFirms(await readCsv(file), { ...mapping, where: { column: "kis", equals: 1 } });
  const ofServices = probit(
    "exporter ~ lnEmployees + lnProductivity + log(age) + foreignOwned + rdPerformer + graduateShare + ipProtection + knowsPromotion",
    services,
  );
  console.log(
    String(
      compare([resultOf(analysis.participation).fit, ofServices], {
        names: ["All firms", "Knowledge services"],
        title: "A, B. Who exports: probit",
      }),
    ),
  );
  console.log(`\n${marginalEffects(ofServices)}\n`);

  // C. How much exporters sell abroad: the likelihood rises to ρ = -1 and the fit says so; the share has an interior optimum.
  console.log(`${resultOf(analysis.performance).fit}\n`);
  console.log(`${resultOf(analysis.performance).twoStep}\n`);
  const { selection, outcome } = mapping.specification.performance!;
  const share = heckman({ selection, outcome: outcome.replace(/^[^~]*/, "export_intensity ") }, firms);
  console.log(`${share}\n`);

  // D. What used promotion causes, if knowing of it matters through use alone: doubtful, and the report says so.
  console.log(`${resultOf(analysis.capability).fit}\n`);

  const out = here("report");
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}/report.html`, analysis.report({ format: "html" }).text);
  const markdown = analysis.report({ format: "markdown" });
  for (const [name, text] of Object.entries({ "report.md": markdown.text, ...markdown.figures }))
    writeFileSync(`${out}/${name}`, text);
  console.log("The report: examples/ecuador/report/report.html");
}
