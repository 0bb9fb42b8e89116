import { dataOf, instrumentedCases, regimesCases } from "../../test/estimators/endogenous-reference.ts";
import { panelReference } from "../../test/estimators/panel-reference.ts";
import { readSharedCsv } from "../../test/shared.ts";
import type { Untyped, Witness } from "./witness.ts";
import { readReference, same, writtenOutWitness } from "./written-out-witness.ts";

/** In two steps ρ may come out beyond 1; what is written out leaves it there. */
const force = (method: string): object => (method === "two-step" ? { rhoRule: "rhoforce" } : {});

function twoEquations(): Witness[] {
  const raw = readSharedCsv("data", "affairs", "Affairs.csv") as Untyped;
  const is =
    (test: (x: number) => boolean) =>
    (x: number): number =>
      Number(test(x));
  const affairs = { ...raw, affair: raw.affairs.map(is((n) => n > 0)), happy: raw.rating.map(is((n) => n >= 4)) };
  const women = readSharedCsv("data", "womenwk", "womenwk.csv") as Untyped;
  const high = Array.from(women.wage as Float64Array, (wage) => (Number.isNaN(wage) ? null : Number(wage > 24)));
  const work = Array.from(women.wage as Float64Array, (wage) => Number(!Number.isNaN(wage)));
  const by = "R's likelihood written out";
  const { bivariate, recursive, selection } = readReference("two-equations");
  const first = "affair ~ age + yearsmarried + religiousness";
  const selected = { selection: "work ~ age + education + married + children", outcome: "high ~ age + education" };
  const named = (one: string, two: string) => (name: string) => name.replace("1:", `${one}:`).replace("2:", `${two}:`);
  const pair = (second: string) => [[first, second], affairs] as const;
  return [
    writtenOutWitness(
      "affairs",
      by,
      "bivariateProbit",
      pair("happy ~ yearsmarried + education + occupation"),
      bivariate,
      named("affair", "happy"),
    ),
    writtenOutWitness(
      "affairs, recursive",
      by,
      "bivariateProbit",
      pair("happy ~ affair + yearsmarried + education"),
      recursive,
      named("affair", "happy"),
    ),
    writtenOutWitness(
      "womenwk",
      by,
      "heckprobit",
      [selected, { ...women, work, high }],
      selection,
      named("selection", "outcome"),
    ),
  ];
}

/** Random effects: sums over 129 points that are exact to rounding. */
function panels(): Witness[] {
  const union = readSharedCsv("reference", "data", "derived_union.csv");
  const of = (
    name: string,
    estimator: string,
    formula: string,
    options: object,
    ours: (name: string) => string,
  ): Witness => {
    const { coefficients, se, logLik } = panelReference[name]!;
    return writtenOutWitness(
      name,
      "sums over a fine grid (R)",
      estimator,
      [formula, union, { panel: "id", ...options }],
      { coefficients, se, logLik },
      ours,
    );
  };
  const mean = (name: string): string => name.replace(/^m_(.*)/, "mean($1)");
  const lagged = (name: string): string => ({ lagged: "lag(y)", initial: "initial(y)" })[name] ?? mean(name);
  return [
    of("union", "randomEffectsProbit", "y ~ exper + school + married + black + rural", {}, same),
    of("unionMundlak", "randomEffectsProbit", "y ~ exper + school + married + rural", { correlated: "mundlak" }, mean),
    of("unionDynamic", "dynamicProbit", "y ~ married + rural + school + black", { time: "year" }, lagged),
  ];
}

function selectionSteps(): Witness[] {
  return Object.entries<Untyped>(readReference("selection-steps").cases).map(([name, found]) => {
    const raw = readSharedCsv(...(found.data as string).split("/")) as Untyped;
    const mwage = raw.mwage as Float64Array | undefined;
    const data = mwage ? { ...raw, lwage: mwage.map((w, i) => (raw.mjob[i] === 1 ? Math.log(w) : Number.NaN)) } : raw;
    const estimator = name.startsWith("endogenous") ? "ivHeckman" : "heckman";
    const options = estimator === "heckman" ? { method: "two-step" } : {};
    return writtenOutWitness(name, "stacked moments written out (R)", estimator, [found.formula, data, options], found);
  });
}

function endogenous(): Witness[] {
  const by = "second-order automatic differentiation (Python)";
  const instrumented = instrumentedCases.flatMap(([name, found]) => {
    const limits = found.lower === undefined ? {} : { lower: found.lower };
    const estimator = name.startsWith("probit") ? "ivProbit" : "ivTobit";
    return (["ml", "two-step", "control-function"] as const).map((method) => {
      const part = { ml: found.ml, "two-step": found.twoStep, "control-function": found.controlFunction }[method];
      return writtenOutWitness(
        `${name}, ${method}`,
        by,
        estimator,
        [found.formula, dataOf(name, found), { ...limits, method }],
        part,
      );
    });
  });
  const regimes = regimesCases.flatMap(([name, found]) => {
    const { treatment, outcome, regime } = found.formula;
    const formulas = {
      treatment: { treatment, outcome },
      switching: { selection: treatment, outcome0: regime, outcome1: regime },
    };
    return (["treatment", "switching"] as const).flatMap((estimator) =>
      (
        [
          ["ml", "ml"],
          ["two-step", "twoStep"],
        ] as const
      ).map(([method, key]) =>
        writtenOutWitness(
          `${name}, ${method}`,
          by,
          estimator,
          [formulas[estimator], dataOf(name, found), { method, ...force(method) }],
          found[estimator][key],
        ),
      ),
    );
  });
  return [...instrumented, ...regimes];
}

/** Several equations, and panels. */
export const writtenOutSystems = (): readonly Witness[] => [
  ...twoEquations(),
  ...panels(),
  ...selectionSteps(),
  ...endogenous(),
];
