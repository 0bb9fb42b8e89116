import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { logit } from "../../src/estimators/logit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { scoreBootstrapTest } from "../../src/inference/score-bootstrap-test.ts";
import { expectRelative } from "./after-the-fit.ts";
import { grunfeld } from "./dependent-errors.ts";

const { births, grunfeld: firms } = JSON.parse(
  readFileSync(new URL("../reference/score-bootstrap.json", import.meta.url), "utf8"),
);
const women = births.data as Record<string, number[]>;
const years = { ...grunfeld, high: firms.high } as Record<string, number[]>;
const births3 = "case ~ age + spontaneous + induced";
const firms2 = "high ~ value + capital";

describe("the score bootstrap agrees with every draw enumerated in R", () => {
  const cases = [
    ["logit of births, induced", logit(births3, women), "induced", "parity", births.induced],
    ["logit of births, age", logit(births3, women), "age", "parity", births.age],
    ["probit of births, induced", probit(births3, women), "induced", "parity", births.induced_probit],
    ["probit of Grunfeld's firms, value", probit(firms2, years), "value", "firm", firms.value],
    ["logit of Grunfeld's firms, capital", logit(firms2, years), "capital", "firm", firms.capital],
  ] as const;
  for (const [name, fit, tested, column, expected] of cases) {
    it(name, () => {
      const test = scoreBootstrapTest(fit, `${tested} = 0`, { cluster: column });
      expectRelative(test.statistic, expected.statistic, 1e-7);
      expect(test).toMatchObject({ p: expected.p, enumerated: true, replications: expected.draws });
    });
  }
});
