const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "|": "\\textbar{}",
  "`": "\\`{}",
  "…": "\\ldots{}",
  "\u2007": "\\phantom{0}",
};

/** Signs that LaTeX has in mathematics only. */
const mathematical: Readonly<Record<string, string>> = {
  "<": "<",
  ">": ">",
  "−": "-",
  "×": "\\times",
  "·": "\\cdot",
  "≠": "\\neq",
  "≤": "\\leq",
  "≥": "\\geq",
  "≈": "\\approx",
  "∞": "\\infty",
  "⊗": "\\otimes",
  "′": "'",
  "→": "\\to",
  "±": "\\pm",
  "√": "\\surd",
  "½": "\\frac{1}{2}",
  α: "\\alpha",
  β: "\\beta",
  γ: "\\gamma",
  δ: "\\delta",
  η: "\\eta",
  θ: "\\theta",
  κ: "\\kappa",
  λ: "\\lambda",
  ρ: "\\rho",
  σ: "\\sigma",
  φ: "\\phi",
  χ: "\\chi",
  Γ: "\\Gamma",
  Δ: "\\Delta",
  Σ: "\\sum",
  Φ: "\\Phi",
  ℓ: "\\ell",
};

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
const lowered = "₀₁₂₃₄₅₆₇₈₉ᵢⱼ";
const accents: Readonly<Record<string, string>> = { "\u0302": "hat", "\u0303": "tilde", "\u0304": "bar" };

/** Text as LaTeX: reserved characters escaped, signs and letters of mathematics as such, (X'X)⁻¹ as a power. */
export function escapeLatex(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹⁻]+|[₀-₉ᵢⱼ]+|.[\u0302-\u0304]|./gsu, (piece) => {
      const [first = "", accent = ""] = [...piece];
      if (raised.includes(first)) return `$^{${[...piece].map(baseline(raised, "0123456789-")).join("")}}$`;
      if (lowered.includes(first)) return `$_{${[...piece].map(baseline(lowered, "0123456789ij")).join("")}}$`;
      if (accents[accent] !== undefined) return `$\\${accents[accent]}{${mathematical[first] ?? first}}$`;
      return mathematical[piece] === undefined ? (special[piece] ?? piece) : `$${mathematical[piece]}$`;
    })
    .replace(/(?<!\\)\$\$/g, "")
    .replace(/(\\phantom\{0+)\}(?:\\phantom\{0\})+/g, (run) => `\\phantom{${"0".repeat(run.split("0").length - 1)}}`);
}

const baseline =
  (from: string, to: string) =>
  (character: string): string =>
    to[[...from].indexOf(character)]!;
