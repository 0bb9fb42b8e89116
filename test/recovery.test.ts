import { describe, expect, it } from "vitest";
import { section } from "../scripts/recovery-cases/page.ts";
import { recover } from "../scripts/recovery-cases/recovery.ts";
import { ols } from "../src/index.ts";
import { normals } from "../scripts/coverage-designs/draws.ts";

const regression = (truth: number) => ({
  title: "a regression",
  seed: 1,
  truth: { x: truth },
  draw: (generator: Parameters<typeof normals>[0]) => {
    const x = normals(generator, 50);
    return { x, y: x.map((value) => 2 * value + generator.normal()) };
  },
  fit: (data: Readonly<Record<string, Float64Array>>) => ols("y ~ x", data),
});

describe("the recovery simulation", () => {
  it("finds a true parameter within Monte Carlo error, and the same numbers in every run", () => {
    const [row] = recover(regression(2), 100);
    expect([row!.samples, row!.without]).toEqual([100, 0]);
    expect(Math.abs(row!.biasRatio)).toBeLessThan(3);
    expect(row!.coverage).toBeGreaterThan(0.88);
    expect(row!.deviation / row!.meanError).toBeCloseTo(1, 0);
    expect(recover(regression(2), 100)).toEqual([row]);
    expect(section("Regression", [row!])).not.toContain("*");
  });

  it("marks a parameter that is missed, with a reason below the table", () => {
    const text = section("Regression", recover(regression(2.5), 100));
    expect(text).toMatch(/\| `x` \| 2.5 \| 100 \| −0\.\d+ \(0\.\d+\) \* \|/);
    expect(text).toContain("- **x**: no cause is known");
  });

  it("counts samples that the package refuses", () => {
    const refused = { ...regression(2), draw: () => ({ x: Float64Array.of(1, 2), y: Float64Array.of(1, 3) }) };
    expect(recover(refused, 3)[0]).toMatchObject({ samples: 0, without: 3 });
  });
});
