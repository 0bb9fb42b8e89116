import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { ReducedForm } from "./reduced-form.ts";

/** The reduced form of an outcome that is not linear, in the parameters of its index. */
export interface OutcomeForm {
  /** The endogenous column. */
  readonly name: string;
  /** The value of its coefficient around which the reduced form is stated. */
  readonly center: number;
  readonly form: ReducedForm;
  /** In which unit the coefficient is, where the fit may have it in another. */
  readonly note?: string;
}

const forms = new WeakMap<FittedModel, (covariance: ChosenCovariance) => OutcomeForm>();

/** Keeps how the reduced form of a model with one endogenous column is made, for inference however weak the instruments. */
export function rememberForm(model: FittedModel, form: (covariance: ChosenCovariance) => OutcomeForm): void {
  forms.set(model, form);
}

/** How the reduced form of a model is made; undefined for models without one. */
export function rememberedForm(model: FittedModel): ((covariance: ChosenCovariance) => OutcomeForm) | undefined {
  return forms.get(model);
}
