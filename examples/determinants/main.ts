// The whole determinant analysis on the embedded firms, which are simulated and describe no real firm: every part, policy
// scenarios, a case, and the report in English and Korean. A reconstruction of the method of a 2019 study of the Korea
// Institute for Industrial Economics and Trade, whose data are not public. In your project import from
// "estimand/globalization".
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { determinantAnalysis, firmCase, policyScenarios, simulateFirms } from "../../src/globalization/index.ts";
import { digitalServices } from "./digital-services.ts";

const simulated = simulateFirms({ firms: 1000, seed: 2019 });
const source = { name: "the simulated survey", currency: "million KRW" };
const analysis = determinantAnalysis(simulated.table, { simulated, source });

// What was found, in the report's own sentences; then what policies would change, if the coefficients are effects.
const markdown = analysis.report({ format: "markdown" }).text;
console.log(markdown.slice(markdown.indexOf("## Findings"), markdown.indexOf("## Data and sample")));

const scenarios = {
  "R&D grants": { rdIntensity: "x + 1", where: "employees < 50", cost: "0.01 * sales" },
  Information: { knowsPromotion: 1, where: "knowsPromotion = 0", cost: 2 },
};
console.log(`${policyScenarios(analysis, scenarios, { group: "region" })}\n`);

// One firm against its group, its nearest firms, and what would move it.
console.log(`${firmCase(analysis, "F00012")}\n`);

const out = join(tmpdir(), "estimand-determinants");
mkdirSync(out, { recursive: true });
for (const language of ["en", "ko"] as const) {
  const report = analysis.report({ language, scenarios, cases: ["F00012"] });
  writeFileSync(join(out, `report-${language}.html`), report.text);
}
console.log("Written: report-en.html, report-ko.html");

// The setting: trade in digitally deliverable services by country, where the panel is at hand.
const context = await digitalServices();
if (context !== undefined) writeFileSync(join(out, "digital-services.svg"), context);
