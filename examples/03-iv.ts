// Instrumental variables: how much less do people smoke when cigarettes cost more? 48 US states, 1995 (Stock and Watson,
// Introduction to Econometrics, chapter 12). Prices answer to demand, taxes do not: they are the instruments.
// In your project import from "estimand" and "estimand/node".
import { compare, confint, iv, ols, toMarkdown } from "../src/index.ts";
import { readCsv } from "../src/node/index.ts";

// packs: per person and year; real_price, real_income, taxes: deflated by the consumer price index
const states = await readCsv(new URL("data/cigarettes-1995.csv", import.meta.url));

// Brackets: the endogenous column ~ its instruments.
const demand = iv("log(packs) ~ log(real_income) + [log(real_price) ~ sales_tax + cigarette_tax]", states, {
  vcov: "HC1",
});
console.log(`${demand}\n`);

const { low, high } = confint(demand, { level: 0.9 }).coef["log(real_price)"];
const { partialF, partialR2 } = demand.firstStage["log(real_price)"]!;
console.log(`Price elasticity, 90% interval: ${low.toFixed(2)} to ${high.toFixed(2)}.`);
console.log(`${partialF} Partial R²: ${partialR2.toFixed(3)}.\n`);

// One instrument, both, and none.
const single = iv("log(packs) ~ log(real_income) + [log(real_price) ~ sales_tax]", states, { vcov: "HC1" });
const none = ols("log(packs) ~ log(real_income) + log(real_price)", states, { vcov: "HC1" });
const names = ["Sales tax", "Both taxes", "Least squares"];
const table = compare([single, demand, none], { names, beneath: "interval", title: "Demand for cigarettes" });
console.log(`${table}\n`);
console.log(`${toMarkdown(table)}\n`);

// An instrument that says nothing of prices: the place of a state in the alphabet. The fit warns, and gives the set of
// elasticities that no weakness of the instrument can invalidate.
const alphabet = Float64Array.from({ length: states.rows }, (_, i) => i + 1);
const lettered = states.with({ alphabet: { kind: "number", values: alphabet } });
console.log(String(iv("log(packs) ~ log(real_income) + [log(real_price) ~ alphabet]", lettered)));
