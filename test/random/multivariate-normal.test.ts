import { expect, it } from "vitest";
import { random } from "../../src/random/generator.ts";
import { multivariateNormal } from "../../src/random/multivariate-normal.ts";

it("multivariateNormal has the mean and the covariance L L'", () => {
  const draw = random(3);
  const count = 100_000;
  let [sumX, sumY, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [x, y] = multivariateNormal(draw, [1, -2], [2, 99, 0.6, 0.8]) as unknown as [number, number];
    sumX += x - 1;
    sumY += y + 2;
    xx += (x - 1) ** 2;
    xy += (x - 1) * (y + 2);
    yy += (y + 2) ** 2;
  }
  const near = (value: number, expected: number): void => expect(Math.abs(value / count - expected)).toBeLessThan(0.04);
  near(sumX, 0);
  near(sumY, 0);
  near(xx, 4);
  near(xy, 1.2);
  near(yy, 1);
});

it("multivariateNormal uses one normal per coordinate, in order", () => {
  const z = Array.from({ length: 2 }, random(9).normal);
  const [x, y] = multivariateNormal(random(9), [0, 5], [1, 0, 0.6, 0.8]);
  expect([x, y]).toEqual([z[0], 5 + 0.6 * z[0]! + 0.8 * z[1]!]);
});
