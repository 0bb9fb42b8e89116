import { firmFields } from "../src/globalization/index.ts";

/** The firm record as the Markdown table of docs/globalization.md. */
export function firmFieldsTable(): string {
  const rows = Object.entries(firmFields).map(([name, { kind, role, unit, possible, usual, label }]) => {
    return `| \`${name}\` | ${label.en} | ${label.ko} | ${kind} | ${role} | ${unit} | ${range(possible)} | ${range(usual)} |`;
  });
  const head = ["| field | label | | kind | role | unit | possible | usual |", "|---|---|---|---|---|---|---|---|"];
  return [...head, ...rows].join("\n");
}

function range(ends: readonly [low: number, high: number] | undefined): string {
  if (ends === undefined) return "";
  return ends[1] === Number.MAX_VALUE ? `${ends[0]} or more` : ends.join(" to ");
}

/** The page with the table between its two marks as it is now. */
export function withFirmFields(page: string): string {
  return page.replace(
    /(<!-- firm fields -->\n\n).*?(\n\n<!-- end -->)/s,
    (_, open, close) => open + firmFieldsTable() + close,
  );
}
