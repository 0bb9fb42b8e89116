import { random } from "../../src/random/generator.ts";

/** What is simulated: rows, first-stage coefficients of the instruments, and direct effects of them on the outcome. */
export interface IvDesign {
  readonly rows: number;
  readonly strength: readonly number[];
  readonly direct?: readonly number[];
  readonly seed: number;
}

/** y = 1 + x + w + Σ direct·z + u with x endogenous: x = Σ strength·z + w + u + noise. Errors grow with |w|. */
export function simulatedIv({ rows, strength, direct = [], seed }: IvDesign): Record<string, Float64Array> {
  const generator = random(seed);
  const draw = (): Float64Array => Float64Array.from({ length: rows }, () => generator.normal());
  const w = draw();
  const u = draw().map((value, i) => value * (0.5 + Math.abs(w[i]!)));
  const instruments = strength.map(draw);
  const sum = (weights: readonly number[], i: number): number =>
    weights.reduce((total, weight, j) => total + weight * instruments[j]![i]!, 0);
  const x = draw().map((noise, i) => sum(strength, i) + w[i]! + u[i]! + noise);
  const y = u.map((error, i) => 1 + x[i]! + w[i]! + sum(direct, i) + error);
  return { y, x, w, ...Object.fromEntries(instruments.map((z, j) => [`z${j + 1}`, z])) };
}

export const instrumentNames = (count: number): string =>
  Array.from({ length: count }, (_, j) => `z${j + 1}`).join(" + ");
