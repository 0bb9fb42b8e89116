import type { Table } from "../../data/table.ts";
import type { CoefficientRow } from "../../fit/coefficient-table.ts";
import type { Fit } from "../../fit/fit.ts";
import type { DeterminantSpecification } from "../specification.ts";
import type { EquationResult } from "./equation-result.ts";
import { notSpecified, notYet, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";

/** An effect with its standard error and interval. */
export type AverageEffect = Omit<CoefficientRow, "name">;

/** What programme use does, with the use chosen by the firm. */
export interface SupportResult {
  /** Recursive bivariate probit of use and globalization. */
  readonly fit: Fit & { readonly rho: number };
  readonly treatment: string;
  /** On the probability to globalize: of all firms, of the users, of the others. */
  readonly effects: Part<Readonly<Record<"ate" | "att" | "atu", AverageEffect>>>;
  /** A probit as if use were exogenous. */
  readonly naive: Part<EquationResult>;
  /** Terms of use that the outcome lacks. */
  readonly exclusion: readonly string[];
  /** A continuous outcome with the use endogenous. */
  readonly sales: Part<{ readonly fit: Fit; readonly naive: Fit; readonly effect: AverageEffect }>;
}

export function supportPart(
  _firms: Table,
  { support }: DeterminantSpecification,
  _progress: Progress,
): Part<SupportResult> {
  return support === undefined ? notSpecified : notYet;
}
