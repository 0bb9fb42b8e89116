/** The numbers that both programs fit: made once from a seed, one file of little-endian doubles for each column. */
import { closeSync, openSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { random } from "../src/random/generator.ts";

export type ColumnData = Record<string, Float64Array>;

/** Columns x1 … x19 of every model, next to the constant. */
export const regressors = 19;

/**
 * Regressors with correlation 0.3 to their neighbours, instruments z1 to z3, and outcomes of a firm survey: `exports` (0/1,
 * normal error), `innovates` (0/1, logistic error), `sales` (linear), `profit` of `rd` with a common error, `volume` seen
 * where `sells` is 1, with errors of correlation 0.5 (NaN elsewhere), `abroad` (0/1, its error correlated 0.5 with that of
 * `exports`), `hours` (linear, censored at 0), `wage` with effects of `firm` and `place` (a level for
 * every 100 and every 1000 rows, drawn independently).
 */
export function writeBenchData(folder: string, rows: number): void {
  const draw = random(20240601);
  const normals = (): Float64Array => Float64Array.from({ length: rows }, draw.normal);
  const x: Float64Array[] = [];
  for (let j = 0; j < regressors; j++) {
    const before = x[j - 1];
    const fresh = normals();
    x.push(before === undefined ? fresh : fresh.map((value, i) => 0.3 * before[i]! + Math.sqrt(0.91) * value));
  }
  const z = [normals(), normals(), normals()];
  const index = new Float64Array(rows).fill(-0.3);
  x.forEach((column, j) => {
    const slope = (j % 2 === 0 ? 1 : -0.8) * (0.3 - 0.01 * j);
    for (let i = 0; i < rows; i++) index[i] = index[i]! + slope * column[i]!;
  });
  const [u, v, w] = [normals(), normals(), normals()];
  const logistic = Float64Array.from({ length: rows }, () => logit(draw.uniform()));
  const rd = index.map((eta, i) => 0.4 * eta + 0.3 * (z[0]![i]! + z[1]![i]! + z[2]![i]!) + v[i]!);
  const sells = index.map((eta, i) => (eta + 0.5 * z[0]![i]! + v[i]! > 0 ? 1 : 0));
  const [firms, places] = [Math.ceil(rows / 100), Math.ceil(rows / 1000)];
  const firm = Float64Array.from({ length: rows }, () => draw.integer(firms));
  const place = Float64Array.from({ length: rows }, () => draw.integer(places));
  const columns: ColumnData = {
    ...Object.fromEntries(x.map((column, j) => [`x${j + 1}`, column])),
    ...Object.fromEntries(z.map((column, j) => [`z${j + 1}`, column])),
    exports: index.map((eta, i) => (eta + u[i]! > 0 ? 1 : 0)),
    innovates: index.map((eta, i) => (eta + logistic[i]! > 0 ? 1 : 0)),
    sales: index.map((eta, i) => 1 + eta + 2 * u[i]!),
    firm,
    place,
    wage: index.map((eta, i) => eta + Math.sin(firm[i]!) + Math.cos(place[i]!) + u[i]!),
    rd,
    profit: index.map((eta, i) => 2 + 0.5 * rd[i]! + eta + 0.6 * v[i]! + w[i]!),
    sells,
    abroad: index.map((eta, i) => (0.6 * eta + 0.5 * u[i]! + Math.sqrt(0.75) * w[i]! > 0 ? 1 : 0)),
    hours: index.map((eta, i) => Math.max(0, 1 + eta + 2 * w[i]!)),
    volume: index.map((eta, i) =>
      sells[i] === 1 ? 1 + 0.5 * eta + 1.5 * (0.5 * v[i]! + Math.sqrt(0.75) * w[i]!) : Number.NaN,
    ),
  };
  for (const [name, values] of Object.entries(columns)) {
    writeFileSync(columnFile(folder, name), new Uint8Array(values.buffer));
  }
}

/** Reads these columns straight into their arrays, so that nothing else of their size is ever held. */
export function readBenchData(folder: string, names: readonly string[], rows: number): ColumnData {
  return Object.fromEntries(names.map((name) => [name, readColumn(columnFile(folder, name), rows)]));
}

function readColumn(path: string, rows: number): Float64Array {
  const values = new Float64Array(rows);
  const bytes = new Uint8Array(values.buffer);
  const file = openSync(path, "r");
  for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, bytes.length - at, at);
  closeSync(file);
  return values;
}

function columnFile(folder: string, name: string): string {
  return join(folder, `${name}.f64`);
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
