import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { WeightKind, WeightOption, Weights } from "./frame-types.ts";

/** What a kind of weight demands, and what becomes of it. */
interface WeightRule {
  /** What is wrong with a value, in words; undefined for a good one. */
  fault(value: number): string | undefined;
  /** Analytic and probability weights are known up to a factor: they are made to sum to the number of rows. */
  readonly rescaled: boolean;
}

const notNegative = (value: number): string | undefined =>
  value < 0 || !Number.isFinite(value) ? "weights must be finite and not negative" : undefined;

const rules: Readonly<Record<WeightKind, WeightRule>> = {
  frequency: {
    fault: (value) =>
      notNegative(value) ??
      (Number.isInteger(value)
        ? undefined
        : "frequency weights count rows, so they must be whole numbers; for others there are analytic and probability weights"),
    rescaled: false,
  },
  analytic: { fault: notNegative, rescaled: true },
  probability: { fault: notNegative, rescaled: true },
};

/**
 * Refuses weights that cannot be used.
 *
 * @returns the rows of weight zero, which leave the sample
 * @throws EstimandError "bad-weights", "bad-option" (an unknown kind), "wrong-column-kind"
 */
export function checkWeights(option: WeightOption, table: Table): readonly number[] {
  const { kind, column } = Object(option) as Partial<WeightOption>;
  const rule = kind !== undefined && Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  if (rule === undefined || typeof column !== "string") {
    const kinds = Object.keys(rules).map((known) => `"${known}"`);
    const message = `weights is ${JSON.stringify(option)}: pass { kind: ${kinds.join(" or ")}, column: "name" }.`;
    throw new EstimandError("bad-option", message, { option: "weights" });
  }
  const values = table.numbers(option.column);
  const zeros: number[] = [];
  let positive = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const fault = rule.fault(value);
    if (fault !== undefined) throw badWeights(option, `is ${value} in row ${i + 1}: ${fault}.`, i + 1);
    if (value === 0) zeros.push(i);
    else positive++;
  }
  if (positive === 0)
    throw badWeights(option, "has no positive value: at least one row must count. Check how the column was read.");
  return zeros;
}

function badWeights(option: WeightOption, rest: string, row?: number): EstimandError {
  return new EstimandError("bad-weights", `The ${option.kind} weight '${option.column}' ${rest}`, {
    column: option.column,
    ...(row === undefined ? {} : { row }),
  });
}

/** The weights of the rows in use. Give raw weights, or earlier ones of which rows were taken away. */
export function scaledWeights(option: WeightOption, values: Float64Array): Weights {
  const { kind, column } = option;
  if (!rules[kind].rescaled) return { kind, column, values };
  const factor = values.length / values.reduce((sum, value) => sum + value, 0);
  return { kind, column, values: values.map((value) => value * factor) };
}

/** Number of observations: rows, or the sum of frequency weights. */
export function observations(rows: number, weights: Weights | undefined): number {
  return weights?.kind === "frequency" ? weights.values.reduce((sum, value) => sum + value, 0) : rows;
}
