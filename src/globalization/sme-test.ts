import { EstimandError } from "../errors.ts";

/** Over which years, and up to which three-year mean of sales, firms of these industries are small or medium-sized. */
export interface SmeBand {
  readonly from: number;
  readonly to: number;
  /** Sections or divisions of KSIC rev. 10: "J", "N76". A division goes before its section. */
  readonly industries: readonly string[];
  /** In million KRW. */
  readonly sales: number;
  /** Total assets that make a firm large, in million KRW. */
  readonly assets: number;
  readonly source: string;
}

const source =
  "Framework Act on Small and Medium Enterprises, enforcement decree, annex 1, in force from 2015 to August 2025: sales by " +
  "industry and the limit of assets agree with press reports of the bands (2013, 2025); that rental (N76) has the band of real " +
  "estate is to be confirmed. The text in force in the survey year decides";

const band = (sales: number, industries: readonly string[]): SmeBand => {
  return { from: 2015, to: 2024, industries, sales, assets: 500_000, source };
};

/**
 * Korea's bands of services and of construction and trade; manufacturing, by division, is not among them. In September 2025,
 * for years that close after, 16 of 44 industries got higher bands (400 to 1,800 hundred million KRW): these are not here.
 */
export const smeBands: readonly SmeBand[] = [
  band(100_000, ["F", "G"]),
  band(80_000, ["H", "J"]),
  band(60_000, ["M", "N", "Q", "R", "S"]),
  band(40_000, ["I", "K", "L", "P", "N76"]),
];

/** A firm as the test sees it; money in million KRW. */
export interface SmeCandidate {
  /** KSIC rev. 10, with its section: "J62". */
  readonly industry: string;
  readonly year: number;
  /** Mean of the sales of three years. */
  readonly sales: number;
  readonly assets?: number;
  /** False for a firm of a large group; taken as true where it is not given, and said. */
  readonly independent?: boolean;
}

export interface SmeResult {
  /** Undefined where no band covers industry and year, or sales are missing. */
  readonly sme: boolean | undefined;
  readonly reason: "sales" | "assets" | "not independent" | "within the bands" | "no band" | "sales missing";
  readonly band: SmeBand | undefined;
  /** What the test took for granted. */
  readonly assumed: readonly ("assets" | "independent")[];
}

/**
 * Whether a firm is small or medium-sized under Korean law: three-year mean sales within the band of its industry, total
 * assets below KRW 500 bn, and independent of large groups.
 *
 * @throws EstimandError "bad-option" where sales or assets are negative
 * @param bands instead of `smeBands`: later bands, other countries
 * @example
 * smeTest({ industry: "J62", year: 2018, sales: 12_500, assets: 9_000, independent: true }).sme; // true
 */
export function smeTest(firm: SmeCandidate, bands: readonly SmeBand[] = smeBands): SmeResult {
  for (const name of ["sales", "assets"] as const) refuseNegative(name, firm[name]);
  const assumed = [
    ...(isMissing(firm.assets) ? (["assets"] as const) : []),
    ...(firm.independent == null ? (["independent"] as const) : []),
  ];
  const band = bandOf(firm, bands);
  const result = (sme: boolean | undefined, reason: SmeResult["reason"]): SmeResult => ({ sme, reason, band, assumed });
  if (band === undefined) return result(undefined, "no band");
  if (isMissing(firm.sales)) return result(undefined, "sales missing");
  if (firm.sales > band.sales) return result(false, "sales");
  if (firm.assets !== undefined && firm.assets >= band.assets) return result(false, "assets");
  return firm.independent === false ? result(false, "not independent") : result(true, "within the bands");
}

const isMissing = (amount: number | undefined): boolean => amount == null || Number.isNaN(amount);

function refuseNegative(name: string, amount: number | undefined): void {
  if (!(amount! < 0)) return;
  throw new EstimandError("bad-option", `The firm's ${name} are ${amount}: an amount of money is not negative.`, {
    option: name,
    value: amount,
  });
}

function bandOf({ industry, year }: SmeCandidate, bands: readonly SmeBand[]): SmeBand | undefined {
  const code = industry.trim().toUpperCase();
  const inForce = bands.filter(({ from, to }) => year >= from && year <= to);
  for (const prefix of [code.slice(0, 3), code.slice(0, 1)]) {
    const found = inForce.find(({ industries }) => industries.includes(prefix));
    if (found !== undefined) return found;
  }
  return undefined;
}
