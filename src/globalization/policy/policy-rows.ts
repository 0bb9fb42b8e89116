import type { CsvRow } from "../../report/write-csv.ts";
import type { PolicyResult } from "./policy-result.ts";

/** The scenarios as data, a row for each group. */
export function policyRows({ scenarios }: Pick<PolicyResult, "scenarios">): readonly CsvRow[] {
  return scenarios.flatMap(({ name, reached, all, groups }) =>
    [all, ...groups].map(({ group, exporters, sales }) => ({
      scenario: name,
      group: group === "" ? "all" : group,
      reached,
      exportersBefore: exporters.before,
      exporters: exporters.change.estimate,
      exportersSe: exporters.change.se,
      exportersLow: exporters.change.low,
      exportersHigh: exporters.change.high,
      ...(sales === undefined
        ? {}
        : {
            salesBefore: sales.before,
            sales: sales.change.estimate,
            salesSe: sales.change.se,
            salesLow: sales.change.low,
            salesHigh: sales.change.high,
          }),
    })),
  );
}
