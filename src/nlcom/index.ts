/** Nonlinear combinations of coefficients as text, with exact derivatives: the entry that loads mathjs. */
export { nlcom, type NlcomOptions, type NonlinearCombinations } from "./nlcom.ts"; // estimates with standard errors
export { testnl } from "./testnl.ts"; // nonlinear hypotheses as text
