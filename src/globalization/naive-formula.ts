/** The same equation with the endogenous columns as if they were exogenous: "[rd ~ z1 + z2]" becomes "rd". */
export function withoutInstruments(formula: string): string {
  return formula.replace(/\[\s*([^~\]]+?)\s*~[^\]]*\]/g, "$1");
}

/** The columns that an equation takes as endogenous: "y ~ a + [rd ~ z1 + z2]" has "rd". */
export function endogenousColumns(formula: string): readonly string[] {
  return [...formula.matchAll(/\[\s*([^~\]]+?)\s*~[^\]]*\]/g)].flatMap(([, names = ""]) =>
    names.split("+").map((name) => name.trim()),
  );
}
