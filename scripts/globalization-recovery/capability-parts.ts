import { defaultTruth, truthFor } from "../../src/globalization/index.ts";
import { type Fit, heckman, ivHeckman, ivProbit, probit } from "../../src/index.ts";
import type { Columns } from "../recovery-cases/recovery.ts";
import { exporting, instrumented, performing, reduced } from "./formulas.ts";
import { lessTruth, type PartCase } from "./part-case.ts";
import { gain, trueGain } from "./policy-gain.ts";
import { samples } from "./samples.ts";

const { participation, performance, endogeneity, rho, sigma } = defaultTruth;
const all = `${exporting} + usedSupport`;
const capability = { firms: 1500, truth: truthFor.capability };
/** The error of a probit given the residual of R&D, in whose unit the control function estimates. */
const given = Math.sqrt(1 - endogeneity ** 2);
/** The error of the reduced form of selection, R&D's share included: Var(u + βv) and Cov(e, u + βv). */
const moved = participation.rdIntensity! * defaultTruth.capabilitySigma;
const ofReduced = Math.sqrt(1 + 2 * moved * endogeneity + moved ** 2);
const lambda = (sigma * rho * (1 + moved * endogeneity)) / ofReduced;
const outcome = `log(exports) ~ ${performing}`;

const withGain = (fit: Fit, data: Columns): Fit =>
  lessTruth(fit, { "exporters gained less the sample's": [gain(fit, data), trueGain(data)] });

/** A capability that firms choose, in who exports and in how much. */
export const capabilityParts: readonly PartCase[] = [
  {
    part: "capability",
    question: "R&D intensity, chosen by firms, in who exports",
    design: "1,500 firms; unobservables of R&D and of exporting correlate by 0.4",
    drawn: samples(3, capability),
    models: [
      {
        title: "probit with endogenous R&D, maximum likelihood",
        fit: (data) => ivProbit(`exporter ~ ${instrumented(all)}`, data),
        truth: { rdIntensity: participation.rdIntensity!, lnEmployees: participation.lnEmployees!, rho: endogeneity },
      },
      {
        title: "probit with endogenous R&D, control function",
        fit: (data) => ivProbit(`exporter ~ ${instrumented(all)}`, data, { method: "control-function" }),
        truth: {
          rdIntensity: participation.rdIntensity! / given,
          "residual(rdIntensity)": endogeneity / defaultTruth.capabilitySigma / given,
        },
      },
    ],
    naive: {
      title: "probit",
      fit: (data) => probit(`exporter ~ ${all}`, data),
      truth: { rdIntensity: participation.rdIntensity! },
    },
  },
  {
    part: "capability, performance",
    question: "R&D intensity, chosen by firms, in how much exporters export",
    design: "1,500 firms; unobservables of R&D and of exporting correlate by 0.4",
    drawn: samples(9, capability),
    models: [
      {
        title: "selection with endogenous R&D, two-step",
        fit: (data) =>
          ivHeckman(
            { selection: `exporter ~ ${reduced(all)}`, outcome: instrumented(outcome) } as {
              selection: "exporter ~ 1";
              outcome: "log(exports) ~ [rdIntensity ~ rdSubsidy]";
            },
            data,
          ) as unknown as Fit,
        truth: {
          "outcome:rdIntensity": performance.rdIntensity!,
          "outcome:lnEmployees": performance.lnEmployees!,
          "outcome:lambda": lambda,
        },
      },
    ],
    naive: {
      title: "selection model, two-step",
      fit: (data) => heckman({ selection: `exporter ~ ${all}`, outcome }, data, { method: "two-step" }),
      truth: { "outcome:rdIntensity": performance.rdIntensity! },
    },
  },
];

export const policyPart: PartCase = {
  part: "policy",
  question: "exporters gained by a point more R&D, chosen by firms",
  design:
    "1,500 firms, of which those with fewer than 50 employees do more; unobservables of R&D and of exporting correlate by 0.4",
  drawn: samples(8, capability, 0.5),
  models: [
    {
      title: "scenario on the probit with endogenous R&D",
      fit: (data) => withGain(ivProbit(`exporter ~ ${instrumented(all)}`, data), data),
      truth: { "exporters gained less the sample's": 0 },
    },
  ],
  naive: {
    title: "scenario on the probit",
    fit: (data) => withGain(probit(`exporter ~ ${all}`, data), data),
    truth: { "exporters gained less the sample's": 0 },
  },
};
