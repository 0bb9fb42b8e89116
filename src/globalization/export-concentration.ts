import type { TableInput } from "../data/input.ts";
import { table } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";

/** How concentrated exports are on few firms; of exporters with known exports. */
export interface ExportConcentration {
  readonly exporters: number;
  /** Σ of squared shares: 1 where one firm exports everything, 1/n where n firms export alike. */
  readonly herfindahl: number;
  /** 0 where all export alike, towards 1 where one exports everything. */
  readonly gini: number;
  /** Shares of exports of the largest 1, 5 and 10 percent of exporters. */
  readonly top: { readonly onePercent: number; readonly fivePercent: number; readonly tenPercent: number };
}

/**
 * Herfindahl index, Gini coefficient and top shares of exports among exporters. With weights a firm stands for as many.
 *
 * @throws EstimandError "no-complete-rows" where nobody exports; "unknown-column", "wrong-column-kind", "bad-weights"
 * @example
 * exportConcentration(simulateFirms().table).top.tenPercent; // most exports are those of few
 *
 * Source: Gini by the trapezoids of the Lorenz curve (Lerman and Yitzhaki 1989).
 */
export function exportConcentration(
  data: TableInput,
  { column = "exports", weights }: { readonly column?: string; readonly weights?: string } = {},
): ExportConcentration {
  const firms = table(data);
  const exports = firms.numbers(column);
  const weight = weights === undefined ? new Float64Array(firms.rows).fill(1) : firms.numbers(weights);
  const negative = weight.findIndex((w) => w < 0);
  if (negative >= 0) {
    const message = `The weight '${weights}' is ${weight[negative]} in row ${negative + 1}: weights must not be negative.`;
    throw new EstimandError("bad-weights", message, { column: weights, row: negative + 1 });
  }
  const rows = Int32Array.from(exports.keys()).filter((i) => exports[i]! > 0 && weight[i]! > 0);
  if (rows.length === 0) {
    throw new EstimandError("no-complete-rows", `No firm has '${column}' above zero.`, { column });
  }
  rows.sort((a, b) => exports[a]! - exports[b]!);
  const total = rows.reduce((sum, i) => sum + weight[i]! * exports[i]!, 0);
  const herfindahl = rows.reduce((sum, i) => sum + weight[i]! * (exports[i]! / total) ** 2, 0);
  const lorenz = lorenzCurve(rows, exports, weight, total);
  const top = (share: number): number => 1 - lorenz.at(1 - share);
  return {
    exporters: rows.length,
    herfindahl,
    gini: 1 - 2 * lorenz.area,
    top: { onePercent: top(0.01), fivePercent: top(0.05), tenPercent: top(0.1) },
  };
}

/** The share of exports of the smallest exporters, by their share in number: linear between firms. */
function lorenzCurve(
  rows: Int32Array,
  exports: Float64Array,
  weight: Float64Array,
  total: number,
): { readonly area: number; at(share: number): number } {
  const number = rows.reduce((sum, i) => sum + weight[i]!, 0);
  const points: (readonly [x: number, y: number])[] = [[0, 0]];
  let [x, y, area] = [0, 0, 0];
  for (const i of rows) {
    const [width, rise] = [weight[i]! / number, (weight[i]! * exports[i]!) / total];
    area += width * (y + rise / 2);
    x += width;
    y += rise;
    points.push([x, y]);
  }
  return {
    area,
    at(share) {
      const next = points.findIndex(([end]) => end >= share);
      if (next <= 0) return next < 0 ? 1 : 0;
      const [[x0, y0], [x1, y1]] = [points[next - 1]!, points[next]!];
      return y0 + ((share - x0) / (x1 - x0)) * (y1 - y0);
    },
  };
}
