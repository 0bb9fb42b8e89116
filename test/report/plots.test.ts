import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { effectPlot } from "../../src/report/effect-plot.ts";
import type { VegaLiteSpecification } from "../../src/report/plot-frame.ts";
import { predictionPlot } from "../../src/report/prediction-plot.ts";
import { profilePlot } from "../../src/report/profile-plot.ts";
import { rocPlot } from "../../src/report/roc-plot.ts";

interface Read {
  readonly data: { readonly values: readonly Record<string, unknown>[] };
  readonly layer: readonly {
    readonly mark: { readonly type: string };
    readonly encoding: Record<string, { datum?: number; title?: unknown }>;
  }[];
}

/** A specification that Vega-Lite accepts, to be read. */
function read(specification: VegaLiteSpecification): Read {
  const warnings: string[] = [];
  const warn = (...message: string[]): unknown => warnings.push(message.join(" "));
  const logger = { level: () => logger, error: warn, warn, info: () => logger, debug: () => logger };
  // biome-ignore lint/suspicious/noExplicitAny: a logger as Vega has it
  compile(specification as unknown as TopLevelSpec, { logger: logger as any });
  expect(warnings).toEqual([]);
  expect(JSON.parse(JSON.stringify(specification))).toEqual(specification);
  return specification as unknown as Read;
}

const marks = ({ layer }: Read): string[] => layer.map(({ mark }) => mark.type);

const cells = [5, 10, 20].flatMap((size) =>
  [0, 1].map((rd) => ({ term: "age", cell: { size, rd }, estimate: size / 100 + rd / 10, low: 0, high: 0.5 })),
);

describe("effectPlot and predictionPlot", () => {
  it("draw a line with a band over a number, other columns of the grid in colours", () => {
    const plot = read(
      effectPlot({ rows: cells, quantity: "Pr(y = 1)", level: 0.9 }, { over: "size", labels: { rd: "R&D" } }),
    );
    expect(marks(plot)).toEqual(["rule", "area", "line"]);
    expect(plot.layer[0]!.encoding.y!.datum).toBe(0);
    expect(plot.layer[2]!.encoding.y!.title).toEqual(["Effect on Pr(y = 1)", "with 90% intervals"]);
    expect(plot.data.values.map(({ x, group, estimate }) => [x, group, estimate])).toEqual(
      cells.map(({ cell, estimate }) => [cell.size, `R&D = ${cell.rd}`, estimate]),
    );
  });

  it("draw points with intervals over a category, and predictions without a rule at zero", () => {
    const rows = ["J62", "M71"].map((industry) => ({ cell: { industry }, estimate: 0.4, low: 0.3, high: 0.5 }));
    const plot = read(predictionPlot({ rows }, { yTitle: "Export", labels: { industry: "Industry" } }));
    expect(marks(plot)).toEqual(["rule", "point"]);
    expect(plot.layer[1]!.encoding.x!.title).toBe("Industry");
    expect(plot.layer[1]!.encoding.color).toBeUndefined();
  });

  it("take plain points", () => {
    const points = [1, 2].map((x) => ({ x, estimate: x, low: x - 1, high: x + 1 }));
    expect(read(predictionPlot(points, { xTitle: "Age" })).data.values).toEqual(points);
  });
});

describe("rocPlot", () => {
  it("draws each curve from (0, 0) to (1, 1) beside the diagonal, named with its area", () => {
    const curve = {
      falsePositiveRate: Float64Array.of(0, 0.2, 1),
      truePositiveRate: Float64Array.of(0, 0.7, 1),
      auc: 0.75,
    };
    const plot = read(rocPlot([curve, curve], { names: ["A", "B"] }));
    expect(marks(plot)).toEqual(["line", "line"]);
    expect(plot.data.values.map(({ curve: name }) => name)).toEqual(
      ["A", "A", "A", "B", "B", "B"].map((name) => `${name}: AUC 0.750`),
    );
    expect(
      plot.data.values.slice(0, 3).map(({ falsePositives, truePositives }) => [falsePositives, truePositives]),
    ).toEqual([
      [0, 0],
      [0.2, 0.7],
      [1, 1],
    ]);
  });

  it("thins curves of many points but keeps their ends", () => {
    const rate = Float64Array.from({ length: 100_001 }, (_, i) => i / 100_000);
    const { values } = read(rocPlot({ falsePositiveRate: rate, truePositiveRate: rate })).data;
    expect(values.length).toBe(500);
    expect([values[0]!.truePositives, values[499]!.truePositives]).toEqual([0, 1]);
  });
});

describe("profilePlot", () => {
  const profile = [-0.9, -0.5, 0, 0.5, 0.9].map((rho) => ({ rho, logLik: -100 - 20 * (rho - 0.2) ** 2 }));

  it("draws the profile below its maximum, the likelihood-ratio line and the estimate, in order of ρ", () => {
    const plot = read(profilePlot({ profile, logLik: -100, rho: 0.2 }));
    expect(marks(plot)).toEqual(["rule", "line", "point"]);
    expect(plot.layer[0]!.encoding.y!.datum).toBeCloseTo(-1.920729, 6);
    const points = plot.data.values as { rho: number; below: number }[];
    expect(points.map(({ rho }) => rho)).toEqual([-0.5, 0, 0.2, 0.5, 0.9]);
    expect(points.find(({ rho }) => rho === 0.2)!.below).toBe(0);
  });

  it("of a part of the rows leaves the estimate out, whose log-likelihood is of all", () => {
    const quarter = profile.map(({ rho, logLik }) => ({ rho, logLik: logLik / 4 }));
    const plot = read(profilePlot({ profile: quarter, profileRows: 25, rows: { used: 100 }, logLik: -100, rho: 0.2 }));
    expect(marks(plot)).toEqual(["rule", "line"]);
    expect(Math.max(...plot.data.values.map(({ below }) => below as number))).toBe(0);
  });
});
