import { expect, it } from "vitest";
import { switching } from "../../src/estimators/switching.ts";
import { random } from "../../src/random/generator.ts";
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
  expect(fit.derived.rho0.se).toBeNaN();
  expect(fit.tests).not.toHaveProperty("waldRho");
  expect(fit.warnings.map(({ code }) => code)).toEqual(["boundary"]);
}

describeShared("switching where the likelihood rises to ρ₀ and ρ₁ = ±1", () => {
  it("holds both correlations at the highest point: income of smokers and others", () => {
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
  const draw = random(8);
  const rows = 300;
  const [x, z, v] = [0, 1, 2].map(() => Float64Array.from({ length: rows }, () => draw.normal())) as Float64Array[];
  const d = v!.map((error, i) => Number(0.5 * x![i]! + z![i]! + error > 0));
  // Each regime's error is the selection's, or its negative.
  const y = v!.map((error, i) => 1 + x![i]! + (d[i] === 1 ? error : -error));
  const fit = switching(
    { selection: "d ~ x + z", outcome0: "y ~ x", outcome1: "y ~ x" },
    { x: x!, z: z!, d, y },
  ) as Fitted;
  expectHeld(fit, -0.999, 0.999);
});
