import * as fc from "fast-check";
import { expect, it } from "vitest";
import { reproducibleLog } from "../../src/random/reproducible-log.ts";

it("reproducibleLog agrees with Math.log to 4e-16 on (0, 1]", () => {
  const inUnit = fc.oneof(
    fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }),
    fc.double({ min: -300, max: 0, noNaN: true }).map((exponent) => 10 ** exponent),
  );
  fc.assert(
    fc.property(inUnit, (x) => {
      const expected = Math.log(x);
      expect(Math.abs(reproducibleLog(x) - expected)).toBeLessThanOrEqual(4e-16 * Math.abs(expected));
    }),
    { numRuns: 2000 },
  );
});
