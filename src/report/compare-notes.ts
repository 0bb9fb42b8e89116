import { type Comparable, isFit } from "./comparable.ts";
import type { CompareOptions } from "./compare.ts";
import { formatPercent } from "./format.ts";

/** What a comparison must say: what stands beneath, what the estimates are, the covariance of each column, what is left out. */
export function compareNotes(
  results: readonly Comparable[],
  shown: readonly Comparable[],
  names: readonly string[],
  options: CompareOptions,
): string[] {
  const beneathNote = {
    se: "Standard errors in parentheses.",
    interval: `${formatPercent(options.level ?? 0.95)} intervals in brackets.`,
    none: "",
  };
  return [
    sentences([
      beneathNote[options.beneath ?? "se"],
      options.stars === true ? "* p < 0.1, ** p < 0.05, *** p < 0.01." : "",
    ]),
    ...byColumn("Estimates", names, shown.map(estimatesText)),
    ...byColumn("Covariance", names, shown.map(covarianceText)),
    ...byColumn("Weights", names, results.map(weightsText)),
    ...(options.omit === undefined ? [] : [`Not shown: ${options.omit.join(", ")}.`]),
    ...(options.notes ?? []),
  ].filter((text) => text !== "");
}

/** One note where all columns that have something to say, say the same; else a note for each. */
function byColumn(what: string, names: readonly string[], texts: readonly string[]): string[] {
  const said = texts.filter((text) => text !== "");
  if (new Set(said).size === 1 && (said.length === texts.length || what === "Covariance"))
    return [`${what}: ${said[0]}.`];
  const label = what === "Covariance" ? "" : `${what.toLowerCase()} `;
  return texts.flatMap((text, j) => (text === "" ? [] : [`${names[j]}: ${label}${text}.`]));
}

const sentences = (texts: readonly string[]): string => texts.filter((text) => text !== "").join(" ");

/** What a table of effects says that it is: "Average marginal effects on Pr(y = 1)". */
function estimatesText(result: Comparable): string {
  return isFit(result) ? "" : decapitalized(result.title ?? "");
}

const decapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function covarianceText(result: Comparable): string {
  if (isFit(result)) return `${result.conventions.vcov}, ${result.conventions.vcovFormula}`;
  const vcov = result.conventions?.vcov ?? "";
  return vcov === "" || vcov.startsWith("unconditional") ? vcov : `${vcov}, delta method`;
}

function weightsText(result: Comparable): string {
  return isFit(result) && result.conventions.weights !== "none" ? result.conventions.weights : "";
}
