import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { random } from "../random/generator.ts";
import { type DrawnSample, sampler } from "./bootstrap-samples.ts";
import type { BootstrapOptions } from "./bootstrap-spec.ts";

/** The replications of a bootstrap as counted: plain JSON, kept in the conventions of a fit. */
export interface BootstrapFacts {
  readonly kind: "pairs" | "cluster";
  readonly cluster?: string;
  readonly replications: number;
  readonly seed: number;
  /** Replications without an estimate. */
  readonly failed: number;
  /** How many by reason: "not-converged", or the code of an error. */
  readonly failures: Readonly<Record<string, number>>;
}

const defaultReplications = 999;

/**
 * Estimates the model on `replications` samples drawn from its own, and calls `visit` with each estimate. A sample on
 * which the model cannot be estimated is counted, by reason, and not replaced.
 *
 * @throws EstimandError "bad-option"; "undefined-covariance" where fewer than half of the samples have an estimate
 */
export function bootstrapRun(
  model: FittedModel,
  options: BootstrapOptions,
  visit: (estimate: FittedModel, sample: DrawnSample) => void,
): BootstrapFacts {
  const { replications = defaultReplications, seed, cluster, onProgress } = Object(options) as BootstrapOptions;
  if (!(Number.isInteger(replications) && replications >= 2)) {
    throw fault(`replications is ${JSON.stringify(replications)}: it must be a whole number, 2 or more.`);
  }
  const draw = random(seed);
  const next = sampler(model, options);
  if (model.refit === undefined) throw notRefitted();
  const failures: Record<string, number> = {};
  let failed = 0;
  for (let done = 1; done <= replications; done++) {
    const reason = replicate(model, () => next(draw), visit);
    if (reason !== undefined) {
      failed++;
      failures[reason] = (failures[reason] ?? 0) + 1;
    }
    onProgress?.({ done, replications, failed });
  }
  if (2 * failed > replications) throw mostFailed(replications, failed, failures);
  const kind = cluster === undefined ? "pairs" : "cluster";
  return { kind, ...(cluster === undefined ? {} : { cluster }), replications, seed, failed, failures };
}

/** One replication; returns why it failed. */
function replicate(
  model: FittedModel,
  sample: () => DrawnSample,
  visit: (estimate: FittedModel, sample: DrawnSample) => void,
): string | undefined {
  try {
    const drawn = sample();
    const { model: estimate, converged } = model.refit!(drawn.frame);
    if (!converged || !estimate.theta.every(Number.isFinite)) return "not-converged";
    visit(estimate, drawn);
    return undefined;
  } catch (error) {
    if (error instanceof EstimandError) return error.code;
    throw error;
  }
}

/** What a reader must know of failed replications. */
export function failureWarnings({ replications, failed, failures }: BootstrapFacts): Warning[] {
  if (failed === 0) return [];
  const message =
    `${failed} of ${replications} bootstrap samples have no estimate (${reasons(failures)}): what is said of the ` +
    "estimates rests on the others, and is likely to understate how they vary.";
  return [{ code: "bootstrap-failures", message, replications, failed, failures }];
}

const reasons = (failures: Readonly<Record<string, number>>): string =>
  Object.entries(failures)
    .map(([reason, count]) => `${reason}: ${count}`)
    .join(", ");

function mostFailed(replications: number, failed: number, failures: Readonly<Record<string, number>>): EstimandError {
  return new EstimandError(
    "undefined-covariance",
    `${failed} of ${replications} bootstrap samples have no estimate (${reasons(failures)}): too few are left to say ` +
      "how estimates vary. Leave out columns that few rows tell, or use another covariance.",
    { replications, failed, failures },
  );
}

function notRefitted(): EstimandError {
  return new EstimandError(
    "undefined-covariance",
    "There is no bootstrap of random effects: their columns were transformed with variances estimated from the whole " +
      'sample, which no drawn sample would estimate again. Use "robust" or cluster(...) by the units.',
  );
}

function fault(message: string): EstimandError {
  return new EstimandError("bad-option", `bootstrap: ${message}`, { option: "bootstrap" });
}
