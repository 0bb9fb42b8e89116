import { random } from "../../src/random/generator.ts";

/** A table by columns. */
export type Columns = Readonly<Record<string, readonly (number | string | null)[]>>;

/**
 * Firms for which every estimator's model holds: `x`, `d` (0/1), `g` (text) and `size` are exogenous, `z1` and `z2` move `w`
 * (endogenous in `sales`, `held` and `buys`) and `z1` moves `seen` but not `value`; `enters`, `seen` and `buys` are 0/1, and `value` is missing where
 * `seen` is 0; `held` is `sales` censored at 0, and `low` and `high` are what is known of it in bands; `stage` is 1, 2 or 3,
 * `share` between 0 and 1. Beside them `times` (1, 2, 3), `weight` (positive), `region` and `year` (clusters) and `half`
 * = x/2; `output` depends on `seen`, and `regime` has an equation for each of its values.
 */
export function sample(seed: number, rows: number): Columns {
  const draw = random(seed);
  const made = Array.from({ length: rows }, () => firm(draw));
  const names = Object.keys(made[0] ?? firm(draw)) as (keyof Firm)[];
  return Object.fromEntries(names.map((name) => [name, made.map((one) => one[name])]));
}

type Firm = ReturnType<typeof firm>;

function firm(draw: ReturnType<typeof random>) {
  const [x, z1, z2, u] = [draw.normal(), draw.normal(), draw.normal(), draw.normal()];
  const v = 0.5 * u + Math.sqrt(0.75) * draw.normal();
  const d = draw.bernoulli(0.4) ? 1 : 0;
  const g = draw.choice(["agency", "bureau", "clinic"]);
  const size = Math.exp(1 + 0.8 * draw.normal());
  const inBureau = g === "bureau" ? 1 : 0;
  const w = 0.7 * z1 + 0.5 * z2 + 0.3 * x + v;
  const sales = 1 + 0.8 * x - 0.5 * d + 0.3 * inBureau + 0.4 * w + u;
  const latent = 0.5 * x - 0.4 * d + 0.2 * inBureau + draw.normal();
  const seen = 0.3 + 0.5 * x - 0.3 * d + 0.9 * z1 + v > 0 ? 1 : 0;
  return {
    x,
    d,
    g,
    size,
    z1,
    z2,
    w,
    sales,
    held: Math.max(0, sales),
    low: sales < -1 ? null : Math.floor(sales),
    high: sales < 3 ? Math.floor(sales) + (Math.floor(sales) % 3 === 0 ? 0 : 1) : null,
    output: 1 + 0.8 * x - 0.5 * d + 0.7 * seen + 1.2 * u,
    regime: 1 + 0.8 * x - 0.5 * d + (seen === 1 ? 0.5 + 0.3 * x + 1.2 * u : 0.8 * u),
    buys: 0.2 + 0.6 * x - 0.4 * d + 0.5 * w + u > 0 ? 1 : 0,
    enters: 0.2 + 0.7 * x - 0.4 * d + 0.3 * inBureau + draw.normal() > 0 ? 1 : 0,
    stage: 1 + (latent > -0.8 ? 1 : 0) + (latent > 0.4 ? 1 : 0),
    share: draw.bernoulli(0.1) ? draw.integer(2) : 1 / (1 + Math.exp(-latent - 0.5 * draw.normal())),
    seen,
    value: seen === 1 ? 1 + 0.8 * x - 0.5 * d + 1.2 * u : null,
    times: 1 + draw.integer(3),
    weight: 0.5 + 2 * draw.uniform(),
    region: `region ${1 + draw.integer(40)}`,
    year: 1990 + draw.integer(35),
    half: x / 2,
  };
}

/**
 * The same firms seen three times each under the name `firm` (the last may lack rows), in no order of rows: `enters` with an
 * effect of the firm, and `times`, `weight` and `region` the same in all rows of one.
 */
export function panelSample(seed: number, rows: number): Columns {
  const draw = random(seed);
  const made = Array.from({ length: rows }, () => firm(draw));
  const firms = Math.ceil(rows / 3);
  const effects = Array.from({ length: firms }, () => draw.normal());
  const panel = made.map((one, row) => {
    const { times, weight, region } = made[row % firms]!;
    const inBureau = one.g === "bureau" ? 1 : 0;
    const index = 0.2 + 0.7 * one.x - 0.4 * one.d + 0.3 * inBureau + effects[row % firms]!;
    return { ...one, times, weight, region, enters: index + draw.normal() > 0 ? 1 : 0, firm: `firm ${row % firms}` };
  });
  const names = Object.keys(panel[0] ?? { ...firm(draw), firm: "" }) as (keyof (typeof panel)[number])[];
  return Object.fromEntries(names.map((name) => [name, panel.map((one) => one[name])]));
}

/**
 * Six rows of each firm, the latest period first, in which `enters` depends on what it was in the `period` before and on the firm's
 * effect. What `dynamicProbit` adds to the table is in it too, for predictions at new rows.
 */
export function dynamicSample(seed: number, rows: number): Columns {
  const draw = random(seed);
  const made = Array.from({ length: rows }, () => firm(draw));
  const firms = Math.ceil(rows / 6);
  const effects = Array.from({ length: firms }, () => draw.normal());
  const enters = new Array<number>(rows);
  const before = (row: number): number => enters[row + firms] ?? 0;
  const first = (row: number): number => (row + firms < rows ? first(row + firms) : enters[row]!);
  for (let row = rows - 1; row >= 0; row--) {
    const { x, d } = made[row]!;
    enters[row] = Number(0.5 * before(row) + 0.7 * x - 0.4 * d + effects[row % firms]! + draw.normal() > 0);
  }
  const panel = made.map((one, row) => {
    const { times, weight, region } = made[row % firms]!;
    return {
      ...one,
      ...{
        times,
        weight,
        region,
        enters: enters[row]!,
        firm: `firm ${row % firms}`,
        period: 6 - Math.floor(row / firms),
      },
      ...{ "lag(enters)": before(row), "initial(enters)": first(row), "mean(x)": one.half, "mean(d)": 0.4 },
    };
  });
  const names = Object.keys(panel[0] ?? { ...firm(draw), firm: "", period: 0 }) as (keyof (typeof panel)[number])[];
  return Object.fromEntries(names.map((name) => [name, panel.map((one) => one[name])]));
}

/** The same table with columns replaced or added, made from the old ones by row. */
export function withColumns(
  data: Columns,
  columns: Readonly<Record<string, (row: number) => number | string | null>>,
): Columns {
  const added = Object.entries(columns).map(([name, value]) => [
    name,
    Array.from({ length: rowsOf(data) }, (_, i) => value(i)),
  ]);
  return { ...data, ...Object.fromEntries(added) };
}

/** A number out of a column that holds numbers. */
export function numberAt(data: Columns, name: string, row: number): number {
  return data[name]![row] as number;
}

/** The rows at these positions, in their order; a position may come more than once. */
export function rowsAt(data: Columns, positions: readonly number[]): Columns {
  return Object.fromEntries(Object.entries(data).map(([name, values]) => [name, positions.map((row) => values[row]!)]));
}

/** Rows at positions, which may come more than once; in a panel the copies of a unit are further units. */
export function copiedRows(data: Columns, positions: readonly number[], panel: string | undefined): Columns {
  const copied = rowsAt(data, positions);
  if (panel === undefined) return copied;
  const seen = new Map<number, number>();
  const units = positions.map((row, i) => {
    const before = seen.get(row) ?? 0;
    seen.set(row, before + 1);
    return `${copied[panel]![i]}, copy ${before}`;
  });
  return { ...copied, [panel]: units };
}

function rowsOf(data: Columns): number {
  return Object.values(data)[0]!.length;
}

/** 0, 1, ..., rows - 1. */
export function positions(data: Columns): number[] {
  return Array.from({ length: rowsOf(data) }, (_, row) => row);
}
