// Normal distribution
export { normalCdf, normalLogCdf, normalLogSf, normalPdf, normalSf } from "./normal.ts"; // density, both tails, their logarithms
export { inverseMills, millsRatio } from "./normal.ts"; // φ/Φ and (1 - Φ)/φ
export { normalLogQuantile, normalQuantile, normalUpperQuantile } from "./normal.ts"; // from p, 1 - p, log p
export { logCdfAndMills } from "./normal-tail.ts"; // log Φ and φ/Φ for a block of rows

// Bivariate normal distribution
export { bivariateNormalCdf, bivariateNormalLogCdf } from "./bivariate-normal.ts"; // also far in the tails and for ρ near ±1

// Error and gamma functions
export { erf, erfc, erfcx } from "./erf.ts"; // error function, complement, scaled complement
export { gammaP, gammaQ, lgamma } from "./gamma.ts"; // log Γ, both incomplete gamma functions
export { betaI, betaIUpper } from "./beta.ts"; // both incomplete beta functions

// Distributions of test statistics: lower and upper tail, quantile from either
export { chiSquareCdf, chiSquareQuantile, chiSquareSf, chiSquareUpperQuantile } from "./chi-square.ts"; // chi-square
export { noncentralChiSquareQuantile, noncentralChiSquareSf } from "./noncentral-chi-square.ts"; // noncentral chi-square
export { tCdf, tQuantile, tSf, tTwoSided, tUpperQuantile } from "./t.ts"; // Student's t
export { fCdf, fQuantile, fSf, fUpperQuantile } from "./f.ts"; // F
