import { describe, it } from "vitest";
import { leastSquares } from "../../src/linalg/least-squares.ts";
import { leverages } from "../../src/moments/leverages.ts";
import { expectClose } from "../linalg/expect-close.ts";

describe("leverages", () => {
  it("sum to the number of columns, block by block", () => {
    const columns = [Float64Array.of(1, 1, 1, 1, 1), Float64Array.of(0, 1, 2, 3, 9)];
    const weights = Float64Array.of(1, 2, 1, 1, 3);
    const { inverse } = leastSquares(columns, Float64Array.of(1, 0, 2, 1, 5), { weights });
    const first = new Float64Array(2);
    const rest = new Float64Array(3);
    leverages(columns, inverse, weights, 0, 2, first);
    leverages(columns, inverse, weights, 2, 3, rest);
    const sum = [...first, ...rest].reduce((total, value) => total + value, 0);
    expectClose([sum], [2], { relative: 1e-13 });
  });
});
