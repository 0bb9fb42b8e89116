// Heckman's selection model: what does schooling add to a wage that is seen only of women who work?
// 753 married women of 1975, 428 of them with a wage (Mroz 1987, Econometrica 55). Children and age move the decision to
// work and are left out of the wage equation. In your project import from "estimand" and "estimand/node".
import { compare, heckman, marginalEffects, ols, predict, withVcov } from "../src/index.ts";
import { readCsv } from "../src/node/index.ts";

const women = await readCsv(new URL("data/mroz87.csv", import.meta.url));

const formulas = {
  selection: "lfp ~ educ + exper + I(exper^2) + age + kids5 + kids618",
  outcome: "log(wage) ~ educ + exper + I(exper^2)",
} as const;

const ml = heckman(formulas, women);
console.log(`${ml}\n`);

// Beside it: two steps, and least squares on those who work, as if they were no selected group.
const twoStep = heckman(formulas, women, { method: "two-step" });
const lfp = women.numbers("lfp");
const working = women.take(Int32Array.from(lfp.keys()).filter((i) => lfp[i] === 1));
const naive = ols(formulas.outcome, working);
const names = ["ML", "ML, robust", "Two-step", "Least squares"];
console.log(`${compare([ml, withVcov(ml, "robust"), twoStep, naive], { names, title: "Log hourly wage" })}\n`);

// Schooling acts twice: on the wage, and on who works. Effects on the log wage of those who work, and on working.
console.log(`${marginalEffects(ml)}\n`);
console.log(`${marginalEffects(ml, { type: "probability" })}\n`);

// What a woman of 35 with 12 years of school and two small children would be offered, and whether she works.
const woman = [{ educ: 12, exper: 10, age: 35, kids5: 2, kids618: 0 }];
const offer = predict(ml, woman, { type: "mean", interval: "confidence" });
const works = predict(ml, woman, { type: "probability", interval: "confidence" });
const shown = ({ estimate, low, high }: typeof offer): string =>
  `${estimate[0]!.toFixed(2)} (95% interval ${low[0]!.toFixed(2)} to ${high[0]!.toFixed(2)})`;
console.log(`Log wage offered: ${shown(offer)}; probability to work: ${shown(works)}.\n`);

// Without children and age in the selection equation nothing but the assumed normal distribution identifies the model,
// and the fit says so.
const unidentified = heckman({ selection: "lfp ~ educ + exper", outcome: "log(wage) ~ educ + exper" }, women);
console.log(String(unidentified));
