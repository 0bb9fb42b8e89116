import { EstimandError } from "../errors.ts";
import type { Like } from "../fit/fit.ts";
import { checkLike, presetOf } from "../inference/presets.ts";
import type { Information, LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";

export const likelihoodOptionNames: Readonly<Record<keyof LikelihoodOptions, true>> = {
  vcov: true,
  weights: true,
  offset: true,
  information: true,
  like: true,
  maxIterations: true,
  tolerance: true,
  onIteration: true,
  separation: true,
};

const informations = ["observed", "expected", "opg"];
const allSeparations = ["drop", "error", "keep"] as const;

type Checkable<P extends string, Y extends string> = Pick<
  LikelihoodDefinition<P, Y>,
  "estimator" | "likelihood" | "separations"
>;

/**
 * Refuses options that mean nothing.
 *
 * @throws EstimandError "bad-option"
 */
export function checkLikelihoodOptions<P extends string, Y extends string>(
  { estimator, likelihood, separations = allSeparations }: Checkable<P, Y>,
  options: LikelihoodOptions,
): void {
  const { information = "observed", maxIterations, tolerance, like } = options;
  checkLike(like);
  if (!informations.includes(information)) throw unknownWord("information", information, informations);
  if (information === "expected" && likelihood.expected === undefined) {
    throw badOption("information", `${estimator} has no expected information in closed form: use "observed" or "opg".`);
  }
  if (options.separation !== undefined && !separations.includes(options.separation)) {
    throw unknownWord("separation", options.separation, separations);
  }
  if (maxIterations !== undefined && !(Number.isInteger(maxIterations) && maxIterations >= 0)) {
    throw badOption("maxIterations", `maxIterations is ${maxIterations}: it must be a whole number, 0 or more.`);
  }
  if (tolerance !== undefined && !(tolerance > 0)) {
    throw badOption("tolerance", `tolerance is ${tolerance}: it must be a positive number.`);
  }
}

function unknownWord(option: string, word: unknown, known: readonly string[]): EstimandError {
  return badOption(option, `${option} is ${JSON.stringify(word)}: use ${known.map((each) => `"${each}"`).join(", ")}.`);
}

function badOption(option: string, message: string): EstimandError {
  return new EstimandError("bad-option", message, { option });
}

/** The information that a package uses, where the likelihood has it. */
export function informationOf(
  { expected }: Pick<LikelihoodDefinition<string, string>["likelihood"], "expected">,
  like: Like | undefined,
): Information {
  const { information } = presetOf(like);
  return information === "expected" && expected === undefined ? "observed" : information;
}
