import {
  bivariateProbit,
  dynamicProbit,
  type Fit,
  heckman,
  ivProbit,
  ols,
  orderedProbit,
  poisson,
  probit,
} from "../../src/index.ts";
import { defaultTruth, type SimulationOptions, simulateFirms, truthFor } from "../../src/globalization/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import type { Columns, RecoveryCase } from "../recovery-cases/recovery.ts";

/** One part of the analysis: the model that the truth calls for, and what one would do without it. */
export interface PartCase {
  readonly part: string;
  readonly question: string;
  readonly model: RecoveryCase;
  readonly naive: RecoveryCase;
}

type Estimate = (data: Columns) => Fit;

/** Samples of simulated firms; model and naive estimate see the same ones, since they share the seed. */
function samples(seed: number, options: SimulationOptions): Pick<RecoveryCase, "seed" | "draw"> {
  const draw = (generator: RandomGenerator): Columns => {
    const { table } = simulateFirms({ ...options, seed: Math.floor(generator.uniform() * 2 ** 31) });
    const numbers = table.names.filter((name) => table.column(name).kind !== "category");
    const firm = table.column("firmId");
    const codes = firm.kind === "category" ? { firm: Float64Array.from(firm.codes) } : {};
    return { ...Object.fromEntries(numbers.map((name) => [name, table.numbers(name)])), ...codes };
  };
  return { seed, draw };
}

const exporting =
  "lnEmployees + lnProductivity + lnAge + foreignOwned + rdIntensity + graduateShare + network + knowsPromotion";
const performing = "lnEmployees + lnProductivity + foreignOwned + rdIntensity + graduateShare + network";
const { participation, performance, markets, persistence, rho } = defaultTruth;
const exogenous = { firms: 1500, truth: truthFor.exogenous };
const among = (data: Columns): Columns => {
  const rows = [...data.exporter!.keys()].filter((i) => data.exporter![i] === 1);
  return Object.fromEntries(Object.entries(data).map(([name, x]) => [name, Float64Array.from(rows, (i) => x[i]!)]));
};

function part(
  [name, question]: readonly [string, string],
  drawn: Pick<RecoveryCase, "seed" | "draw">,
  model: readonly [string, Estimate, Readonly<Record<string, number>>],
  naive: readonly [string, Estimate, Readonly<Record<string, number>>],
): PartCase {
  const caseOf = ([title, fit, truth]: typeof model): RecoveryCase => ({ title, fit, truth, ...drawn });
  return { part: name, question, model: caseOf(model), naive: caseOf(naive) };
}

export const globalizationCases: readonly PartCase[] = [
  part(
    ["participation", "patents, which do nothing, in who exports"],
    samples(1, exogenous),
    [
      "probit with all columns",
      (data) => probit(`exporter ~ ${exporting} + usedSupport + patents`, data),
      { patents: 0 },
    ],
    ["probit of patents alone", (data) => probit("exporter ~ patents", data), { patents: 0 }],
  ),
  part(
    ["performance", "size, in how much exporters export"],
    samples(2, exogenous),
    [
      "selection model",
      (data) =>
        heckman({ selection: `exporter ~ ${exporting} + usedSupport`, outcome: `log(exports) ~ ${performing}` }, data),
      { "outcome:lnEmployees": performance.lnEmployees!, rho },
    ],
    [
      "least squares of exporters",
      (data) => ols(`log(exports) ~ ${performing}`, among(data)),
      { lnEmployees: performance.lnEmployees! },
    ],
  ),
  part(
    ["capability", "R&D intensity, chosen by firms, in who exports"],
    samples(3, { firms: 1500, truth: truthFor.capability }),
    [
      "probit with endogenous R&D",
      (data) =>
        ivProbit(
          `exporter ~ ${exporting.replace("rdIntensity", "[rdIntensity ~ rdSubsidy + regionalRd]")} + usedSupport`,
          data,
        ),
      { rdIntensity: participation.rdIntensity! },
    ],
    [
      "probit",
      (data) => probit(`exporter ~ ${exporting} + usedSupport`, data),
      { rdIntensity: participation.rdIntensity! },
    ],
  ),
  part(
    ["stages", "patents, which do nothing, in how far"],
    samples(4, exogenous),
    [
      "ordered probit with all columns",
      (data) => orderedProbit(`stage ~ ${exporting} + usedSupport + patents`, data),
      { patents: 0 },
    ],
    ["ordered probit of patents alone", (data) => orderedProbit("stage ~ patents", data), { patents: 0 }],
  ),
  part(
    ["markets", "size, in how many markets beyond the first"],
    samples(5, exogenous),
    [
      "Poisson of markets beyond the first",
      (data) => poisson("I(markets - 1) ~ lnEmployees + rdIntensity + foreignOwned + network", among(data)),
      { lnEmployees: markets.lnEmployees! },
    ],
    [
      "Poisson of markets, firms at home included",
      (data) => poisson("markets ~ lnEmployees + rdIntensity + foreignOwned + network", data),
      { lnEmployees: markets.lnEmployees! },
    ],
  ),
  part(
    ["support", "programme use, chosen by firms, in who exports"],
    samples(6, { firms: 1500, truth: truthFor.support }),
    [
      "recursive bivariate probit",
      (data) =>
        bivariateProbit(
          [
            "usedSupport ~ lnEmployees + network + rdSubsidy + supportDistance",
            `exporter ~ ${exporting} + usedSupport`,
          ],
          data,
        ),
      { "exporter:usedSupport": participation.usedSupport! },
    ],
    [
      "probit",
      (data) => probit(`exporter ~ ${exporting} + usedSupport`, data),
      { usedSupport: participation.usedSupport! },
    ],
  ),
  part(
    ["persistence", "having exported the year before, in exporting"],
    samples(7, { firms: 300, years: 5, truth: truthFor.exogenous }),
    [
      "dynamic random-effects probit",
      (data) =>
        dynamicProbit(
          "exporter ~ lnEmployees + lnProductivity + foreignOwned + rdIntensity + graduateShare + network + knowsPromotion + usedSupport",
          data,
          { panel: "firm", time: "year" },
        ) as unknown as Fit,
      { "lag(exporter)": persistence.state },
    ],
    [
      "probit on the outcome before",
      (data) => probit(`exporter ~ ${exporting} + usedSupport + before`, withBefore(data)),
      { before: persistence.state },
    ],
  ),
];

/** The outcome a row earlier, of the same firm: rows are by firm and year. */
function withBefore(data: Columns): Columns {
  const { exporter, firm } = data as Record<"exporter" | "firm", Float64Array>;
  const before = exporter.map((_, i) => (i > 0 && firm[i - 1] === firm[i] ? exporter[i - 1]! : Number.NaN));
  return { ...data, before };
}
