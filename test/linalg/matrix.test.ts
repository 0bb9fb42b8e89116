import { describe, expect, it } from "vitest";
import {
  diagonal,
  dot,
  identity,
  multiply,
  multiplyVector,
  quadraticForm,
  sandwich,
  submatrix,
  transpose,
} from "../../src/linalg/matrix.ts";

const f = (...values: number[]): Float64Array => Float64Array.from(values);
const a = f(1, 2, 3, 4, 5, 6);

describe("matrix", () => {
  it("multiplies rectangular matrices and vectors", () => {
    expect(multiply(a, 2, 3, f(1, 0, 0, 1, 2, 2), 2)).toEqual(f(7, 8, 16, 17));
    expect(multiplyVector(a, f(1, 1, 2))).toEqual(f(9, 21));
    expect(multiplyVector(f(), f())).toEqual(f());
    expect(multiply(a, 2, 3, transpose(a, 2, 3), 2)).toEqual(f(14, 32, 32, 77));
    expect(multiply(identity(2), 2, 2, a, 3)).toEqual(a);
  });

  it("puts the meat between the bread, square or rectangular", () => {
    const meat = f(2, 1, 0, 1, 3, 1, 0, 1, 4);
    const expected = multiply(multiply(a, 2, 3, meat, 3), 2, 3, transpose(a, 2, 3), 2);
    expect(sandwich(a, meat, 3, 2)).toEqual(expected);
    expect(sandwich(f(2, 0, 0, 1), f(1, 3, 3, 4), 2)).toEqual(f(4, 6, 6, 4));
  });

  it("gives quadratic forms, inner products, diagonals and parts", () => {
    expect(quadraticForm(f(1, 2), f(1, 3, 3, 4), 2)).toBe(29);
    expect(dot(f(1, 2, 3), f(4, 5, 6))).toBe(32);
    expect(diagonal(f(1, 2, 3, 4), 2)).toEqual(f(1, 4));
    expect(submatrix(f(1, 2, 3, 4, 5, 6, 7, 8, 9), 3, [2, 0])).toEqual(f(9, 7, 3, 1));
    expect(transpose(a, 2, 3)).toEqual(f(1, 4, 2, 5, 3, 6));
  });
});
