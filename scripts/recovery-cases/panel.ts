import { dynamicProbit, type Fit, logit, probit, randomEffectsProbit } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normalPdf } from "../../src/special/normal.ts";
import { exporterPanel, type PanelDesign, truth as exporters } from "../exporter-panel.ts";
import { lessTrue, ofFit } from "./averages.ts";
import { logistic } from "./draw-outcome.ts";
import { drawChoices, drawUnits, each } from "./draw-units.ts";
import { type Columns, type Effects, intervalOf, type RecoveryCase } from "./recovery.ts";

const units = 200;
const uneven = [0.5, 0, -0.3, 0, 0.4];

const fitChoices = (data: Columns, options: object): Fit =>
  randomEffectsProbit("y ~ x", data, { panel: "unit", nodes: 12, ...options }) as Fit;

/** What the maximum-likelihood spread of few units is. */
const spread = "the maximum-likelihood spread of effects is biased by a share of order 1/units.";

function dynamicCase(title: string, seed: number, persistence: number, options = {}, share = 0.5): RecoveryCase {
  const design: PanelDesign = { firms: 400, years: 6, persistence, sigmaU: 0.8 };
  return {
    title: `dynamic random-effects probit, ${title}, 400 firms of 6 years`,
    seed,
    share,
    covariances: { robust: "robust" },
    truth: {
      "lag(exporter)": design.persistence,
      rd: exporters.rd,
      "initial(exporter)": exporters.initial,
      lnSigmaU: Math.log(design.sigmaU),
    },
    draw: (generator, times = 1) =>
      columnsOf(exporterPanel(generator.integer(2 ** 31), { ...design, firms: times * design.firms })),
    fit: (data) => dynamicProbit("exporter ~ rd", data, { panel: "firm", time: "year", nodes: 16, ...options }) as Fit,
  };
}

/** Effects of units as so many constants, whose estimation moves the slope by a share of order 1/T. */
function absorbedCase(
  link: "logit" | "probit",
  seed: number,
  error: (generator: RandomGenerator) => number,
): RecoveryCase {
  const estimate = { logit, probit }[link];
  const names = { slope: "x", effect: "average effect of x less the sample's" } as const;
  const truth = { [names.slope]: 0.6, [names.effect]: 0 };
  const left = "what is left of the bias is of order 1/T².";
  const found = (data: Columns, biasCorrection: "none" | "analytic"): Effects => {
    const fit = estimate("y ~ x | unit", data, { biasCorrection });
    const { estimate: mean, se } = fit.averagePartialEffects!.x!;
    const half = 1.959963984540054 * se;
    const average = lessTrue({ estimate: mean, se, low: mean - half, high: mean + half }, data.trueEffect!);
    return ofFit(fit, { [names.slope]: intervalOf(fit, "x"), [names.effect]: average });
  };
  return {
    title: `${link} with absorbed effects correlated with x, 100 units of 20 rows`,
    seed,
    called: "less its bias of order 1/T",
    truth,
    why: { [names.slope]: left, [names.effect]: left },
    draw(generator, times = 1) {
      const { effect, ...drawn } = drawUnits(generator, 100, each(0.5, 20 * times));
      const index = effect.map((value, i) => 0.2 + 0.6 * drawn.x[i]! + value);
      const density = { logit: (t: number) => 0.25 / Math.cosh(t / 2) ** 2, probit: normalPdf }[link];
      const y = index.map((value) => Number(value + error(generator) > 0));
      return { ...drawn, y, trueEffect: index.map((value) => 0.6 * density(value)) };
    },
    fit: (data) => found(data, "analytic"),
    beside: [{ title: "maximum likelihood", truth, fit: (data) => found(data, "none"), naive: true }],
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
    covariances: { robust: "robust" },
    why: { sigmaU: spread },
    draw: (generator, times = 1) => drawChoices(generator, times * units, each(0)),
    fit: (data) => fitChoices(data, {}),
  },
  {
    title: "random-effects probit with effects correlated with x (Mundlak), 200 units of 5 rows",
    seed: 762,
    share: 0.5,
    truth: { x: 0.6, "mean(x)": 0.5, sigmaU: 0.8 },
    covariances: { robust: "robust" },
    why: { sigmaU: spread },
    draw: (generator, times = 1) => drawChoices(generator, times * units, each(0.5)),
    fit: (data) => fitChoices(data, { correlated: "mundlak" }),
  },
  {
    title: "random-effects probit with effects that depend on every period's x (Chamberlain), 200 units of 5 rows",
    seed: 765,
    share: 0.25,
    called: "Chamberlain",
    truth: {
      x: 0.6,
      ...Object.fromEntries(uneven.map((weight, t) => [`x in ${t}`, weight])),
      sigmaU: 0.8,
    },
    covariances: { robust: "robust" },
    why: { sigmaU: spread },
    draw: (generator, times = 1) => drawChoices(generator, times * units, uneven),
    fit: (data) => fitChoices(data, { correlated: "chamberlain", time: "period" }),
    beside: [
      {
        title: "Mundlak, which supposes all periods to matter alike",
        truth: { x: 0.6 },
        fit: (data) => fitChoices(data, { correlated: "mundlak" }),
        naive: true,
      },
    ],
  },
  dynamicCase("exporting persists", 763, 0.7),
  dynamicCase("firms only differ", 764, 0),
  dynamicCase("exporting persists, effects given first covariates too", 766, 0.7, { initial: "covariates" }, 0.25),
  absorbedCase("probit", 770, (generator) => generator.normal()),
  absorbedCase("logit", 771, logistic),
];
