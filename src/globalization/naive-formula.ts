/** The same equation with the endogenous columns as if they were exogenous: "[rd ~ z1 + z2]" becomes "rd". */
export function withoutInstruments(formula: string): string {
  return formula.replace(/\[\s*([^~\]]+?)\s*~[^\]]*\]/g, "$1");
}
