// The whole determinant analysis on the embedded firms, which are simulated and describe no real firm: every part, policy
// scenarios, a case, and the report in English and Korean. A reconstruction of the method of a 2019 study of the Korea
// Institute for Industrial Economics and Trade, whose data are not public. Run in this folder.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { determinantAnalysis, firmCase, policyScenarios, simulateFirms } from "../../src/globalization/index.ts";
import { readCsv } from "../../src/node/index.ts";
import { barFigure } from "../../src/report/index.ts";

const simulated = simulateFirms({ firms: 1000, seed: 2019 });
const source = { name: "the simulated survey", currency: "million KRW" };
const analysis = determinantAnalysis(simulated.table, { simulated, source });

// What was found, in the report's own sentences.
const markdown = analysis.report({ format: "markdown" }).text;
console.log(markdown.slice(markdown.indexOf("## Findings"), markdown.indexOf("## Data and sample")));

// What policies would change, if the coefficients are effects.
const scenarios = {
  "R&D grants": { rdIntensity: "x + 1", where: "employees < 50", cost: "0.01 * sales" },
  Information: { knowsPromotion: 1, where: "knowsPromotion = 0", cost: 2 },
};
console.log(`${policyScenarios(analysis, scenarios, { group: "region" })}\n`);

// One firm against its group, its nearest firms, and what would move it.
console.log(`${firmCase(analysis, "F00012")}\n`);

// The report, in both languages.
const out = join(tmpdir(), "estimand-determinants");
mkdirSync(out, { recursive: true });
for (const language of ["en", "ko"] as const) {
  const report = analysis.report({ language, scenarios, cases: ["F00012"] });
  writeFileSync(join(out, `report-${language}.html`), report.text);
}
console.log("Written: report-en.html, report-ko.html");
// In a notebook: analysis.report({ scenarios, cases: ["F00012"] })

// The setting: exports of digitally deliverable services by country in the last year of UNCTAD's panel (UNCTADstat, CC BY
// 4.0), the largest and Korea. The panel is not shipped: without it there is no figure.
const aggregates = ["World", "Sub-Saharan Africa"]; // rows of the panel that are no countries
async function digitalServices(file: string) {
  if (!existsSync(file)) return "Left out: the panel of digitally deliverable services is not at hand.";
  const panel = await readCsv(file);
  const countries = panel.column("country");
  if (countries.kind !== "category") throw new Error("countries are names");
  const [years, exports] = [panel.numbers("year"), panel.numbers("dig_services_exports_usd_millions")];
  const last = Math.max(...years);
  const bars = [...years.keys()]
    .filter((i) => years[i] === last && exports[i]! >= 0)
    .map((i) => ({ country: countries.levels[countries.codes[i]!]!, value: exports[i]! / 1000 }))
    .filter(({ country }) => !aggregates.includes(country))
    .sort((a, b) => b.value - a.value)
    .map(({ country, value }, i) => ({ label: `${i + 1}. ${country}`, value, text: value.toFixed(0) }))
    .filter(({ label }, i) => i < 15 || label.includes("Korea, Rep"));
  const description = `Exports of digitally deliverable services in ${last}, billion US dollars. Source: UNCTADstat.`;
  return barFigure(bars, { axis: `Billion US dollars, ${last}`, description });
}

const context = await digitalServices(
  "../../../shared/data/unctad_digital_services/unctad_country_year_digital_services_trade_panel.csv",
);
if (typeof context !== "string") writeFileSync(join(out, "digital-services.svg"), context.svg);
// In a notebook: context
