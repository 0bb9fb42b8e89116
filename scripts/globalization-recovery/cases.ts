import { defaultTruth, truthFor } from "../../src/globalization/index.ts";
import { dynamicProbit, type Fit, marginalEffects, orderedProbit, poisson, probit } from "../../src/index.ts";
import { capabilityParts, policyPart } from "./capability-parts.ts";
import { exporting } from "./formulas.ts";
import { lessTruth, ofSample, type PartCase } from "./part-case.ts";
import { performanceParts } from "./performance-parts.ts";
import { gain, trueGain } from "./policy-gain.ts";
import { exportersOf, samples, withBefore } from "./samples.ts";
import { supportParts } from "./support-parts.ts";

const { participation, markets, persistence, stages } = defaultTruth;
const exogenous = { firms: 1500, truth: truthFor.exogenous };
const design = "1,500 firms, of which some 190 export; nothing endogenous";
const all = `${exporting} + usedSupport`;
const counted = "lnEmployees + rdIntensity + foreignOwned + network";
const cut = -participation["(Intercept)"]!;

/** The parts in the order of the analysis. */
export const globalizationCases: readonly PartCase[] = [
  {
    part: "participation",
    question: "patents, which do nothing, in who exports",
    design,
    drawn: samples(1, exogenous),
    models: [
      {
        title: "probit with all columns",
        fit(data) {
          const fit = probit(`exporter ~ ${all} + patents`, data);
          const effect = marginalEffects(fit, { of: ["rdIntensity"] }).rows[0]!;
          return lessTruth(fit, {
            "average effect of rdIntensity less the sample's": [effect, ofSample(data, "trueEffectOfRd")],
            "exporters gained less the sample's": [gain(fit, data), trueGain(data)],
          });
        },
        truth: {
          patents: 0,
          lnEmployees: participation.lnEmployees!,
          rdIntensity: participation.rdIntensity!,
          knowsPromotion: participation.knowsPromotion!,
          "average effect of rdIntensity less the sample's": 0,
          "exporters gained less the sample's": 0,
        },
      },
    ],
    naive: {
      title: "probit of patents alone",
      fit: (data) => probit("exporter ~ patents", data),
      truth: { patents: 0 },
    },
  },
  ...performanceParts,
  ...capabilityParts,
  {
    part: "stages",
    question: "patents, which do nothing, in how far",
    design,
    drawn: samples(4, exogenous),
    models: [
      {
        title: "ordered probit with all columns",
        fit: (data) => orderedProbit(`stage ~ ${all} + patents`, data),
        truth: {
          patents: 0,
          lnEmployees: participation.lnEmployees!,
          rdIntensity: participation.rdIntensity!,
          cut1: cut,
          cut3: cut + stages[1],
        },
        why: {
          cut3: "maximum likelihood lies too far from 0 in finite samples, all coefficients by the same 1 to 2 percent; it shows first in the one that is largest against its standard error.",
        },
      },
    ],
    naive: {
      title: "ordered probit of patents alone",
      fit: (data) => orderedProbit("stage ~ patents", data),
      truth: { patents: 0 },
    },
  },
  {
    part: "markets",
    question: "size, in how many markets beyond the first",
    design,
    drawn: samples(5, exogenous),
    models: [
      {
        title: "Poisson of markets beyond the first",
        fit: (data) => poisson(`I(markets - 1) ~ ${counted}`, exportersOf(data)),
        truth: { lnEmployees: markets.lnEmployees!, rdIntensity: markets.rdIntensity!, network: markets.network! },
      },
    ],
    naive: {
      title: "Poisson of markets, firms at home included",
      fit: (data) => poisson(`markets ~ ${counted}`, data),
      truth: { lnEmployees: markets.lnEmployees! },
    },
  },
  ...supportParts,
  {
    part: "persistence",
    question: "having exported the year before, in exporting",
    design: "300 firms in 5 years; nothing endogenous but the past",
    drawn: samples(7, { firms: 300, years: 5, truth: truthFor.exogenous }),
    models: [
      {
        title: "dynamic random-effects probit",
        fit: (data) => dynamicProbit(`exporter ~ ${all}`, data, { panel: "firm", time: "year" }) as unknown as Fit,
        truth: {
          "lag(exporter)": persistence.state,
          "initial(exporter)": persistence.initial,
          lnEmployees: participation.lnEmployees!,
        },
      },
    ],
    naive: {
      title: "probit on the outcome before",
      fit: (data) => probit(`exporter ~ ${all} + before`, withBefore(data)),
      truth: { before: persistence.state },
    },
  },
  policyPart,
];
