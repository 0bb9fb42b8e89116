import { describe, expect, it } from "vitest";
import { normals } from "../scripts/coverage-designs/draws.ts";
import { section } from "../scripts/recovery-cases/page.ts";
import { type Estimator, intervalOf, type RecoveryCase, recover } from "../scripts/recovery-cases/recovery.ts";
import { recoverCase } from "../scripts/recovery-cases/second-look.ts";
import { recoverySections } from "../scripts/recovery-cases/sections.ts";
import { recoveryTable } from "../scripts/recovery-cases/table.ts";
import { ols } from "../src/index.ts";
import { random } from "../src/random/generator.ts";
import { estimators as conforming } from "./conformance/estimators.ts";

const regression = (truth: number, why?: string): RecoveryCase => ({
  title: "a regression",
  seed: 1,
  truth: { x: truth },
  covariances: { HC3: "HC3" },
  ...(why === undefined ? {} : { why: { x: why } }),
  draw: (generator, times = 1) => {
    const x = normals(generator, 50 * times);
    return { x, y: x.map((value) => 2 * value + generator.normal()) };
  },
  fit: (data) => ols("y ~ x", data),
});

const cases = Object.values(recoverySections).flat();

const estimatesOf = (one: RecoveryCase): readonly Estimator[] =>
  [one, ...(one.beside ?? [])].filter(({ naive }) => !naive);

describe("the recovery simulation", () => {
  it("finds a true parameter within Monte Carlo error, and the same numbers in every run", () => {
    const [row] = recover(regression(2), 40);
    expect([row!.samples, row!.without]).toEqual([40, 0]);
    expect(Math.abs(row!.biasRatio)).toBeLessThan(3);
    expect(row!.coverage).toBeGreaterThan(0.88);
    expect(row!.others!.HC3!.coverage).toBeGreaterThan(0.88);
    expect(row!.others!.HC3!.meanError).not.toBe(row!.meanError);
    expect(row!.deviation / row!.meanError).toBeCloseTo(1, 0);
    expect(recover(regression(2), 40)).toEqual([row]);
    expect(section("Regression", [recoverCase(regression(2), 40)])).not.toContain("*");
  });

  it("looks a second time where a parameter is missed: at more samples, or at more rows where small ones are the cause", () => {
    const missed = section("Regression", [recoverCase(regression(2.5), 40)]);
    expect(missed).toMatch(/\| `x` \| 2.5 \| 40 \| −0\.\d+ \(0\.\d+\) \* \|/);
    expect(missed).toMatch(/- \*\*x\*\*: no cause is known, and 80 samples from another seed have bias −0\.4900 \(/);
    const explained = section("Regression", [recoverCase(regression(2.5, "so it is."), 40)]);
    expect(explained).toMatch(
      /- \*\*x\*\*: so it is. With four times as many rows: bias −0\.\d+ \(0\.0\d+\), coverage 0\.0%/,
    );
    const chance = { ...recoverCase(regression(2.5), 40), more: recover(regression(2), 80) };
    expect(section("Regression", [chance])).toMatch(/- \*\*x\*\*: chance: 80 samples from another seed have bias/);
  });

  it("asks nothing of a naive estimate on the same samples, and says which it is", () => {
    const { fit } = regression(2);
    const beside = [{ title: "without x", truth: { "(Intercept)": 3 }, fit, naive: true as const }];
    const rows = recover({ ...regression(2), called: "with x", beside }, 50);
    const [head, , first, second, ...reasons] = recoveryTable(rows);
    expect(head).toMatch(/^\| estimate \| parameter \|.*\| mean se, HC3 \| coverage, % \|$/);
    expect(first).toMatch(/^\| with x \| `x` \| 2 \| 50 \|/);
    expect(second).toMatch(/^\| \*naive:\* without x \| `\(Intercept\)` \| 3 \| 50 \| [^*]*$/);
    expect(reasons).toEqual([]);
  });

  it("counts samples that the package refuses", () => {
    const refused = { ...regression(2), draw: () => ({ x: Float64Array.of(1, 2), y: Float64Array.of(1, 3) }) };
    expect(recover(refused, 3)[0]).toMatchObject({ samples: 0, without: 3 });
  });
});

describe("the cases of the recovery page", () => {
  const simulated = new Set<string>();

  it.each(cases)("$title: estimates from half a sample lie within five standard errors of the truth", (one) => {
    const data = one.draw(random(one.seed), 0.5);
    for (const { fit, truth, title } of estimatesOf(one)) {
      const found = fit(data);
      if ("title" in found) simulated.add(found.title);
      expect(found.converged, title).toBe(true);
      for (const [name, value] of Object.entries(truth)) {
        const { estimate, se } = intervalOf(found, name);
        const unit = Number.isNaN(se) ? value / 5 : se;
        expect(Math.abs(estimate - value) / unit, `${title}: ${name}`).toBeLessThan(5);
      }
    }
  });

  it("have titles of their own", () => {
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
  });

  it("are of every estimator and method that the conformance battery knows", () => {
    const known = conforming.map(({ fit, formulas, data }) => fit(formulas, data(1, 150)).title);
    expect([...new Set(known)].filter((title) => !simulated.has(title))).toEqual([]);
  });
});
