import type { Fit } from "../../fit/fit.ts";
import {
  type MarginalEffects,
  type MarginalEffectsOptions,
  marginalEffects,
} from "../../inference/marginal-effects.ts";
import { koreanFitTitle } from "../korean/fit-title.ts";
import { attempt, type Part, type Skipped, skipped } from "./part.ts";

/** An estimated equation with its average effects. */
export interface EquationResult<F extends Fit = Fit> {
  readonly fit: F;
  /** Left out where the estimate is none to be read (no convergence, or no standard errors). */
  readonly effects: Part<MarginalEffects>;
}

/** The equation with its effects on the quantity named, where the estimate is fit to be read. */
export function equationResult<F extends Fit>(fit: F, options: MarginalEffectsOptions = {}): EquationResult<F> {
  return { fit, effects: readableEffects(fit, options) };
}

export function notConverged(fit: Fit): Skipped {
  const en = `${fit.title}: no estimate was found that can be read (the search did not converge inside the parameter space).`;
  return skipped(
    "not-converged",
    en,
    `${koreanFitTitle(fit.title)}: 모수 공간 내부에서 수렴한 추정치가 없어 해석할 수 없습니다.`,
  );
}

/** Whether a column left the fit's design, as one that does not vary does. */
export function isDropped({ droppedColumns }: Fit, column: string): boolean {
  return droppedColumns.some(({ name }) => name === column);
}

export function dropped(column: string): Skipped {
  const en = `'${column}' adds nothing to the other columns in these firms (it does not vary, or follows from them), so it has no effect to estimate.`;
  const ko = `이 기업들에서 '${column}' 변수가 변하지 않거나 다른 변수로부터 결정되어 효과를 추정할 수 없습니다.`;
  return skipped("constant-column", en, ko);
}

/** Average effects of a fit that converged; a reason instead where there is a number that is none. */
function readableEffects(fit: Fit, options: MarginalEffectsOptions = {}): Part<MarginalEffects> {
  if (!fit.converged) return notConverged(fit);
  const gone = options.of?.find((column) => isDropped(fit, column));
  if (gone !== undefined) return dropped(gone);
  return attempt(() => {
    const effects = marginalEffects(fit, options);
    if (effects.rows.every(({ se }) => Number.isFinite(se))) return effects;
    const en = "The effects have no standard errors: the covariance is not defined.";
    return skipped("undefined-covariance", en, "공분산이 정의되지 않아 표준오차를 계산할 수 없습니다.");
  });
}
