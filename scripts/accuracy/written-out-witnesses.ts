import type { Untyped, Witness } from "./witness.ts";
import { writtenOutSystems } from "./written-out-systems.ts";
import { readReference, writtenOutWitness } from "./written-out-witness.ts";

function discrete(): Witness[] {
  const { data, ...families } = readReference("discrete");
  const by = "R's likelihood written out";
  return ["cloglog", "hetProbit", "fractionalLogit", "fractionalProbit", "poisson"].flatMap((family) =>
    Object.entries<Untyped>(families[family]).map(([name, found]) => {
      const formula = found.variance ? { outcome: found.formula, variance: found.variance } : found.formula;
      return writtenOutWitness(name, family === "poisson" ? "R's glm" : by, family, [formula, data[name]], found);
    }),
  );
}

function counts(): Witness[] {
  const { data, negativeBinomial } = readReference("negative-binomial");
  return Object.entries<Untyped>(negativeBinomial).map(([name, found]) =>
    writtenOutWitness(name, "R's dnbinom, Newton steps", "negativeBinomial", [found.formula, data[name]], found),
  );
}

function censored(): Witness[] {
  const { affairs, wages, twoLimits, interval } = readReference("censored");
  const formula = "affairs ~ age + yearsmarried + religiousness + rating";
  return [
    writtenOutWitness(
      "affairs, two limits",
      "R's survreg",
      "tobit",
      [formula, affairs, { lower: 0, upper: 4 }],
      twoLimits,
    ),
    writtenOutWitness(
      "wages in bands",
      "R's survreg",
      "interval",
      ["[low, high] ~ heducation + hage + oldkids", wages],
      interval,
    ),
  ];
}

function parts(): Witness[] {
  const { data, wages, visits } = readReference("two-part");
  const ofWages = { selection: "works ~ age + education + youngkids", outcome: "log(wage) ~ education + experience" };
  const ofVisits = { selection: "any ~ age + illness + income", outcome: "log(visits) ~ illness + health" };
  return [
    writtenOutWitness("wages", "R's glm and lm", "twoPart", [ofWages, data.wages], wages),
    writtenOutWitness(
      "visits",
      "R's glm and lm",
      "twoPart",
      [ofVisits, data.visits, { participation: "logit" }],
      visits,
    ),
  ];
}

/** Likelihoods and moments written out in R or Python, with Newton's steps to the last digits. */
export const writtenOutWitnesses = (): readonly Witness[] => [
  ...discrete(),
  ...counts(),
  ...censored(),
  ...parts(),
  ...writtenOutSystems(),
];
