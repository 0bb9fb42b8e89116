import type { Objective } from "./objective.ts";

/** Where the search stands after an iteration. */
export interface Iteration {
  readonly iteration: number;
  readonly value: number;
  /** g'(−H)⁻¹g: twice the gain that a quadratic model still promises. */
  readonly decrement: number;
}

export interface NewtonOptions {
  /** Default 100. */
  readonly maxIterations?: number | undefined;
  /** The search ends when the decrement is below it; default 1e-10. */
  readonly tolerance?: number | undefined;
  /** Called after each iteration. Returning "stop" ends the search there. */
  readonly onIteration?: ((at: Iteration) => undefined | "stop" | void) | undefined;
  /** 1 for parameters held at their start value. */
  readonly fixed?: Uint8Array | undefined;
}

/** Why the search ended; "converged" is the only good one. */
export type Ending = "converged" | "too-many-iterations" | "no-ascent" | "not-finite" | "stopped";

export interface NewtonResult {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** At `point`, row-major, full. */
  readonly hessian: Float64Array;
  readonly converged: boolean;
  readonly ending: Ending;
  readonly iterations: number;
  readonly decrement: number;
  /** The ridge that the last step needed (in units of the scaled diagonal); 0 where −H is positive definite. */
  readonly ridge: number;
}

/** Maximises an objective. To be written. */
export declare function newton(objective: Objective, start: Float64Array, options?: NewtonOptions): NewtonResult;
