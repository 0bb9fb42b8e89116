/** What decides who exports, but for the programme; and how much exporters export. */
export const exporting =
  "lnEmployees + lnProductivity + lnAge + foreignOwned + rdIntensity + graduateShare + network + knowsPromotion";
export const performing = "lnEmployees + lnProductivity + foreignOwned + rdIntensity + graduateShare + network";

const instruments = "rdSubsidy + regionalRd";

/** With R&D intensity as endogenous. */
export const instrumented = (terms: string): string => terms.replace("rdIntensity", `[rdIntensity ~ ${instruments}]`);

/** With its instruments in place of R&D intensity: a reduced form. */
export const reduced = (terms: string): string => terms.replace("rdIntensity", instruments);
