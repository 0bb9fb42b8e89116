import type { Warning } from "../fit/fit.ts";
import type { NodeChange } from "../likelihood/adapted-maximum.ts";

/** Changes that matter: of the log-likelihood, and of coefficients in standard errors. */
const largest = { logLik: 0.01, coefficients: 0.1 };

/** Whether more nodes change an integrated likelihood or its estimates so that they cannot be trusted. */
export function quadratureWarnings(nodes: number, changes: readonly NodeChange[]): Warning[] {
  const matters = ({ logLik, coefficients }: NodeChange): boolean =>
    !(Math.abs(logLik) < largest.logLik && coefficients < largest.coefficients);
  const worst = changes.find(matters);
  if (worst === undefined) return [];
  const { logLik, coefficients } = worst;
  return [
    {
      code: "quadrature-not-converged",
      message:
        `With ${worst.nodes} quadrature nodes in place of ${nodes} the log-likelihood changes by ${Number(logLik.toPrecision(2))} and a coefficient by ` +
        `${Number(coefficients.toPrecision(2))} standard errors: the integrals over the units' effects are too coarse. Leave \`nodes\` out, or raise it.`,
      nodes,
      more: worst.nodes,
      logLikChange: logLik,
      coefficientChange: coefficients,
    },
  ];
}
