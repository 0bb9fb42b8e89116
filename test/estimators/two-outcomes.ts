import { random } from "../../src/random/generator.ts";

/**
 * Rows of two 0/1 outcomes with correlated errors: y1 = 1 where 0.2 + 0.6x + z + v > 0, y2 = 1 where
 * -0.3 + 0.5x + 0.8w + 0.7·y1 + u > 0.
 */
export function twoOutcomes(seed: number, rows: number, rho: number) {
  const draw = random(seed);
  const made = Array.from({ length: rows }, () => {
    const [x, z, w, v] = [draw.normal(), draw.normal(), draw.normal(), draw.normal()];
    const u = rho * v + Math.sqrt(1 - rho * rho) * draw.normal();
    const y1 = 0.2 + 0.6 * x + z + v > 0 ? 1 : 0;
    const y2 = -0.3 + 0.5 * x + 0.8 * w + 0.7 * y1 + u > 0 ? 1 : 0;
    return { x, z, w, y1, y2 };
  });
  const column = (name: "x" | "z" | "w" | "y1" | "y2"): Float64Array => Float64Array.from(made, (row) => row[name]);
  return { x: column("x"), z: column("z"), w: column("w"), y1: column("y1"), y2: column("y2") };
}
