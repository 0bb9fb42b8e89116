import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { AnyVcov, VcovOption } from "../inference/vcov-option.ts";
import {
  checkLeastSquaresOptions,
  leastSquaresOptionNames,
  type LeastSquaresOptions,
} from "./least-squares-options.ts";

/** How instruments are put to use. */
export type IvMethod = "2sls" | "liml" | "fuller" | "kclass" | "gmm" | "gmm-iterated" | "gmm-cue";

/** Options of `iv`. There are no leverages in an instrumental-variables model, so no HC2, HC3, CR2 and CR3. */
export interface IvOptions<Name extends string = string>
  extends LeastSquaresOptions<Name, "HC0" | "HC1" | "bekker" | "efficient", "CR1"> {
  /** Default "2sls": two-stage least squares. */
  readonly method?: IvMethod;
  /** Fuller's α, for method "fuller": k = λ - α/(N - L). Default 1, nearly unbiased; 4 for a small mean squared error. */
  readonly alpha?: number;
  /** k, for method "kclass". */
  readonly k?: number;
  /** The covariance of the moments that weighs them, for the GMM methods. Default: the kind of `vcov`, or "robust". */
  readonly weightMatrix?: VcovOption<Name, "HC0", "CR1">;
}

/** As used: with the defaults filled in. */
export interface IvChoices {
  readonly method: IvMethod;
  readonly alpha: number;
  readonly k: number;
  readonly weightMatrix: VcovOption;
  readonly vcov: AnyVcov | undefined;
}

const methods: readonly IvMethod[] = ["2sls", "liml", "fuller", "kclass", "gmm", "gmm-iterated", "gmm-cue"];

const ivOptionNames: Readonly<Record<keyof IvOptions, true>> = {
  ...leastSquaresOptionNames,
  method: true,
  alpha: true,
  k: true,
  weightMatrix: true,
};

/**
 * Checks the options of `iv` and fills in defaults.
 *
 * @throws EstimandError "bad-option" for unknown methods, and for options that belong to another method
 */
export function ivChoices(options: IvOptions): IvChoices {
  checkOptionNames("iv", options, ivOptionNames);
  checkLeastSquaresOptions(options);
  const { method = "2sls", alpha, k, weightMatrix, vcov } = options;
  if (!methods.includes(method)) {
    const known = methods.map((one) => `"${one}"`).join(", ");
    throw fault("method", `${JSON.stringify(method)} is no method of iv: use one of ${known}.`, { known: methods });
  }
  if (alpha !== undefined && method !== "fuller") throw fault("alpha", `belongs to method: "fuller".`);
  if (k !== undefined && method !== "kclass") throw fault("k", `belongs to method: "kclass".`);
  if (alpha !== undefined && !(alpha >= 0 && alpha < Number.POSITIVE_INFINITY)) {
    throw fault("alpha", `${JSON.stringify(alpha)} is not Fuller's α: a number, 0 or more, such as 1 or 4.`);
  }
  if (method === "kclass" && !Number.isFinite(k)) {
    throw fault(
      "k",
      `${JSON.stringify(k)} is no number: method "kclass" needs one, such as { method: "kclass", k: 0.9 }.`,
    );
  }
  const isGmm = method.startsWith("gmm");
  if (weightMatrix !== undefined && !isGmm) throw fault("weightMatrix", "belongs to the GMM methods.");
  const weights = weightMatrix ?? weightsLike(vcov);
  return { method, alpha: alpha ?? 1, k: k ?? 1, weightMatrix: weights, vcov: vcov ?? (isGmm ? weights : undefined) };
}

/** Weights for moments whose errors may be as the standard errors allow. */
function weightsLike(vcov: AnyVcov | undefined): VcovOption {
  if (typeof vcov !== "object" || vcov === null || "bootstrap" in vcov) return "robust";
  return vcov;
}

function fault(option: string, message: string, facts: Readonly<Record<string, unknown>> = {}): EstimandError {
  return new EstimandError("bad-option", `${option}: ${message}`, { option, ...facts });
}
