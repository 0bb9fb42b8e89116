import { describe, expect, it } from "vitest";
import { EstimandError } from "../../src/errors.ts";
import { random } from "../../src/random/generator.ts";

const COUNT = 200_000;

function moments(draw: () => number): { mean: number; variance: number; third: number; fourth: number } {
  const values = Float64Array.from({ length: COUNT }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / COUNT;
  const central = (power: number): number => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / COUNT;
  return { mean, variance: central(2), third: central(3), fourth: central(4) };
}

describe("random", () => {
  it("gives the uniforms that an independent program in Python gives for the seeds 1, 20240601 and -5", () => {
    const four = (seed: number): number[] => Array.from({ length: 4 }, random(seed).uniform);
    expect(four(1)).toEqual([0.7414549612198555, 0.2564989783850624, 0.33360460535498104, 0.13126586400958895]);
    expect(four(20240601)).toEqual([0.5314820271556178, 0.2769484512065419, 0.664898648655775, 0.23299310951417695]);
    expect(four(-5)).toEqual([0.10146180347975065, 0.8113561833934784, 0.6283368935460046, 0.039313096929784686]);
  });

  it("gives the same normals, exponentials, integers and orders as on the day it was written", () => {
    const draw = random(1);
    expect(Array.from({ length: 3 }, draw.normal)).toEqual([
      0.6478374700159497, -0.6541767221608543, -0.4299813459482798,
    ]);
    expect(Array.from({ length: 2 }, draw.exponential)).toEqual([2.030530516169943, 0.19322077294085502]);
    expect(Array.from({ length: 8 }, () => draw.integer(6))).toEqual([1, 1, 4, 4, 2, 4, 1, 4]);
    expect(draw.shuffle([1, 2, 3, 4, 5])).toEqual([1, 4, 2, 3, 5]);
  });

  it("repeats itself for a seed and differs between neighbouring seeds and beyond 32 bits", () => {
    expect(random(7).normal()).toBe(random(7).normal());
    const firsts = [7, 8, -7, 7 + 2 ** 32, 7 + 2 ** 40].map((seed) => random(seed).uniform());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it("refuses a seed that is not a whole number", () => {
    for (const seed of [1.5, Number.NaN, Infinity, 2 ** 53]) expect(() => random(seed)).toThrow(EstimandError);
  });

  it("draws uniforms inside (0, 1) with the right moments", () => {
    const draw = random(11);
    let outside = 0;
    const { mean, variance, third } = moments(() => {
      const value = draw.uniform();
      if (value <= 0 || value >= 1) outside += 1;
      return value;
    });
    expect(outside).toBe(0);
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / COUNT));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / COUNT));
    expect(Math.abs(third)).toBeLessThan(4 * Math.sqrt(1 / 448 / COUNT));
  });

  it("draws normals with the right first four moments", () => {
    const { mean, variance, third, fourth } = moments(random(12).normal);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / COUNT));
    expect(Math.abs(third)).toBeLessThan(4 * Math.sqrt(15 / COUNT));
    expect(Math.abs(fourth - 3)).toBeLessThan(4 * Math.sqrt(96 / COUNT));
  });

  it("draws successive normals without correlation", () => {
    const draw = random(13);
    let previous = draw.normal();
    let products = 0;
    for (let i = 0; i < COUNT; i++) {
      const next = draw.normal();
      products += previous * next;
      previous = next;
    }
    expect(Math.abs(products / COUNT)).toBeLessThan(4 / Math.sqrt(COUNT));
  });

  it("draws exponentials with mean and variance 1", () => {
    const { mean, variance } = moments(random(14).exponential);
    expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / COUNT));
  });

  it("draws integers evenly: the chi-square of ten cells is unremarkable", () => {
    const draw = random(15);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < COUNT; i++) counts[draw.integer(10)]! += 1;
    const expected = COUNT / 10;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(27.9); // the 0.999 quantile with 9 degrees of freedom
    expect(chiSquare).toBeGreaterThan(1.15);
  });

  it("draws integers beyond 32 bits and refuses ranges that are none", () => {
    const draw = random(16);
    const large = Array.from({ length: 1000 }, () => draw.integer(2 ** 50));
    expect(large.every((value) => Number.isSafeInteger(value) && value >= 0 && value < 2 ** 50)).toBe(true);
    expect(Math.max(...large)).toBeGreaterThan(2 ** 49);
    for (const n of [0, -1, 2.5, Number.NaN]) expect(() => draw.integer(n)).toThrow(EstimandError);
  });

  it("bernoulli keeps its probability, choice its values, shuffle its elements", () => {
    const draw = random(17);
    let successes = 0;
    for (let i = 0; i < COUNT; i++) if (draw.bernoulli(0.2)) successes += 1;
    expect(Math.abs(successes / COUNT - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / COUNT));
    expect(["J62", "M70"]).toContain(draw.choice(["J62", "M70"]));
    expect(() => draw.choice([])).toThrow(EstimandError);
    const before = Array.from({ length: 50 }, (_, i) => i);
    const after = draw.shuffle(before);
    expect(after).not.toEqual(before);
    expect(after.toSorted((a, b) => a - b)).toEqual(before);
  });
});
