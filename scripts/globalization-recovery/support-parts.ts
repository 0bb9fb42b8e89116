import { defaultTruth, type SimulationTruth, truthFor } from "../../src/globalization/index.ts";
import { bivariateProbit, type Fit, marginalEffects, probit, treatmentEffects } from "../../src/index.ts";
import type { Columns } from "../recovery-cases/recovery.ts";
import { exporting } from "./formulas.ts";
import { lessTruth, ofSample, type PartCase } from "./part-case.ts";
import { samples } from "./samples.ts";

const { participation, support, supportCorrelation } = defaultTruth;
const exporter = `exporter ~ ${exporting} + usedSupport` as const;
const use = "usedSupport ~ lnEmployees + network + rdSubsidy + supportDistance";

function joint(data: Columns): Fit {
  const fit = bivariateProbit([use, exporter], data);
  const { ate, att } = treatmentEffects(fit);
  return lessTruth(fit, {
    "ATE less the sample's": [ate, ofSample(data, "trueAte")],
    "ATT less the sample's": [att, ofSample(data, "trueAtt")],
  });
}

function naive(data: Columns): Fit {
  const fit = probit(exporter, data);
  const effect = marginalEffects(fit, { of: ["usedSupport"] }).rows[0]!;
  return lessTruth(fit, { "ATE less the sample's": [effect, ofSample(data, "trueAte")] });
}

/** A programme that firms seek, in who exports, with samples of so many firms. */
function supportOf(
  [part, design]: readonly [string, string],
  drawn: PartCase["drawn"],
  why: Readonly<Record<string, string>> = {},
): PartCase {
  const effect = participation.usedSupport!;
  const sample = { "ATE less the sample's": 0, "ATT less the sample's": 0 };
  return {
    part,
    question: "programme use, chosen by firms, in who exports",
    design,
    drawn,
    models: [
      {
        title: "recursive bivariate probit",
        fit: joint,
        truth: { "exporter:usedSupport": effect, rho: supportCorrelation, ...sample },
        why,
      },
    ],
    naive: { title: "probit", fit: naive, truth: { usedSupport: effect, "ATE less the sample's": 0 } },
  };
}

/** Support whose use falls more than twice as fast with the distance from its office: a stronger instrument. */
const nearer: Partial<SimulationTruth> = { support: { ...support, supportDistance: -0.05 } };

export const supportParts: readonly PartCase[] = [
  supportOf(
    [
      "support",
      "1,500 firms, of which some 370 use the programme; unobservables of use and of exporting correlate by 0.4",
    ],
    samples(6, { firms: 1500, truth: truthFor.support }, 0.25),
  ),
  supportOf(
    [
      "support, more moved by distance",
      "1,500 firms; distance from the programme's office moves its use two and a half times as much",
    ],
    samples(16, { firms: 1500, truth: { ...truthFor.support, ...nearer } }),
  ),
];
