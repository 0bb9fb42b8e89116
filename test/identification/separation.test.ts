import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { hetProbit } from "../../src/estimators/het-probit.ts";
import { logit } from "../../src/estimators/logit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { expectEstimates } from "../conformance/compare-fits.ts";
import { binaryRows, codes, refusal, selectionRows, warningOf } from "./made-data.ts";

const binary = { probit, logit };
const methods = ["ml", "two-step"] as const;
const formulas = { selection: "seen ~ x + z", outcome: "value ~ x" } as const;

describe("1: complete separation", () => {
  for (const [name, estimate] of Object.entries(binary)) {
    it(`${name} refuses an outcome that one column decides, naming column, threshold and rows`, () => {
      const data = binaryRows(1).map((row) => ({ ...row, y: row.x > 0.2 ? 1 : 0 }));
      const error = refusal(() => estimate("y ~ x + z", data));
      expect(error).toMatchObject({ code: "complete-separation", facts: { columns: ["x"], rows: 300 } });
      expect(error.message).toMatch(/'y' is 1 in all \d+ rows with x > 0\.\d+ and 0 in all \d+ rows with x < 0\.\d+/);
      expect(error.message).toContain("Leave out column 'x'");
    });

    it(`${name} refuses an outcome that a combination of columns decides, with the direction`, () => {
      const data = binaryRows(2).map((row) => ({ ...row, y: row.x - 2 * row.z > 0.2 ? 1 : 0 }));
      const error = refusal(() => estimate("y ~ x + z", data));
      const direction = error.facts.direction as Readonly<Record<string, number>>;
      expect(error).toMatchObject({ code: "complete-separation", facts: { columns: ["x", "z"] } });
      for (const { x, z, y } of data) {
        const along = direction["(Intercept)"]! + direction.x! * x + direction.z! * z;
        expect(Math.sign(along)).toBe(y === 1 ? 1 : -1);
      }
    });
  }

  for (const method of methods) {
    it(`heckman (${method}) refuses a selection that columns decide, and names their equation`, () => {
      const data = selectionRows(1, 300, { rho: 0.5, exclusion: 0.8 }).map((row) => {
        const seen = row.x - 2 * row.z > 0.2 ? 1 : 0;
        return { ...row, seen, value: seen === 1 ? row.x : null };
      });
      const error = refusal(() => heckman(formulas, data, { method }));
      expect(error).toMatchObject({ code: "complete-separation", facts: { columns: ["selection:x", "selection:z"] } });
    });
  }
});

describe("2: quasi-separation", () => {
  for (const [name, estimate] of Object.entries(binary)) {
    it(`${name} drops a dummy without successes and its rows, and estimates the rest as if both had never been there`, () => {
      const data = binaryRows(3).map((row) => ({ ...row, y: row.d === 1 ? 0 : row.y }));
      const fit = estimate("y ~ x + d", data);
      expect(warningOf(fit, "quasi-separation")).toMatchObject({ columns: ["d"], rows: 12, ones: 0, zeros: 12 });
      expect(fit.warnings[0]!.message).toContain("'y' is 0 in all 12 rows with d = 1");
      expect(fit.rows).toEqual({ used: 288, dropped: [{ reason: "separated: d", count: 12 }] });
      expect(fit.droppedColumns).toEqual([{ name: "d", reason: "separated" }]);
      const byHand = estimate(
        "y ~ x",
        data.filter(({ d }) => d === 0),
      );
      expect(codes(byHand)).toEqual([]);
      expectEstimates(fit as typeof byHand, byHand, 1e-10);
      expect(fit.logLik! / byHand.logLik!).toBeCloseTo(1, 12);
    });

    it(`${name} drops a level of a category that has one outcome only`, () => {
      const data = binaryRows(4).map((row) => ({ ...row, y: row.g === "b" ? 1 : row.y }));
      const fit = estimate("y ~ x + g", data);
      expect(warningOf(fit, "quasi-separation").message).toContain("'y' is 1 in all 100 rows with g[b] = 1");
      expect(fit.droppedColumns).toEqual([{ name: "g[b]", reason: "separated" }]);
      expect(fit.rows.used).toBe(200);
      expect(fit.vcov.names).toEqual(["(Intercept)", "x", "g[c]"]);
    });

    it(`${name} goes on until nothing is separated, and counts each round`, () => {
      const data = binaryRows(5).map((row, i) => {
        const e = i % 20 === 7 ? 1 : 0;
        return { ...row, e, y: row.d === 1 ? 0 : e === 1 ? 1 : row.y };
      });
      const fit = estimate("y ~ x + d + e", data);
      expect(codes(fit)).toEqual(["quasi-separation", "quasi-separation"]);
      expect(fit.rows.dropped.map(({ reason }) => reason)).toEqual(["separated: d", "separated: e"]);
      expect(fit.droppedColumns.map((column) => column.name)).toEqual(["d", "e"]);
    });

    it(`${name} finds separation by a combination of columns, none of which separates alone`, () => {
      const data = binaryRows(6).map((row, i) => {
        const [a, b] = [i % 3 === 0 ? 1 : 0, i % 5 < 2 ? 1 : 0];
        return { ...row, a, b, y: a === 1 && b === 0 ? 1 : a === 0 && b === 1 ? 0 : row.y };
      });
      const fit = estimate("y ~ a + b + x:a:b", data);
      expect(codes(fit)).toEqual(["quasi-separation"]);
      expect(warningOf(fit, "quasi-separation").columns).toEqual(["a", "b"]);
      expect(fit.rows.used).toBe(data.filter(({ a, b }) => a === b).length);
    });

    it(`${name} stops, or keeps everything with a warning, when told to`, () => {
      const data = binaryRows(3).map((row) => ({ ...row, y: row.d === 1 ? 0 : row.y }));
      expect(refusal(() => estimate("y ~ x + d", data, { separation: "error" })).code).toBe("quasi-separation");
      const kept = estimate("y ~ x + d", data, { separation: "keep" });
      expect(codes(kept)).toEqual(["separation-kept"]);
      expect(kept.rows.used).toBe(300);
      expect(kept.coef.d).toBeLessThan(-5);
    });
  }

  for (const method of methods) {
    it(`heckman (${method}) screens its selection equation, and loses a column of the outcome equation with the rows`, () => {
      const data = selectionRows(7, 400, { rho: 0.5, exclusion: 0.9 }).map((row, i) => {
        const d = i % 40 === 0 ? 1 : 0;
        return { ...row, d, seen: d === 1 ? 1 : row.seen, value: d === 1 ? 1 + row.x : row.value };
      });
      const fit = heckman({ selection: "seen ~ x + z + d", outcome: "value ~ x + d" }, data, { method });
      expect(codes(fit)).toEqual(["quasi-separation"]);
      expect(fit.rows).toEqual({ used: 390, dropped: [{ reason: "separated: selection:d", count: 10 }] });
      expect(fit.droppedColumns.map(({ name }) => name)).toEqual(["selection:d", "outcome:d"]);
      const byHand = heckman(
        formulas,
        data.filter(({ d }) => d === 0),
        { method },
      );
      expectEstimates(fit as typeof byHand, byHand, 1e-8);
    });
  }
});

describe("3: near-separation", () => {
  it("logit and probit estimate it, and warn that Wald statistics mislead where likelihood ratios do not", () => {
    const made = binaryRows(8);
    const exception = Math.min(...made.map(({ x }) => x).filter((x) => x > 0.1));
    const data = made.map((row) => ({ ...row, y: row.x > 0 && row.x !== exception ? 1 : 0 }));
    for (const estimate of Object.values(binary)) {
      const fit = estimate("y ~ x", data);
      expect(fit.converged).toBe(true);
      expect(codes(fit)).toEqual(["near-separation"]);
      const { likelihoodRatioOverWald, message } = warningOf(fit, "near-separation");
      expect(likelihoodRatioOverWald).toBeGreaterThan(4);
      expect(message).toContain("lrTest");
    }
  });

  it("is told by the probabilities too, where most are within 1e-6 of 0 or 1", () => {
    const data = binaryRows(9, 2000).map((row) => ({ ...row, x: 30 * row.x, y: row.x + 0.01 * row.z > 0 ? 1 : 0 }));
    for (const fit of [logit("y ~ x", data), hetProbit({ outcome: "y ~ x", variance: "~ z" }, data)]) {
      expect(warningOf(fit, "near-separation").certainShare).toBeGreaterThan(0.5);
    }
  });
});
