import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCsv } from "../../src/node/index.ts";
import { svgBars } from "../../src/report/svg-bars.ts";

const folder = "../../../shared/data/unctad_digital_services/";
const file = fileURLToPath(new URL(`${folder}unctad_country_year_digital_services_trade_panel.csv`, import.meta.url));
const shown = 15;

/**
 * The setting of the study as a figure: exports of digitally deliverable services by country in the last year of UNCTAD's
 * panel (UNCTADstat, CC BY 4.0), the largest and Korea, as SVG. Undefined where the panel is not at hand: it is not shipped.
 */
export async function digitalServices(): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const panel = await readCsv(file);
  const countries = panel.column("country");
  const [years, exports] = [panel.numbers("year"), panel.numbers("dig_services_exports_usd_millions")];
  if (countries.kind !== "category") return undefined;
  const last = years.reduce((latest, year) => Math.max(latest, year), 0);
  const rows = [...years.keys()]
    .filter((i) => years[i] === last && !Number.isNaN(exports[i]!))
    .map((i) => ({ country: countries.levels[countries.codes[i]!]!, value: exports[i]! / 1000 }))
    .sort((a, b) => b.value - a.value)
    .map((row, rank) => ({ ...row, rank: rank + 1 }));
  const chosen = rows.filter(({ country, rank }) => rank <= shown || country.startsWith("Korea, Rep"));
  const bars = chosen.map(({ country, value, rank }) => ({
    label: `${rank}. ${country}`,
    value,
    text: value.toFixed(0),
  }));
  const description = `Exports of digitally deliverable services in ${last}, billion US dollars: the largest ${shown} countries and Korea. Source: UNCTADstat.`;
  return svgBars(bars, `Billion US dollars, ${last}`, description);
}
