import { expect } from "vitest";

/** Every entry within `relative` of the expected one, or within `absolute` of it. */
export function expectClose(
  actual: Float64Array | readonly number[],
  expected: Float64Array | readonly number[],
  { relative = 0, absolute = 0 }: { relative?: number; absolute?: number },
): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) {
    const allowed = absolute + relative * Math.abs(expected[i]!);
    const message = `entry ${i}: ${actual[i]} against ${expected[i]}`;
    expect(Math.abs(actual[i]! - expected[i]!), message).toBeLessThanOrEqual(allowed);
  }
}
