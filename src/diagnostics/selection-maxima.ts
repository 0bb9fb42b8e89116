import type { HeckmanPredictor } from "../likelihood/heckman-likelihood.ts";
import type { MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { FittedSelection } from "./independent-equations.ts";
import { type RhoMaxima, rhoMaxima } from "./rho-maxima.ts";
import { rhoProfile } from "./rho-profile.ts";

/**
 * All local maxima of the likelihood of a selection model, along the profile that Olsen's parameters make concave.
 *
 * @param selection the probit of selection
 * @param options of the search; `wholeProfile`: the grid on all rows however many they are
 *
 * Source: Nawata (1994), Economics Letters 45, 33-40; Olsen (1982).
 */
export function selectionMaxima(
  problem: LikelihoodProblem<HeckmanPredictor, "selected" | "outcome">,
  selection: FittedSelection,
  { wholeProfile = false, ...options }: MaximizeOptions & { readonly wholeProfile?: boolean },
): RhoMaxima {
  const { data } = problem;
  const profile = rhoProfile(data, selection);
  return rhoMaxima(
    problem,
    {
      wholeProfile,
      profileOf: (rows) => (rows === data ? profile : rhoProfile(rows)),
    },
    options,
  );
}
