import { expect, it } from "vitest";
import { switching } from "../../src/estimators/switching.ts";
import { type RandomGenerator, random } from "../../src/random/generator.ts";
import { describeShared, readSharedCsv } from "../shared.ts";

type Fitted = ReturnType<typeof switching>;

/** The highest log-likelihood of both profiles; every point of them must be one. */
function profileTop({ profiles }: Fitted): number {
  const points = [...profiles!.rho0, ...profiles!.rho1].map(({ logLik }) => logLik);
  expect(points.every((logLik) => logLik > -1e5)).toBe(true);
  return Math.max(...points);
}

/** No point of its profiles is above it; it is held at both bounds, and one warning says so. */
function expectHeld(fit: Fitted, rho0: number, rho1: number): void {
  expect(profileTop(fit) - fit.logLik!).toBeLessThan(1e-4);
  expect([fit.derived.rho0.estimate, fit.derived.rho1.estimate]).toEqual([
    expect.closeTo(rho0, 9),
    expect.closeTo(rho1, 9),
  ]);
  expect(fit.converged).toBe(false);
  // Of the parameters that are not held.
  expect(fit.gradientNorm).toBeGreaterThanOrEqual(0);
  expect(fit.gradientNorm).toBeLessThan(1e-6);
  expect(fit.derived.rho0.se).toBeNaN();
  expect(fit.tests).not.toHaveProperty("waldRho");
  expect(fit.warnings.map(({ code }) => code)).toEqual(["boundary"]);
}

const formulas = { selection: "d ~ x + z", outcome0: "y ~ x", outcome1: "y ~ x" } as const;

/** d = 1 where 0.5x + z + v > 0, and an outcome whose error is made of v and a generator, by regime. */
function made(rows: number, errorOf: (d: number, v: number, draw: RandomGenerator) => number) {
  const draw = random(8);
  const [x, z, v] = [0, 1, 2].map(() => Float64Array.from({ length: rows }, () => draw.normal())) as Float64Array[];
  const d = v!.map((error, i) => Number(0.5 * x![i]! + z![i]! + error > 0));
  const y = v!.map((error, i) => 1 + x![i]! + errorOf(d[i]!, error, draw));
  return { x: x!, z: z!, d, y };
}

const skewed = (d: number, _: number, draw: RandomGenerator): number => (d === 1 ? 2 : -2) * draw.exponential();

describeShared("switching where the likelihood rises to ρ₀ and ρ₁ = ±1", () => {
  it("holds both correlations at the highest point, where no maximum is inside: income of smokers and others", () => {
    const { smoker, educ, age, cigpric, restaurn, income } = readSharedCsv("data", "smoke", "Smoke.csv") as Record<
      string,
      Float64Array
    >;
    const data = {
      smoker: smoker!,
      educ: educ!,
      age: age!,
      cigpric: cigpric!,
      restaurn: restaurn!,
      income: income!,
    };
    const formulas = {
      selection: "smoker ~ educ + age + cigpric + restaurn",
      outcome0: "log(income) ~ educ + age",
      outcome1: "log(income) ~ educ + age",
    } as const;
    const fit = switching(formulas, data) as Fitted;
    expectHeld(fit, 0.999, -0.999);
    expect(fit.logLik).toBeGreaterThan(-1129.98);
  });

  it("and above its profiles: hours of women in cities and elsewhere", () => {
    const { city, age, educ, nwifeinc, unem, hours } = readSharedCsv("data", "wooldridge_mroz", "mroz.csv") as Record<
      string,
      Float64Array
    >;
    const data = { city: city!, age: age!, educ: educ!, nwifeinc: nwifeinc!, unem: unem!, hours: hours! };
    const formulas = {
      selection: "city ~ age + educ + nwifeinc + unem",
      outcome0: "hours ~ age + educ",
      outcome1: "hours ~ age + educ",
    } as const;
    expectHeld(switching(formulas, data) as Fitted, -0.999, 0.999);
  });
});

it("holds the correlations at a joint bound of simulated data, above all of its profiles", () => {
  // Each regime's error is the selection's, or its negative.
  expectHeld(
    switching(
      formulas,
      made(300, (d, v) => (d === 1 ? v : -v)),
    ) as Fitted,
    -0.999,
    0.999,
  );
});

it("returns the best interior maximum where the likelihood is higher at a bound, and tells its log-likelihood", () => {
  const fit = switching(formulas, made(400, skewed)) as Fitted;
  expect(fit.converged).toBe(true);
  for (const { estimate, se } of [fit.derived.rho0, fit.derived.rho1]) {
    expect(Math.abs(estimate)).toBeLessThan(0.9);
    expect(se).toBeGreaterThan(0);
  }
  const warning = fit.warnings.find(({ code }) => code === "boundary")!;
  expect(warning).toMatchObject({ interior: true, higher: true, names: ["ρ₀", "ρ₁"] });
  const { logLik } = warning.boundary as { logLik: number };
  expect(logLik).toBeGreaterThan(fit.logLik! + 10);
  expect(profileTop(fit)).toBeCloseTo(logLik, 4);
  expect(warning.message).toContain(`log-likelihood ${logLik.toFixed(2)}`);
  // The likelihood-ratio sets and the test are those of the maximum returned; a Wald test would know of no bound.
  expect(fit.tests).not.toHaveProperty("waldRho");
  expect(fit.tests.lrRho!.statistic).toBeGreaterThanOrEqual(0);
  for (const each of ["rho0", "rho1"] as const) {
    const { estimate, low, high } = fit.derived[each];
    expect(fit.rhoSets![each]!.find(([from, to]) => from <= estimate && estimate <= to)).toEqual([low, high]);
    expect(fit.rhoSets![each]!.at(-1)![1]).toBe(1);
  }
});

it("is a maximum there: the log-likelihood falls as the correlations move a little", () => {
  const fit = switching(formulas, made(400, skewed)) as Fitted;
  const near = [...fit.profiles!.rho0, ...fit.profiles!.rho1].filter(({ rho }) => Math.abs(rho) < 0.3);
  expect(near.length).toBeGreaterThan(3);
  for (const { logLik } of near) expect(logLik).toBeLessThan(fit.logLik! + 1e-4);
});

it("finds both in many rows from a part of them: the same log-likelihoods as on all rows", () => {
  // Ten copies of 820 rows are ten times their log-likelihood.
  const few = made(820, skewed);
  const often = Object.fromEntries(
    Object.entries(few).map(([name, column]) => [
      name,
      Float64Array.from({ length: 8200 }, (_, i) => column[i % 820]!),
    ]),
  ) as typeof few;
  const [one, ten] = [switching(formulas, few) as Fitted, switching(formulas, often) as Fitted];
  expect([one.profileRows, ten.profileRows! < 5000]).toEqual([820, true]);
  expect(ten.logLik! / one.logLik!).toBeCloseTo(10, 8);
  const end = ({ warnings }: Fitted): number =>
    (warnings.find(({ code }) => code === "boundary")!.boundary as { logLik: number }).logLik;
  expect(end(ten) / end(one)).toBeCloseTo(10, 3);
  expect(ten.rhoSets).toEqual({ rho0: null, rho1: null });
});
