import type { Table } from "../../data/table.ts";
import { parseFormula } from "../../formula/parse.ts";
import { type GlobalizationProfile, globalizationProfile } from "../globalization-profile.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { attempt, notSpecified, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";

/** Who globalizes, described: the outcome of participation by the groups of the specification. */
export function profilePart(
  firms: Table,
  { characteristics, participation, weights }: DeterminantSpecification,
  progress: Progress,
): Part<GlobalizationProfile> {
  const outcome = participation === undefined ? "exporter" : parseFormula(participation).outcome.text;
  if (characteristics === undefined && !firms.has(outcome)) return notSpecified;
  return attempt(() => {
    progress("characteristics: shares, differences and concentration");
    return globalizationProfile(firms, { outcome, ...(weights === undefined ? {} : { weights }), ...characteristics });
  });
}
