// The determinant analysis on real firms: innovation-active firms of Ecuador's national innovation survey (INEC and SENESCYT,
// Encuesta Nacional de Actividades de Innovación 2015), with its cautions. The data are not shipped: the survey is the
// object ENAI of data/ENAI.RData in the public R package Supermodular; write it as CSV with the columns of all-firms.json,
// which lies beside this file. Run in this folder.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  determinantAnalysis,
  type DeterminantSpecification,
  type FirmMapping,
  mapFirms,
  resultOf,
} from "../../src/globalization/index.ts";
import { compare, heckman, marginalEffects, probit } from "../../src/index.ts";
import { readCsv } from "../../src/node/index.ts";

const file = process.argv[2] ?? "../../../shared/data/enai_ecuador_2015/enai_clean.csv";
if (!existsSync(file)) throw new Error(`skipped: ${file} is not there; the text above says how to get it.`);

interface Mapping extends FirmMapping {
  readonly specification: DeterminantSpecification;
}
const mapping = JSON.parse(readFileSync("all-firms.json", "utf8")) as Mapping;
const survey = await readCsv(file);
const firms = mapFirms(survey, mapping);
const analysis = determinantAnalysis(firms, { source: mapping, specification: mapping.specification });

// A. Who exports, of all firms; B. of knowledge-intensive services alone.
const services = mapFirms(survey, { ...mapping, where: { column: "kis", equals: 1 } });
const ofServices = probit(
  "exporter ~ lnEmployees + lnProductivity + log(age) + foreignOwned + rdPerformer + graduateShare + ipProtection + knowsPromotion",
  services,
);
const whoExports = compare([resultOf(analysis.participation).fit, ofServices], {
  names: ["All firms", "Knowledge services"],
  title: "A, B. Who exports: probit",
});
console.log(`${whoExports}\n`);

// Average effects among the knowledge services.
console.log(`${marginalEffects(ofServices)}\n`);

// C. How much exporters sell abroad: the likelihood rises to ρ = -1 and the fit says so.
console.log(`${resultOf(analysis.performance).fit}\n`);

// By two steps.
console.log(`${resultOf(analysis.performance).twoStep}\n`);

// The share of exports in sales has an interior optimum.
const { selection, outcome } = mapping.specification.performance!;
const share = heckman({ selection, outcome: outcome.replace(/^[^~]*/, "export_intensity ") }, firms);
console.log(`${share}\n`);

// D. What used promotion causes, if knowing of it matters through use alone: doubtful, and the report says so.
console.log(`${resultOf(analysis.capability).fit}\n`);

// The report, as a page, and as Markdown with its figures.
mkdirSync("report", { recursive: true });
writeFileSync("report/report.html", analysis.report({ format: "html" }).text);
const markdown = analysis.report({ format: "markdown" });
for (const [name, text] of Object.entries({ "report.md": markdown.text, ...markdown.figures }))
  writeFileSync(`report/${name}`, text);
console.log("The report: examples/ecuador/report/report.html");
// In a notebook: analysis.report()
