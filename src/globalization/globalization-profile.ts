import type { TableInput } from "../data/input.ts";
import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import type { TestResult } from "../fit/test-result.ts";
import { balanceTable, type BalanceTable } from "../report/balance-table.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { type ExportConcentration, exportConcentration } from "./export-concentration.ts";
import { ageClasses, inClasses, sizeClasses } from "./firm-classes.ts";
import { fieldLabels } from "./firm-fields.ts";
import { profileDocument } from "./survey/profile-document.ts";
import { type SurveyOptions, surveyRows } from "./survey/survey-rows.ts";
import { equalShares, type GroupShare, groupShares } from "./survey/survey-shares.ts";

export interface ProfileOptions extends SurveyOptions {
  /** Columns of groups; industry, region, and classes of employees and age where they are known. */
  readonly by?: readonly string[];
  /** Columns whose means are compared; firm characteristics and capabilities where they are known. */
  readonly columns?: readonly string[];
  /** Of the printed forms; "en". */
  readonly language?: "en" | "ko";
}

/** The shares of the groups of one column, and the test that they are equal: none where it cannot be made. */
export interface SharesBy {
  readonly by: string;
  readonly rows: readonly GroupShare[];
  readonly test: TestResult | undefined;
}

/** Who globalizes: shares, differences, concentration. */
export interface GlobalizationProfile extends Displayed {
  readonly overall: GroupShare;
  readonly shares: readonly SharesBy[];
  /** Means of those that globalize and of the others; undefined where nobody or everybody does. */
  readonly differences: BalanceTable | undefined;
  readonly concentration: ExportConcentration | undefined;
}

const compared = [
  ...["employees", "sales", "productivity", "age", "foreignOwned", "groupMember"],
  ...["rdIntensity", "rdPerformer", "graduateShare", "intangibleAssets", "patents", "ipProtection"],
  ...["network", "foreignPartner", "website", "cloud", "knowsPromotion", "usedPromotion", "usedSupport"],
];

/**
 * The characteristics of globalization: the share of firms that globalize by industry, region, size and age, with
 * standard errors of the survey's design and tests of equal shares; means of those that globalize against the others, with
 * tests; and on how few firms exports are concentrated. A description: differences are not effects.
 *
 * @throws EstimandError "outcome-not-binary", "bad-weights", "no-complete-rows", "unknown-column", "wrong-column-kind"
 * @example
 * const { table } = simulateFirms();
 * console.log(String(globalizationProfile(table, { weights: "weight", strata: "stratum" })));
 *
 * Source: Lumley (2010), Complex Surveys, 2 and 5; Welch (1947) for differences.
 */
export function globalizationProfile(data: TableInput, options: ProfileOptions = {}): GlobalizationProfile {
  const { outcome = "exporter", weights, language = "en" } = options;
  const firms = withClasses(table(data));
  const survey = surveyRows(firms, options);
  const all = { kind: "category", codes: new Int32Array(firms.rows), levels: ["all"] } as const;
  const by = options.by ?? ["industry", "region", "sizeClass", "ageClass"].filter((name) => isCategory(firms, name));
  const shares = by.map((name): SharesBy => {
    const { rows, covariance } = groupShares(survey, categoryOf(firms, name));
    return { by: name, rows, test: equalShares(name, rows, covariance, survey.df) };
  });
  const record = {
    overall: groupShares(survey, all).rows[0]!,
    shares,
    differences: differencesOf(firms.take(survey.rows), outcome, options),
    concentration:
      firms.has("exports") && anyAbove(firms) ? exportConcentration(firms, weightOption(weights)) : undefined,
  };
  return displayed(
    record,
    (shown) => profileDocument(shown, language),
    (shown) => csvRows(shown.shares),
  );
}

function withClasses(firms: Table): Table {
  const number = (name: string): boolean => firms.has(name) && firms.column(name).kind === "number";
  return firms.with({
    ...(number("employees") && !firms.has("sizeClass")
      ? { sizeClass: inClasses(firms, "employees", sizeClasses) }
      : {}),
    ...(number("age") && !firms.has("ageClass") ? { ageClass: inClasses(firms, "age", ageClasses) } : {}),
  });
}

const isCategory = (firms: Table, name: string): boolean => firms.has(name) && firms.column(name).kind === "category";

/** A column as groups: numbers, such as years or 0 and 1, each as its own. */
function categoryOf(firms: Table, name: string): Parameters<typeof groupShares>[1] {
  const column = firms.column(name);
  if (column.kind === "category") return column;
  const levels = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const codeOf = new Map(levels.map((value, code) => [value, code]));
  return {
    kind: "category",
    codes: Int32Array.from(column.values, (value) => codeOf.get(value) ?? -1),
    levels: levels.map(String),
  };
}

function differencesOf(firms: Table, outcome: string, options: ProfileOptions): BalanceTable | undefined {
  const values = firms.numbers(outcome);
  if (values.every((x) => x === values[0])) return undefined;
  const { columns = compared, weights, language = "en" } = options;
  const known = options.columns ?? columns.filter((name) => firms.has(name) && firms.column(name).kind !== "category");
  if (known.length === 0) return undefined;
  return balanceTable(firms, {
    by: outcome,
    columns: known,
    labels: fieldLabels(language),
    title: language === "en" ? "Firms that globalize and others" : "글로벌화 기업과 그 밖의 기업",
    ...(weights === undefined ? {} : { weights: { kind: "probability", column: weights } as const }),
  });
}

const anyAbove = (firms: Table): boolean =>
  firms.column("exports").kind !== "category" && firms.numbers("exports").some((x) => x > 0);
const weightOption = (weights: string | undefined): { weights?: string } => (weights === undefined ? {} : { weights });

function csvRows(shares: readonly SharesBy[]): Record<string, string | number>[] {
  return shares.flatMap(({ by, rows }) => rows.map((row) => ({ by, ...row })));
}
