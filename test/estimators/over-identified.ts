import { expect } from "vitest";
import type { IvDiagnostics, OverDiagnostics } from "../../src/diagnostics/instrument-diagnostics.ts";
import type { Fit } from "../../src/fit/fit.ts";

/** The tests of a fit by any name: a formula that is no literal leaves open whether there is a J. */
export function testsOf({ tests }: Pick<Fit, "tests">): Fit["tests"] {
  return tests;
}

/** Diagnostics of a model with more instruments than needed. */
export function overIdentified(found: IvDiagnostics): OverDiagnostics {
  expect(found.identification).toBe("over");
  return found as OverDiagnostics;
}
