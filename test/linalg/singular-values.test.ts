import { describe, expect, it } from "vitest";
import { multiply, transpose } from "../../src/linalg/matrix.ts";
import { singularValues } from "../../src/linalg/singular-values.ts";
import { random } from "../../src/random/generator.ts";

describe("singular values", () => {
  it("and right vectors rebuild A'A, the vectors orthonormal", () => {
    const { normal } = random(3);
    const k = 7;
    const a = Float64Array.from({ length: k * k }, () => normal());
    const { values, vectors } = singularValues(a, k);
    const gram = multiply(transpose(a, k, k), k, k, a, k);
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        let sum = 0;
        let unit = 0;
        for (let d = 0; d < k; d++) {
          sum += values[d]! ** 2 * vectors[i * k + d]! * vectors[j * k + d]!;
          unit += vectors[d * k + i]! * vectors[d * k + j]!;
        }
        expect(sum).toBeCloseTo(gram[i * k + j]!, 12);
        expect(unit).toBeCloseTo(i === j ? 1 : 0, 14);
      }
    }
    expect([...values]).toEqual([...values].sort((x, y) => y - x));
  });

  it("keep their relative accuracy where the squares of A would have lost it", () => {
    const tiny = 1e-11;
    // Columns (1, 0) and (1, tiny): the singular values' product is the determinant.
    const { values } = singularValues(Float64Array.of(1, 1, 0, tiny), 2);
    expect(values[0]! * values[1]!).toBeCloseTo(tiny, 25);
    expect(values[1]! / (tiny / Math.SQRT2)).toBeCloseTo(1, 10);
  });
});
