import { type CorrelatedMaximum, correlatedSearch } from "../diagnostics/correlated-search.ts";
import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import { boundaryWarning, flatWarning, maximaWarning } from "../diagnostics/selection-warnings.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { SwitchingPredictor } from "../likelihood/switching-likelihood.ts";
import { atanhParameter, logParameter } from "./derived-parameter.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { exogenousRegimes } from "./regime-tests.ts";
import { independentRegimes, type SwitchingOutcome, switchingDefinition } from "./switching-definition.ts";

type Problem = LikelihoodProblem<SwitchingPredictor, SwitchingOutcome>;

const symbols = ["ρ₀", "ρ₁"] as const;

/** What the likelihood looks like along each regime's ρ, and the best maximum of both searches. */
interface RegimeMaxima {
  readonly maximum: Maximum;
  readonly along: readonly [CorrelatedMaximum, CorrelatedMaximum];
}

/** The switching regression by maximum likelihood along the profiles over both correlations. */
export function profiledSwitching(): LikelihoodDefinition<SwitchingPredictor, SwitchingOutcome, OwnFields> {
  let found: RegimeMaxima | undefined;
  return {
    ...switchingDefinition,
    search(problem, _frame, options) {
      found = regimeMaxima(problem, options);
      const warnings = found.along.flatMap((maxima, regime) => [
        ...maximaWarning(maxima, symbols[regime]),
        ...boundaryWarning(maxima, undefined, symbols[regime]),
      ]);
      return { maximum: found.maximum, warnings };
    },
    own({ problem, frame }, model, covariance) {
      const likelihoodRatio = 2 * (found!.maximum.value - independentRegimes(problem).logLik);
      const regimes = found!.along.map((maxima, regime) => alongRho(maxima, regime as 0 | 1, model, covariance));
      const { waldRho, ...tests } = exogenousRegimes(likelihoodRatio, frame.weights?.kind, model, covariance);
      const named = <T>(field: (regime: (typeof regimes)[number]) => T): Readonly<Record<string, T>> =>
        Object.fromEntries(regimes.map((regime, r) => [`rho${r}`, field(regime)]));
      return {
        method: "ml",
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

/** Both searches; the highest maximum that is interior in both correlations, where there is one. */
function regimeMaxima(problem: Problem, options: MaximizeOptions): RegimeMaxima {
  const independent = Float64Array.of(...independentRegimes(problem).point, 0, 0);
  const along = (["atanhRho0", "atanhRho1"] as const).map((predictor) =>
    correlatedSearch(problem, independent, false, options, predictor),
  ) as [CorrelatedMaximum, CorrelatedMaximum];
  const isInside = ({ point }: Maximum): boolean =>
    [-1, -2].every((at) => Math.abs(Math.tanh(point.at(at)!)) <= interiorLimit);
  const rank = (maximum: Maximum): number => (maximum.converged ? 2 : 0) + Number(isInside(maximum));
  const [first, second] = along.map(({ maximum }) => maximum) as [Maximum, Maximum];
  const better = rank(second) - rank(first) || second.value - first.value - 1e-7;
  const maximum = better > 0 ? second : first;
  const same = (one: CorrelatedMaximum, at: number): CorrelatedMaximum =>
    one.best === undefined || Math.abs(one.maximum.value - maximum.value) < 1e-6
      ? one
      : { ...one, best: maximum, rhoOfBest: Math.tanh(maximum.point.at(at)!), rhoSet: undefined };
  return { maximum, along: [same(along[0], -2), same(along[1], -1)] };
}

/** ρ of a regime, its profile, and what is to be told where the likelihood is flat in it. */
function alongRho(
  { best, boundary, independent, points, rhoSet }: CorrelatedMaximum,
  regime: 0 | 1,
  model: FittedModel,
  covariance: ChosenCovariance,
) {
  const weights = model.frame.weights?.kind;
  const name = `atanhRho${regime}`;
  const position = model.names.indexOf(name);
  const at = model.theta[position]!;
  const wald = at ** 2 / model.iid.values[position * (model.theta.length + 1)]!;
  const lr = 2 * ((best?.value ?? Number.NaN) - independent.logLik);
  const warnings =
    best === undefined || boundary !== undefined ? [] : flatWarning({ lr, wald, rhoSet }, weights, symbols[regime]);
  const lopsided = best === undefined || boundary !== undefined || warnings.length > 0;
  const rho = Math.tanh(at);
  const likelihoodSet = weights === "probability" ? undefined : rhoSet;
  const around = likelihoodSet?.find(([low, high]) => low <= rho && rho <= high);
  return {
    rho: atanhParameter(model, covariance, name, lopsided ? around : undefined),
    profile: points.map(({ rho: each, logLik }) => ({ rho: each, logLik })),
    rhoSet: likelihoodSet,
    lopsided,
    warnings,
  };
}
