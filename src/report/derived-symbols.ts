/** Parameters computed from the estimated ones, as written in tables. */
export const derivedSymbols: Readonly<Record<string, string>> = { sigma: "σ", rho: "ρ", lambda: "λ = ρσ" };
