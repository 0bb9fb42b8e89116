import { dynamicProbit, type Fit, randomEffectsProbit } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { byGroup, clustersOf, normals } from "../coverage-designs/draws.ts";
import { exporterPanel, type PanelDesign, truth as exporters } from "../exporter-panel.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const [units, periods] = [200, 5];

/** y = 1 where 0.2 + 0.6x + θ mean(x) + 0.8u + e > 0, u the unit's. */
function drawUnits(generator: RandomGenerator, theta: number): Columns {
  const unit = clustersOf(units, periods, 0);
  const shift = byGroup(generator, unit);
  const x = normals(generator, unit.length).map((value, i) => value + 0.5 * shift[i]!);
  const mean = unit.map((group) => {
    const first = group * periods;
    return x.slice(first, first + periods).reduce((sum, value) => sum + value, 0) / periods;
  });
  const [u, e] = [byGroup(generator, unit), normals(generator, unit.length)];
  const y = x.map((value, i) => Number(0.2 + 0.6 * value + theta * mean[i]! + 0.8 * u[i]! + e[i]! > 0));
  return { unit, x, y };
}

function dynamicCase(title: string, seed: number, design: PanelDesign): RecoveryCase {
  return {
    title,
    seed,
    share: 0.5,
    truth: {
      "lag(exporter)": design.persistence,
      rd: exporters.rd,
      "initial(exporter)": exporters.initial,
      lnSigmaU: Math.log(design.sigmaU),
    },
    draw: (generator) => columnsOf(exporterPanel(generator.integer(2 ** 31), design)),
    fit: (data) => dynamicProbit("exporter ~ rd", data, { panel: "firm", time: "year", nodes: 16 }) as Fit,
  };
}

const columnsOf = (lists: Record<string, number[]>): Columns =>
  Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, Float64Array.from(values)]));

/** Panels with effects of units. */
export const panelCases: readonly RecoveryCase[] = [
  {
    title: "random-effects probit, 200 units of 5 rows",
    seed: 761,
    share: 0.5,
    truth: { "(Intercept)": 0.2, x: 0.6, sigmaU: 0.8 },
    draw: (generator) => drawUnits(generator, 0),
    fit: (data) => randomEffectsProbit("y ~ x", data, { panel: "unit", nodes: 12 }) as Fit,
  },
  {
    title: "random-effects probit with effects correlated with x (Mundlak), 200 units of 5 rows",
    seed: 762,
    share: 0.5,
    truth: { x: 0.6, "mean(x)": 0.5, sigmaU: 0.8 },
    draw: (generator) => drawUnits(generator, 0.5),
    fit: (data) => randomEffectsProbit("y ~ x", data, { panel: "unit", nodes: 12, correlated: "mundlak" }) as Fit,
  },
  dynamicCase("dynamic random-effects probit, exporting persists, 400 firms of 6 years", 763, {
    firms: 400,
    years: 6,
    persistence: 0.7,
    sigmaU: 0.8,
  }),
  dynamicCase("dynamic random-effects probit, firms only differ, 400 firms of 6 years", 764, {
    firms: 400,
    years: 6,
    persistence: 0,
    sigmaU: 0.8,
  }),
];
