import { leastSquares } from "../../src/linalg/least-squares.ts";
import { readCase, readSharedCsv } from "../../test/shared.ts";

export const nistSets = "Norris Pontius NoInt1 NoInt2 Longley Filip Wampler1 Wampler2 Wampler3 Wampler4 Wampler5".split(
  " ",
);

/** One line of the table of NIST's linear regression sets: the digits that agree, of the worst number. */
export function nistRow(name: string): string {
  const { coefficients, coefficients_text: text = {}, se } = readCase(`../nist/${name}`);
  const data = readSharedCsv("reference", "nist", `${name}.csv`) as Readonly<Record<string, Float64Array>>;
  const { y, ...regressors } = data as { y: Float64Array } & Readonly<Record<string, Float64Array>>;
  const parameters = Object.keys(coefficients);
  const several = Object.values(regressors);
  const powers = parameters.map((parameter) => regressors.x?.map((x) => x ** Number(parameter.slice(1))));
  const columns = several.length > 1 ? [y.map(() => 1), ...several] : powers.map((column) => column!);
  const fit = leastSquares(columns, y);
  const k = columns.length;
  const variance = fit.rss / (y.length - k);
  const error = (j: number): number => Math.sqrt(variance * fit.inverse[j * k + j]!);
  const ofCoefficients = parameters.map((p, j) => digits(fit.coefficients[j]!, Number(text[p] ?? coefficients[p])));
  const ofErrors = parameters.map((p, j) => digits(error(j), Number(se.classical[p])));
  return `| ${name} | ${Math.min(...ofCoefficients).toFixed(1)} | ${Math.min(...ofErrors).toFixed(1)} |`;
}

/** Digits that agree: of the number itself, or of 1 where 0 is certified. */
function digits(ours: number, certified: number): number {
  const error = Math.abs(ours - certified) / (certified === 0 ? 1 : Math.abs(certified));
  return error === 0 ? 16 : Math.min(16, -Math.log10(error));
}
