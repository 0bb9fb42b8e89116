// Probit: which married women in Switzerland work? 872 women of 1981 (Gerfin 1996, Journal of Applied Econometrics 11).
// From a CSV file to a fit, effects on the probability, tests, a comparison with logit, and a table for a paper.
// In your project import from "estimand" and "estimand/node".
import {
  compare,
  deltaMethod,
  logit,
  lrTest,
  marginalEffects,
  predict,
  probit,
  toLatex,
  wald,
  withVcov,
} from "../src/index.ts";
import { readCsv } from "../src/node/index.ts";

// income: log of yearly non-labour income; age: decades; education: years; youngkids, oldkids: children under 7, older
const women = await readCsv(new URL("data/swiss-labor.csv", import.meta.url));
const formula = "participation ~ age + I(age^2) + education + income + youngkids + oldkids + foreign";

const work = probit(formula, women);
console.log(`${work}\n`);

// Coefficients are in units of the index; a reader wants the change in the probability, averaged over the women.
const effects = marginalEffects(work);
console.log(`${effects}\n`);

// Participation rises with age and then falls: where is the top?
const top = deltaMethod(work, (b) => (-10 * b.age) / (2 * b["I(age^2)"]));
console.log(`Highest at ${top.estimate.toFixed(1)} years (${top.low.toFixed(1)} to ${top.high.toFixed(1)}).`);

// A woman of 40 with one child, under 7: Swiss, and foreign.
const woman = { age: 4, education: 10, income: 10.7, youngkids: 1, oldkids: 0 };
const { estimate: probability } = predict(work, [
  { ...woman, foreign: 0 },
  { ...woman, foreign: 1 },
]);
console.log(`Probability to work, Swiss: ${probability[0]!.toFixed(3)}; foreign: ${probability[1]!.toFixed(3)}.\n`);

const linear = probit("participation ~ age + education + income + youngkids + oldkids + foreign", women);
console.log(`${wald(work, "youngkids = oldkids")}`);
console.log(`${lrTest(linear, work)}\n`);

// Another covariance needs no second estimation.
const fits = [work, withVcov(work, "robust"), logit(formula, women)];
const names = ["Probit", "Probit, robust", "Logit"];
console.log(`${compare(fits, { names, stars: true, title: "Participation of married women" })}\n`);

// The same for a paper; toMarkdown and toHtml likewise.
const labels = { youngkids: "children under 7", oldkids: "older children", foreign: "foreign (0/1)" };
console.log(toLatex(compare([effects], { names: ["Probit"], labels, title: "Effects on the probability to work" })));
