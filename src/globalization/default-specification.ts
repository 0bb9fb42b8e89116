import type { Table } from "../data/table.ts";
import type {
  CapabilitySpecification,
  DeterminantSpecification,
  PersistenceSpecification,
  RobustnessSpecification,
} from "./specification.ts";

const controls = ["lnEmployees", "lnProductivity", "lnAge", "foreignOwned"];
const capabilities = ["rdIntensity", "rdPerformer", "graduateShare", "ipProtection", "network"];
const instruments = ["rdSubsidy", "regionalRd"];

/**
 * The equations that the literature would write for the fields at hand: size, productivity, age and ownership as controls,
 * capabilities beside them; knowledge of promotion programmes as the exclusion restriction; R&D subsidies and the R&D of
 * the other firms of industry and region as instruments for R&D intensity, in who globalizes and in how well; distance from
 * the office of a support programme for its use; several years of a firm for persistence; sampling weights and strata.
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
  const all = [...common, ...known(["knowsPromotion"])];
  const right = (terms: readonly string[]): string => (terms.length === 0 ? "1" : terms.join(" + "));
  const selection = `exporter ~ ${right(all)}`;
  const excluded = known(instruments);
  const persistence = panelOf(firms, selection);
  const hasMarkets = firms.has("markets") && firms.has("exporter");
  return {
    ...designOf(firms),
    ...(firms.has("exporter") ? { participation: selection } : {}),
    ...(firms.has("exports") && firms.has("exporter")
      ? { performance: { selection, outcome: `log(exports) ~ ${right(common)}` } }
      : {}),
    ...(firms.has("rdIntensity") && excluded.length > 0 ? { capability: capabilityOf(firms, all, excluded) } : {}),
    ...(firms.has("stage") ? { stages: `stage ~ ${right(all)}` } : {}),
    ...(hasMarkets ? { markets: { formula: `I(markets - 1) ~ ${right(common)}`, where: "exporter = 1" } } : {}),
    ...supportOf(firms, common, selection),
    ...(persistence === undefined ? {} : { persistence }),
    ...(firms.has("exporter") ? robustnessOf(firms, all) : {}),
    ...(industry.length > 0 ? { group: "industry" } : {}),
  };
}

/** Weights and strata where the firms have them. */
function designOf(firms: Table): Pick<DeterminantSpecification, "weights" | "characteristics"> {
  return {
    ...(firms.has("weight") ? { weights: "weight" } : {}),
    ...(firms.has("stratum") ? { characteristics: { strata: "stratum" } } : {}),
  };
}

/** R&D as endogenous in who globalizes, and in how well where a column moves the selection alone. */
function capabilityOf(firms: Table, all: readonly string[], excluded: readonly string[]): CapabilitySpecification {
  const others = all.filter((name) => name !== "rdIntensity");
  const endogenous = `[rdIntensity ~ ${excluded.join(" + ")}]`;
  const participation = `exporter ~ ${[...others, endogenous].join(" + ")}`;
  if (!["exports", "knowsPromotion"].every((name) => firms.has(name))) return { participation };
  const common = others.filter((name) => name !== "knowsPromotion");
  return {
    participation,
    performance: {
      selection: `exporter ~ ${[...others, ...excluded].join(" + ")}`,
      outcome: `log(exports) ~ ${[...common, endogenous].join(" + ")}`,
    },
  };
}

/** Use of support, with its distance excluded from globalization. */
function supportOf(
  firms: Table,
  common: readonly string[],
  selection: string,
): Pick<DeterminantSpecification, "support"> {
  if (!["usedSupport", "supportDistance", "exporter"].every((name) => firms.has(name))) return {};
  return {
    support: {
      use: `usedSupport ~ ${[...common, "supportDistance"].join(" + ")}`,
      outcome: `${selection} + usedSupport`,
    },
  };
}

/** The firm and the year, where some firm has several rows. */
function panelOf(firms: Table, formula: string): PersistenceSpecification | undefined {
  if (!["firmId", "year", "exporter"].every((name) => firms.has(name))) return undefined;
  const column = firms.column("firmId");
  const codes: ArrayLike<number> = column.kind === "category" ? column.codes : column.values;
  if (new Set(Array.from(codes)).size === firms.rows) return undefined;
  return { formula, panel: "firmId", time: "year" };
}

/** The first capability over sets of controls, sizes of firms and estimators. */
function robustnessOf(firms: Table, all: readonly string[]): { readonly robustness?: RobustnessSpecification } {
  const of = all.find((name) => capabilities.includes(name)) ?? all.find((name) => controls.includes(name));
  if (of === undefined) return {};
  const beside = all.filter((name) => name !== of);
  const basic = beside.filter((name) => controls.includes(name));
  const small = firms.has("employees") ? { "fewer than 50 employees": "employees < 50" } : {};
  return {
    robustness: {
      of,
      controls: { none: [], "size, productivity, age, ownership": basic, all: beside },
      samples: { all: "", ...small },
      estimators: ["probit", "logit", "ols"],
      vcov: ["HC1"],
    },
  };
}
