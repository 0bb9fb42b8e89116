import type { Design, Equation, Frame } from "./frame-types.ts";
import { restoreBasis } from "./restore-basis.ts";
import type { SavedBasis } from "./saved-basis.ts";

/**
 * The frame with an equation more for each endogenous column of one of its equations: the column on the exogenous regressors
 * and the excluded instruments, in the rows that count there, under the column's name.
 *
 * @param equation position of the equation with `[endogenous ~ instruments]`
 * @example
 * const frame = withReducedForms(modelFrame({ equations: [{ role: "", formula: "y ~ a + [rd ~ subsidy]" }], data }), 0);
 * frame.equations[1].regressors.names; // ["(Intercept)", "a", "subsidy"], of the role "rd"
 */
export function withReducedForms(frame: Frame, equation: number): Frame {
  const structural = frame.equations[equation]!;
  const regressors = instrumentDesign(structural);
  const forms = structural.endogenous.map(
    (name): Equation => ({
      role: name,
      formula: `${name} ~ ${regressors.names.map((each) => (each === "(Intercept)" ? "1" : each)).join(" + ")}`,
      outcomeName: name,
      outcome: structural.regressors.columns[structural.regressors.names.indexOf(name)]!,
      regressors,
      endogenous: [],
      instruments: undefined,
      offset: undefined,
      active: structural.active,
    }),
  );
  return { ...frame, equations: [...frame.equations, ...forms] };
}

/** All instruments: the exogenous regressors, then the excluded ones. */
function instrumentDesign({ regressors, endogenous, instruments }: Equation): Design {
  const positions = regressors.names.flatMap((name, j) => (endogenous.includes(name) ? [] : [j]));
  const exogenous = regressors.basis.keep(positions);
  return {
    names: [...exogenous.names, ...(instruments?.names ?? [])],
    columns: [...positions.map((j) => regressors.columns[j]!), ...(instruments?.columns ?? [])],
    basis: instruments === undefined ? exogenous : restoreBasis(joined(exogenous.save(), instruments.basis.save())),
  };
}

function joined(left: SavedBasis, right: SavedBasis): SavedBasis {
  const after = left.parts.length;
  const moved = right.columns.map((column) => ({
    ...column,
    pieces: column.pieces.map(([part, component]) => [part + after, component] as const),
  }));
  const lags = [...left.lags, ...right.lags.filter(({ name }) => !left.lags.some((lag) => lag.name === name))];
  return { parts: [...left.parts, ...right.parts], columns: [...left.columns, ...moved], lags };
}
