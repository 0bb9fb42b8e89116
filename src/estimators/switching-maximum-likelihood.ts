import type { RegimePoint } from "../diagnostics/regime-profile.ts";
import { type RegimeMaxima, regimeSearch } from "../diagnostics/regime-search.ts";
import { regimeSymbols, regimeWarnings } from "../diagnostics/regime-warnings.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { SwitchingPredictor } from "../likelihood/switching-likelihood.ts";
import { atanhParameter, logParameter } from "./derived-parameter.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { exogenousRegimes } from "./regime-tests.ts";
import { rhoEvidence } from "./rho-evidence.ts";
import type { SwitchingFormulas } from "./switching.ts";
import { independentRegimes, type SwitchingOutcome, switchingDefinition } from "./switching-definition.ts";
import { switchingQuantitiesFor } from "./switching-quantities.ts";

/** The switching regression by maximum likelihood, searched over both correlations together. */
export function profiledSwitching(
  formulas: SwitchingFormulas,
): LikelihoodDefinition<SwitchingPredictor, SwitchingOutcome, OwnFields> {
  let found: RegimeMaxima | undefined;
  return {
    ...switchingDefinition,
    quantities: switchingQuantitiesFor(formulas),
    search(problem, _frame, options) {
      found = regimeSearch(problem, equationsAlone, options);
      return { maximum: found.maximum, warnings: regimeWarnings(found) };
    },
    own({ frame }, model, covariance) {
      const likelihoodRatio = 2 * (found!.maximum.value - found!.independent.logLik);
      const regimes = ([0, 1] as const).map((regime) => alongRho(found!, regime, model, covariance));
      const { waldRho, ...tests } = exogenousRegimes(likelihoodRatio, frame.weights?.kind, model, covariance);
      const named = <T>(field: (regime: (typeof regimes)[number]) => T): Readonly<Record<string, T>> =>
        Object.fromEntries(regimes.map((regime, r) => [`rho${r}`, field(regime)]));
      return {
        method: "ml",
        profileRows: found!.profileRows,
        profiles: named(({ profile }) => profile),
        rhoSets: named(({ rhoSet }) => rhoSet ?? null),
        derived: {
          sigma0: logParameter(model, covariance, "lnSigma0"),
          sigma1: logParameter(model, covariance, "lnSigma1"),
          ...named(({ rho }) => rho),
        },
        tests: regimes.some(({ lopsided }) => lopsided) ? tests : { ...tests, waldRho: waldRho! },
        warnings: regimes.flatMap(({ warnings }) => warnings),
      } as OwnFields;
    },
  };
}

function equationsAlone(problem: Parameters<typeof independentRegimes>[0]): RegimePoint {
  const { point, logLik } = independentRegimes(problem);
  return { theta: Float64Array.of(...point, 0, 0), logLik };
}

/** ρ of a regime, its profile, and what is to be told where the likelihood is flat in it. */
function alongRho({ maximum, along }: RegimeMaxima, regime: 0 | 1, model: FittedModel, covariance: ChosenCovariance) {
  const name = `atanhRho${regime}`;
  const evidence = rhoEvidence(along[regime], maximum.value, model, name, regimeSymbols[regime]);
  return { ...evidence, rho: atanhParameter(model, covariance, name, evidence.interval) };
}
