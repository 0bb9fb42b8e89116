/**
 * A number with `digits` significant digits, exponents only where plain digits would be unreadable.
 *
 * @example
 * formatNumber(-1234.5678); // "−1234.6"
 */
export function formatNumber(x: number, digits = 5): string {
  if (!Number.isFinite(x)) return formatNonFinite(x);
  if (x === 0) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(x)));
  if (magnitude < -6 || magnitude > 9)
    return x
      .toExponential(Math.max(0, digits - 2))
      .replace("-", "−")
      .replace("e-", "e−");
  return minus(x.toFixed(Math.min(12, Math.max(0, digits - 1 - magnitude))));
}

/**
 * A whole number with groups of thousands.
 *
 * @example
 * formatCount(12345); // "12,345"
 */
export function formatCount(x: number): string {
  return Number.isInteger(x) ? minus(x.toLocaleString("en-US")) : formatNumber(x, 7);
}

/**
 * A p-value: three decimals, "<0.001" below, nothing for NaN.
 *
 * @example
 * formatP(0.0234); // "0.023"
 */
export function formatP(p: number): string {
  if (!Number.isFinite(p)) return "";
  return p < 0.001 ? "<0.001" : p.toFixed(3);
}

/** Decimals that give a standard error so many significant digits; its estimate is shown with the same. */
export function decimalsFor(se: number, estimate: number, digits = 4): number {
  const scale = Number.isFinite(se) && se > 0 ? se : Math.abs(estimate);
  if (!(scale > 0)) return digits;
  return digits - 1 - Math.floor(Math.log10(scale));
}

/**
 * A number with given decimals; very small and very large scales go to exponents; a withheld number (NaN) is "·".
 *
 * @example
 * formatFixed(2, 3); // "2.000"
 */
export function formatFixed(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return formatNonFinite(x);
  if (decimals > 10 || decimals < -6) return x === 0 ? "0" : minus(x.toExponential(exponentDigits(x, decimals)));
  return minus(x.toFixed(Math.max(0, decimals)));
}

/** Digits after the point of an exponent form that end at this decimal. */
function exponentDigits(x: number, decimals: number): number {
  return Math.min(15, Math.max(0, decimals + Math.floor(Math.log10(Math.abs(x)))));
}

/** Heads of the two columns of an interval: "95% low", "95% high". */
export function intervalHeads(level = 0.95): readonly [string, string] {
  return [`${formatPercent(level)} low`, `${formatPercent(level)} high`];
}

/** A level as percent: "95%". */
export function formatPercent(level: number): string {
  return `${Number((100 * level).toPrecision(6))}%`;
}

function formatNonFinite(x: number): string {
  if (Number.isNaN(x)) return "·";
  return x > 0 ? "∞" : "−∞";
}

/** A true minus sign, and none before a zero. */
function minus(digits: string): string {
  return /^-0\.?0*$/.test(digits) ? digits.slice(1) : digits.replace(/-/g, "−");
}
