import type { Fit } from "../fit/fit.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { meanQuantity } from "../moments/mean-quantity.ts";
import { limitedQuantities } from "./censored-quantities.ts";
import { logisticProbability, normalProbability } from "../likelihood/interval-probability.ts";
import { cloglogDefinition } from "./cloglog.ts";
import { bivariateProbitQuantities } from "./bivariate-probit-quantities.ts";
import type { SelectionFormulas } from "./heckman.ts";
import { heckmanQuantitiesFor, heckmanTwoStepQuantitiesFor } from "./heckman-definition.ts";
import { ivHeckmanQuantities } from "./iv-heckman-kind.ts";
import { intervalQuantities } from "./interval-definition.ts";
import { firthDefinition } from "./firth.ts";
import { fractionalLogitDefinition } from "./fractional-logit.ts";
import { fractionalProbitDefinition } from "./fractional-probit.ts";
import { hetProbitDefinition } from "./het-probit.ts";
import { dynamicProbitModel } from "./dynamic-probit.ts";
import { heckprobitQuantities } from "./heckprobit-definition.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import { namesOf } from "./control-function-names.ts";
import { logitDefinition } from "./logit.ts";
import { negativeBinomialDefinition } from "./negative-binomial.ts";
import type { LimitOptions } from "./outcome-limits.ts";
import { orderedQuantities } from "./ordered-definition.ts";
import { poissonDefinition } from "./poisson.ts";
import { probitDefinition } from "./probit.ts";
import { truncatedQuantities } from "./truncated-definition.ts";
import { type TwoPartModels, twoPartQuantitiesFor } from "./two-part-definition.ts";
import { randomEffectsProbitModel } from "./random-effects-probit.ts";
import type { InstrumentedFit } from "./iv-probit.ts";
import { overResiduals } from "./residual-average.ts";
import { structuralQuantities } from "./structural-quantity.ts";
import type { SwitchingFormulas } from "./switching.ts";
import { switchingQuantitiesFor, switchingTwoStepQuantitiesFor } from "./switching-quantities.ts";
import { tobitQuantities } from "./tobit-definition.ts";
import { treatmentQuantitiesFor, treatmentTwoStepQuantities } from "./treatment-quantities.ts";

type Quantities = Readonly<Record<string, Quantity>>;

const linear = { mean: meanQuantity };

/**
 * The quantities of every estimator, for fits that come back from JSON: by its name, followed by its method where that
 * decides; a function of the record where they depend on its choices (limits, categories).
 */
export const savedQuantities: Readonly<Record<string, Quantities | ((record: Fit) => Quantities)>> = {
  ols: linear,
  iv: linear,
  between: linear,
  linearRandomEffects: linear,
  probit: probitDefinition.quantities,
  logit: logitDefinition.quantities,
  tobit: ({ conventions, formula }) => tobitQuantities(conventions as LimitOptions, formula as string),
  twoPart: ({ conventions, formula }) =>
    twoPartQuantitiesFor(conventions as TwoPartModels, (formula as SelectionFormulas).outcome),
  interval: ({ formula }) => intervalQuantities(formula as string),
  truncated: ({ conventions, formula }) => truncatedQuantities(conventions as LimitOptions, formula as string),
  "heckman ml": ({ formula }) => heckmanQuantitiesFor((formula as SelectionFormulas).outcome),
  cloglog: cloglogDefinition.quantities,
  hetProbit: hetProbitDefinition.quantities,
  firth: (record) => firthDefinition((record.conventions as { link?: "logit" | "probit" }).link).quantities,
  orderedProbit: orderedQuantities(normalProbability),
  orderedLogit: orderedQuantities(logisticProbability),
  fractionalProbit: fractionalProbitDefinition.quantities,
  fractionalLogit: fractionalLogitDefinition.quantities,
  poisson: poissonDefinition().quantities,
  negativeBinomial: negativeBinomialDefinition().quantities,
  randomEffectsProbit: randomEffectsProbitModel.quantities,
  dynamicProbit: dynamicProbitModel.quantities,
  bivariateProbit: ({ formula }) => bivariateProbitQuantities(Object.keys(formula) as [string, string]),
  heckprobit: heckprobitQuantities,
  "heckman two-step": ({ formula }) => heckmanTwoStepQuantitiesFor((formula as SelectionFormulas).outcome),
  ivHeckman: ({ formula }) => ivHeckmanQuantities((formula as SelectionFormulas).outcome),
  "ivProbit ml": probitDefinition.quantities,
  "ivProbit two-step": { index: indexQuantity },
  "ivProbit control-function": (record) => {
    const { firstStage, residualNodes } = record as InstrumentedFit;
    return {
      ...structural(record, probitDefinition.quantities, false),
      ...(residualNodes && overResiduals(() => residualNodes, namesOf(Object.keys(firstStage)))),
    };
  },
  "ivTobit ml": ({ conventions }) => limitedQuantities(conventions as LimitOptions),
  "ivTobit two-step": { index: indexQuantity },
  "ivTobit control-function": (record) =>
    structural(record, limitedQuantities(record.conventions as LimitOptions), true),
  "treatment ml": ({ formula }) => treatmentQuantitiesFor((formula as SelectionFormulas).outcome),
  "treatment two-step": ({ formula }) => treatmentTwoStepQuantities((formula as SelectionFormulas).outcome),
  "switching ml": ({ formula }) => switchingQuantitiesFor(formula as SwitchingFormulas),
  "switching two-step": ({ formula }) => switchingTwoStepQuantitiesFor(formula as SwitchingFormulas),
};

/** After a control function: averaged over the errors of the columns that its record names. */
function structural(record: Fit, quantities: Quantities, scaled: boolean): Quantities {
  const { firstStage } = record as Fit & { readonly firstStage: object };
  return structuralQuantities(quantities, namesOf(Object.keys(firstStage)), scaled);
}
