import { EstimandError } from "../errors.ts";

/** How the profile over ρ is made. */
export interface ProfileOption {
  /**
   * The profile over ρ that is searched for local maxima. "auto" (default): above 20 000 rows (where both outcomes are
   * 0/1, and for `treatment`, above 4000) on every m-th row, unless that shows anything but one interior maximum; "whole":
   * always on all rows.
   */
  readonly profile?: "auto" | "whole";
}

/**
 * Whether the profile is to be made of all rows.
 *
 * @throws EstimandError "bad-option"
 */
export function checkProfile(profile: string = "auto"): boolean {
  if (profile === "auto" || profile === "whole") return profile === "whole";
  const message = `profile is ${JSON.stringify(profile)}: use "auto" or "whole".`;
  throw new EstimandError("bad-option", message, { option: "profile", value: profile });
}
