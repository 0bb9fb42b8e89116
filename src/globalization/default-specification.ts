import type { Table } from "../data/table.ts";
import type { DeterminantSpecification } from "./specification.ts";

const controls = ["lnEmployees", "lnProductivity", "lnAge", "foreignOwned"];
const capabilities = ["rdIntensity", "rdPerformer", "graduateShare", "ipProtection", "network"];
const instruments = ["rdSubsidy", "regionalRd"];

/**
 * The equations that the literature would write for the fields at hand: size, productivity, age and ownership as controls,
 * capabilities beside them; knowledge of promotion programmes as the exclusion restriction; R&D subsidies and the R&D of
 * the other firms of industry and region as instruments for R&D intensity.
 *
 * @example
 * const { table } = simulateFirms();
 * determinantAnalysis(table, { specification: { ...defaultSpecification(table), group: "region" } });
 */
export function defaultSpecification(firms: Table): DeterminantSpecification {
  const known = (names: readonly string[]): string[] => names.filter((name) => firms.has(name));
  const industry = known(["industry"]);
  const measured = capabilities.filter((name) => name !== "rdPerformer" || !firms.has("rdIntensity")); // one measure of R&D
  const common = [...known(controls), ...known(measured), ...industry];
  const selection = `exporter ~ ${[...common, ...known(["knowsPromotion"])].join(" + ")}`;
  const others = common.filter((name) => name !== "rdIntensity");
  const excluded = known(instruments);
  return {
    participation: selection,
    ...(firms.has("exports") ? { performance: { selection, outcome: `log(exports) ~ ${common.join(" + ")}` } } : {}),
    ...(firms.has("rdIntensity") && excluded.length > 0
      ? {
          capability: `exporter ~ ${[...others, ...known(["knowsPromotion"])].join(" + ")} + [rdIntensity ~ ${excluded.join(" + ")}]`,
        }
      : {}),
    ...(industry.length > 0 ? { group: "industry" } : {}),
  };
}
