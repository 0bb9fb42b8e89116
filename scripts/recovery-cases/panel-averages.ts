import { dynamicProbit, type Fit, marginalEffects, randomEffectsProbit } from "../../src/index.ts";
import { normalCdf, normalPdf } from "../../src/special/normal.ts";
import { exporterPanel, truth as exporters } from "../exporter-panel.ts";
import { lessTrue, ofFit } from "./averages.ts";
import { drawChoices } from "./draw-units.ts";
import type { Columns, Effects, RecoveryCase } from "./recovery.ts";

/** Over the distribution of effects, whose variance 0.64 is added to the error's. */
const marginal = Math.sqrt(1.64);

function units(data: Columns): Effects {
  const fit = randomEffectsProbit("y ~ x", data, { panel: "unit", nodes: 12 }) as Fit;
  return ofFit(fit, {
    "x on probability": lessTrue(
      marginalEffects(fit, { of: ["x"] }).rows[0]!,
      data.x!.map((x) => (0.6 / marginal) * normalPdf((0.2 + 0.6 * x) / marginal)),
    ),
  });
}

const persistent = { firms: 400, years: 6, persistence: 0.7, sigmaU: 0.8 };

/** Without the first years, which have no lag: the firm's initial outcome and its mean of rd are in every row. */
function trueDependence({ exporter, rd }: Columns): Float64Array {
  return Float64Array.from({ length: exporter!.length / 6 }, (_, firm) => {
    const years = rd!.slice(6 * firm + 1, 6 * firm + 6);
    const mean = years.reduce((sum, value) => sum + value, 0) / 5;
    const own = exporters.intercept + exporters.initial * exporter![6 * firm]! + exporters.mean * mean;
    const changes = years.map((value) => {
      const index = own + exporters.rd * value;
      return normalCdf((index + persistent.persistence) / marginal) - normalCdf(index / marginal);
    });
    return changes.reduce((sum, value) => sum + value, 0) / 5;
  });
}

function persistence(data: Columns): Effects {
  const fit = dynamicProbit("exporter ~ rd", data, { panel: "firm", time: "year", nodes: 16 }) as Fit;
  return ofFit(fit, { stateDependence: lessTrue(fit.derived!.stateDependence!, trueDependence(data)) });
}

/** Averages over panels, less what is true of the sample. */
export const panelAverageCases: readonly RecoveryCase[] = [
  {
    title: "random-effects probit, averages less the sample's, 200 units of 5 rows",
    seed: 975,
    share: 0.25,
    truth: { "x on probability": 0 },
    draw: (generator, times = 1) => drawChoices(generator, 200 * times, [0, 0, 0, 0, 0]),
    fit: units,
  },
  {
    title: "dynamic random-effects probit, state dependence less the sample's, 400 firms of 6 years",
    seed: 976,
    share: 0.25,
    truth: { stateDependence: 0 },
    draw(generator, times = 1) {
      const lists = exporterPanel(generator.integer(2 ** 31), { ...persistent, firms: times * persistent.firms });
      return Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, Float64Array.from(values)]));
    },
    fit: persistence,
  },
];
