import { firmFields } from "../src/globalization/index.ts";

/** The firm record as the Markdown table of docs/globalization.md. */
export function firmFieldsTable(): string {
  const rows = Object.entries(firmFields).map(([name, { kind, role, unit, possible, label }]) => {
    const range =
      possible === undefined ? "" : possible[1] === Number.MAX_VALUE ? `${possible[0]} or more` : possible.join(" to ");
    return `| \`${name}\` | ${label.en} | ${label.ko} | ${kind} | ${role} | ${unit} | ${range} |`;
  });
  return ["| field | label | | kind | role | unit | possible |", "|---|---|---|---|---|---|---|", ...rows].join("\n");
}

/** The page with the table between its two marks as it is now. */
export function withFirmFields(page: string): string {
  return page.replace(
    /(<!-- firm fields -->\n\n).*?(\n\n<!-- end -->)/s,
    (_, open, close) => open + firmFieldsTable() + close,
  );
}
