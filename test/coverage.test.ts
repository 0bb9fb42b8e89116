import { describe, expect, it } from "vitest";
import { misses, section } from "../scripts/coverage-designs/page.ts";
import { leastSquaresStudies } from "../scripts/coverage-designs/least-squares.ts";
import { instrumentStudies } from "../scripts/coverage-designs/instruments.ts";
import { type CoverageRow, study, underVcov } from "../scripts/coverage-designs/study.ts";
import { ols } from "../src/index.ts";

const run = (studies: typeof leastSquaresStudies, design: string, replications: number): readonly CoverageRow[] =>
  studies.find((one) => one.design.startsWith(design))!.run(replications);

describe("the coverage simulation", () => {
  it("finds intervals near 95% under equal variances, and the same numbers in every run", () => {
    const rows = run(leastSquaresStudies, "homoskedastic", 200);
    expect(rows.map(({ method }) => method)).toEqual(["iid", "HC3"]);
    for (const { coverage, samples, without, width } of rows) {
      expect([samples, without]).toEqual([200, 0]);
      expect(coverage).toBeGreaterThan(0.88);
      expect(coverage).toBeLessThan(1);
      expect(width).toBeGreaterThan(0.4);
      expect(width).toBeLessThan(0.8);
    }
    expect(run(leastSquaresStudies, "homoskedastic", 200)).toEqual(rows);
  });

  it("finds that 2SLS misses with weak instruments, where Anderson-Rubin sets are often unbounded", () => {
    const rows = run(instrumentStudies, "weak instruments", 60);
    const [estimate, , set] = rows;
    expect(estimate!.coverage).toBeLessThan(0.93);
    expect(estimate!.unbounded).toBe(0);
    expect(set!.coverage).toBeGreaterThan(0.85);
    expect(set!.unbounded).toBeGreaterThan(0.2);
  });

  it("counts covered samples, widths and samples without an interval", () => {
    let drawn = 0;
    const counted = study({
      design: "given intervals",
      seed: 1,
      truth: 2,
      draw: () => ({ x: Float64Array.of(drawn++) }),
      fit: ({ x }) => x![0]!,
      methods: [
        { name: "interval", of: (i) => [{ low: i, high: i + 1 }] },
        { name: "set", of: (i) => [i < 2 ? { low: null, high: i } : { low: i, high: i + 3 }] },
        { name: "undefined", of: (i) => [{ low: i === 0 ? Number.NaN : 2, high: 5 }] },
      ],
    });
    const [interval, set, none] = counted.run(4);
    expect(interval).toMatchObject({ samples: 4, coverage: 0.5, width: 1, monteCarloError: 0.25, unbounded: 0 });
    expect(set).toMatchObject({ samples: 4, coverage: 0.25, width: 3, unbounded: 0.5 });
    expect(none).toMatchObject({ samples: 3, without: 1, coverage: 1, width: 3, monteCarloError: 0 });
  });

  it("counts samples that the package refuses, and passes other errors on", () => {
    const refused = (fit: () => ReturnType<typeof ols>): readonly CoverageRow[] =>
      study({
        design: "a constant regressor",
        seed: 1,
        truth: 0,
        draw: () => ({ x: Float64Array.of(1, 2, 3), y: Float64Array.of(2, 2, 2) }),
        fit,
        methods: [underVcov("iid", "iid", "x")],
      }).run(3);
    const constant = { x: Float64Array.of(1, 2, 3), y: Float64Array.of(2, 2, 2) };
    expect(refused(() => ols("y ~ x", constant))[0]).toMatchObject({ samples: 0, without: 3 });
    const fault = (): never => {
      throw new TypeError("a fault");
    };
    expect(() => refused(fault)).toThrow("a fault");
  });

  it("says why a method misses, and only then", () => {
    const row: CoverageRow = {
      ...{ design: "few clusters", method: "CR1", samples: 1000, without: 0, monteCarloError: 0.01 },
      ...{ coverage: 0.88, unbounded: 0, width: 1.234, why: "so it is." },
    };
    const near = { ...row, method: "CR2", coverage: 0.945 };
    expect([misses(row), misses(near)]).toEqual([true, false]);
    const text = section("Clusters", [row, near]);
    expect(text).toContain("| few clusters | CR1 | 1000 | 88.0 * | 1.00 | 1.23 |  |");
    expect(text).toContain("- **CR1**, few clusters: so it is.");
    expect(text).not.toContain("- **CR2");
  });
});
