import { EstimandError } from "../errors.ts";
import { bandwidthRules } from "./bandwidth-rules.ts";
import { hacKernels } from "./hac-kernels.ts";
import type { HacSpec } from "./hac-spec.ts";

/**
 * Refuses kernels, lags, bandwidths and rules that are none.
 *
 * @throws EstimandError "bad-option"
 */
export function checkHac({ hac }: HacSpec): HacSpec["hac"] {
  const { kernel = "bartlett", lags, bandwidth, rule, time, panel } = Object(hac) as HacSpec["hac"];
  if (!Object.hasOwn(hacKernels, kernel)) {
    throw hacFault(`kernel is ${JSON.stringify(kernel)}: use ${quoted(Object.keys(hacKernels))}.`);
  }
  if ([lags, bandwidth, rule].filter((one) => one !== undefined).length !== 1) {
    throw hacFault(`give one of lags, bandwidth, or rule: ${quoted(Object.keys(bandwidthRules))}.`);
  }
  if (lags !== undefined && !(Number.isInteger(lags) && lags >= 0)) {
    throw hacFault(`lags is ${JSON.stringify(lags)}: it must be a whole number, 0 or more.`);
  }
  if (bandwidth !== undefined && !(Number.isFinite(bandwidth) && bandwidth > 0)) {
    throw hacFault(`bandwidth is ${JSON.stringify(bandwidth)}: it must be a positive number.`);
  }
  if (rule !== undefined && !Object.hasOwn(bandwidthRules, rule)) {
    throw hacFault(`rule is ${JSON.stringify(rule)}: use ${quoted(Object.keys(bandwidthRules))}.`);
  }
  for (const column of [time, panel]) {
    if (column !== undefined && typeof column !== "string") throw hacFault("time and panel are names of columns.");
  }
  return hac;
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(", ");

export function hacFault(message: string): EstimandError {
  return new EstimandError("bad-option", `hac: ${message}`, { option: "vcov" });
}
