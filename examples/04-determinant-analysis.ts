// The determinant analysis: who globalizes (probit), how well (Heckman), and what an endogenous capability causes (IV).
// A reconstruction of the method of a 2019 study of the Korea Institute for Industrial Economics and Trade, whose data are
// not public; the firms here are simulated and describe no real firm. `npm run study` writes the same as a report.
// In your project import from "estimand" and "estimand/globalization".
import { determinantAnalysis, firmFields, resultOf, simulateFirms } from "../src/globalization/index.ts";
import { cluster, compare, probit } from "../src/index.ts";

const simulated = simulateFirms({ firms: 2000, seed: 2019 });
const { table: firms, truth, averageEffectOfRd } = simulated;
console.log(`${firms.rows} simulated firms; a reconstruction of a study's method, not its result.\n`);

const analysis = determinantAnalysis(firms);
const { characteristics, specification } = analysis;
const [participation, performance, capability] = [
  resultOf(analysis.participation),
  resultOf(analysis.performance),
  resultOf(analysis.capability),
];

const percent = (x: number): string => `${(100 * x).toFixed(1)}%`.padStart(6);
for (const { group, firms: count, share, intensity } of characteristics) {
  console.log(
    `${group.padEnd(9)} ${String(count).padStart(4)} firms, ${percent(share)} export, ${percent(intensity)} of sales`,
  );
}

const labels = Object.entries(firmFields).map(([name, { label, unit }]) => {
  return [name, unit === "" || unit.startsWith("log") ? label.en : `${label.en}, ${unit}`];
});
const options = { labels: Object.fromEntries(labels), omit: ["industry"] };

console.log(`\n1. Who globalizes: ${specification.participation}\n`);
const effects = compare([participation.effects], {
  ...options,
  names: ["Change"],
  title: "Probability to export: probit",
});
console.log(`${effects}\n`);

console.log("2. How well. Assumed: knowing of promotion programmes moves the decision to export and nothing else.\n");
const selection = { ...options, names: ["ML", "Two-step"], title: "ln exports: selection model" };
console.log(`${compare([performance.fit, performance.twoStep], selection)}\n`);

console.log(
  "3. What R&D causes. Assumed: subsidies and the R&D of neighbours act on exporting through the firm's R&D alone.\n",
);
const causes = { ...options, names: ["2SLS", "Least squares"], title: "Probability to export: linear" };
console.log(`${compare([capability.fit, capability.naive], causes)}\n`);

// What is true is known here: R&D and exporting share an unobserved cause, which least squares and probit take for effect.
console.log(
  `True effect of R&D on the probability: ${averageEffectOfRd.toFixed(4)}; ρ = ${truth.rho}, σ = ${truth.sigma}.\n`,
);

// Seven regions are few clusters, and the fit says so.
const clustered = probit("exporter ~ lnEmployees + rdIntensity", firms, { vcov: cluster("region") });
for (const { code, message } of clustered.warnings) console.log(`${code}: ${message}`);
