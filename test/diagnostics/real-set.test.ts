import { describe, expect, it } from "vitest";
import { quadraticSet, scannedSet, setInWords } from "../../src/diagnostics/real-set.ts";

/** f as a function of the direction (c, s) of d = s/c, from a quadratic in d. */
const direction =
  ([a, b, c]: readonly [number, number, number]) =>
  (cosine: number, sine: number): number =>
    a * sine * sine + b * sine * cosine + c * cosine * cosine;

const cases: readonly (readonly [string, readonly [number, number, number], string])[] = [
  ["interval", [1, -3, 2], "6 to 7"],
  ["rays", [-1, 3, -2], "below 6 or above 7 (unbounded)"],
  ["line", [-1, 0, -1], "the whole real line (unbounded)"],
  ["empty", [1, 0, 1], "empty"],
];

describe("sets where a quadratic is at most zero", () => {
  it.each(cases)("%s", (shape, quadratic, words) => {
    const exact = quadraticSet(quadratic, 5);
    expect(exact.shape).toBe(shape);
    expect(setInWords(exact)).toBe(words);
  });

  it.each(cases)("%s, by search over all directions", (_, quadratic) => {
    const exact = quadraticSet(quadratic, 5);
    const scanned = scannedSet(direction(quadratic), 5, 0.7);
    expect(scanned.shape).toBe(exact.shape);
    scanned.stretches.forEach(({ low, high }, i) => {
      const expected = exact.stretches[i]!;
      if (low === null || high === null)
        expect([low, high].indexOf(null)).toBe([expected.low, expected.high].indexOf(null));
      if (low !== null) expect(low).toBeCloseTo(expected.low!, 10);
      if (high !== null) expect(high).toBeCloseTo(expected.high!, 10);
    });
  });

  it("is a single ray where the quadratic term vanishes", () => {
    expect(quadraticSet([0, 2, -4], 0)).toEqual({ shape: "rays", stretches: [{ low: null, high: 2 }] });
    expect(quadraticSet([0, -2, -4], 0)).toEqual({ shape: "rays", stretches: [{ low: -2, high: null }] });
    expect(quadraticSet([0, 0, 1], 0).shape).toBe("empty");
    expect(quadraticSet([0, 0, -1], 0).shape).toBe("line");
  });
});

describe("scannedSet", () => {
  it("finds stretches narrower than the steps of its search", () => {
    const narrow = direction([1, -2 * 0.30005, 0.30005 ** 2 - 1e-12]);
    const { shape, stretches } = scannedSet(narrow, 0, 1);
    expect(shape).toBe("interval");
    expect(stretches[0]!.low).toBeCloseTo(0.30005 - 1e-6, 9);
    expect(stretches[0]!.high).toBeCloseTo(0.30005 + 1e-6, 9);
  });

  it("lists several stretches", () => {
    const quartic = (c: number, s: number): number => (s - c) * (s - 2 * c) * (s + c) * (s + 3 * c);
    const set = scannedSet(quartic, 0, 1);
    expect(set.shape).toBe("union");
    expect(setInWords(set)).toBe("-3 to -1 or 1 to 2");
  });
});
