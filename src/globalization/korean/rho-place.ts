import { digits } from "./warning-facts.ts";

/** A correlation, or several, and the log-likelihood there. */
export interface Place {
  readonly rho: number | readonly number[];
  readonly logLik: number;
}

/** "ρ = 0.5(로그우도 -12.34)". */
export function place({ rho, logLik }: Place): string {
  const rhos = (Array.isArray(rho) ? rho : [rho]).map((each) => digits(each, 3)).join(", ");
  return `ρ = ${rhos}(로그우도 ${Number(logLik).toFixed(2)})`;
}
