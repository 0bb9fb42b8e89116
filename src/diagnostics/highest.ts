/** The point with the largest log-likelihood, the first of equals; there must be one. */
export function highest<P extends { readonly logLik: number }>(points: readonly P[]): P {
  return points.reduce((a, b) => (b.logLik > a.logLik ? b : a));
}
