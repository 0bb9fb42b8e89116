import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { Maximum } from "../likelihood/maximize.ts";
import { quoted } from "./listed.ts";
import type { Told } from "./variance-sentence.ts";
import type { VarianceSeparation } from "./variance-separation.ts";

/** The likelihood rises for ever, and the search ended on the way. */
export function kept({ message, facts }: Told): Warning {
  const advice =
    "the estimates grew until the search ended. Do not read these coefficients or their standard errors; leave " +
    `${quoted(facts.columns)} out of the variance equation (without any, it is a probit).`;
  return { code: "separation-kept", message: `${message}; ${advice}`, ...facts };
}

/** There is a maximum beside the likelihood's end. */
export function higher({ message, facts }: Told, { logLik }: VarianceSeparation, { value }: Maximum): Warning {
  const told =
    `The log-likelihood is ${value.toFixed(2)} at the maximum, which is returned, but ${logLik.toFixed(2)} where coefficients of the variance ` +
    `equation are infinite. ${message}. Compare with probit, and with fewer columns in the variance equation.`;
  return { code: "boundary", message: told, ...facts, higher: true, logLik, returned: value };
}

/** The fit is the likelihood's end, where σ is infinite in some rows. */
export function atInfinity({ message, facts }: Told, { border }: VarianceSeparation): Warning {
  const { column, columns } = facts;
  const one = columns.length === 1;
  // Rows in which nothing changes are not those where the columns are 0: the index is in units that change.
  const ratios = border === 0;
  const told =
    `${message}. σ has no finite estimate there, and Pr(${column} = 1) = ½. ${quoted(columns)} ${one ? "is" : "are"} held where the ` +
    `log-likelihood is flat, and ${one ? "has no standard error" : "have no standard errors"}; the others' standard errors are given that` +
    `${ratios ? "" : ", and of the outcome's coefficients, in units of σ where these columns are 0, only the ratios say something"}. ` +
    "Log-likelihood and tests are of all rows.";
  return { code: "boundary", message: told, ...facts, held: true, ratios: !ratios };
}

export function refused({ message, rows, facts }: Told): EstimandError {
  const advice = `Leave ${quoted(facts.columns)} out of the variance equation, with ${rows}, or pass separation: "drop".`;
  return new EstimandError("quasi-separation", `${message}. ${advice}`, facts);
}
