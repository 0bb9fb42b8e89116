"""Reference values of the special functions, 20 digits, by mpmath: python3 special.py > special.json

Every argument is a double taken exactly. The incomplete gamma and beta functions are positive power series summed in
integers to 350 digits, so that the other tail, 1 minus the sum, still has 40 digits at 1e-300. A quantile's reference is one
Newton step in high precision from a double x to the double nearest its probability: exact to 30 digits.
"""
import json
import random
import sys
from fractions import Fraction
from functools import lru_cache

from mpmath import mp, mpf, quad, sqrt, log, exp, erf, erfc, loggamma, log1p, pi, npdf, nstr

DIGITS = 350
mp.dps = DIGITS
ONE = 10**DIGITS
random.seed(20240601)


def rounded(value, digits=4):
    return float(f"{float(value):.{digits - 1}e}")


def exact(value):
    return value if isinstance(value, Fraction) else Fraction(value)


def to_mpf(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


def series(numerator, denominator):
    """1 + r1 + r1 r2 + ..., where the n-th ratio is numerator(n)/denominator(n), all integers."""
    total = term = ONE
    n = 1
    while term > 0:
        term = term * numerator(n) // denominator(n)
        total += term
        n += 1
    return mpf(total) / mpf(ONE)


OUT_OF_RANGE = (mpf(0), mpf(0))


@lru_cache(None)
def gamma_tails(a, x):
    a, x = exact(a), exact(x)
    p, q, r, s = x.numerator, x.denominator, a.numerator, a.denominator
    shape, point = to_mpf(a), to_mpf(x)
    front = exp(shape * log(point) - point - loggamma(shape + 1))
    if front < mpf("1e-310"):
        return OUT_OF_RANGE  # one of the tails is below 1e-300
    total = series(lambda n: p * s, lambda n: q * (r + n * s))
    return front * total, 1 - front * total


@lru_cache(None)
def beta_tails(a, b, x):
    a, b, x = exact(a), exact(b), exact(x)
    if x > Fraction(1, 2):
        lower, upper = beta_tails(b, a, 1 - x)
        return upper, lower
    scale = a.denominator * b.denominator
    c, d = a.numerator * b.denominator, b.numerator * a.denominator
    p, q = x.numerator, x.denominator
    A, B, X = to_mpf(a), to_mpf(b), to_mpf(x)
    front = exp(A * log(X) + B * log1p(-X) + loggamma(A + B) - loggamma(A) - loggamma(B)) / A
    if front < mpf("1e-310"):
        return OUT_OF_RANGE
    total = series(lambda n: p * (c + d + (n - 1) * scale), lambda n: q * (c + n * scale))
    return front * total, 1 - front * total


def gamma_density(a, x):
    a, x = mpf(a), mpf(x)
    return exp((a - 1) * log(x) - x - loggamma(a))


def t_two_sided(t, df):
    square = exact(t) ** 2
    return beta_tails(exact(df) / 2, Fraction(1, 2), exact(df) / (exact(df) + square))[0]


def t_density(t, df):
    t, df = mpf(t), mpf(df)
    return exp(loggamma((df + 1) / 2) - loggamma(df / 2) - (df + 1) / 2 * log1p(t * t / df)) / sqrt(df * pi)


def f_tails(x, df1, df2):
    odds = exact(x) * exact(df1)
    return beta_tails(exact(df1) / 2, exact(df2) / 2, odds / (odds + exact(df2)))


def f_density(x, df1, df2):
    x, a, b = mpf(x), mpf(df1) / 2, mpf(df2) / 2
    ratio = mpf(df1) / mpf(df2)
    front = exp(loggamma(a + b) - loggamma(a) - loggamma(b))
    return front * ratio**a * x ** (a - 1) * (1 + ratio * x) ** (-(a + b))


def normal_upper(x):
    return erfc(mpf(x) / sqrt(mpf(2))) / 2


def shown(value):
    return nstr(mp.mpf(value), 20, min_fixed=0, max_fixed=0)


tables = {}


def table(name, rows, function):
    found = []
    for arguments in rows:
        arguments = arguments if isinstance(arguments, tuple) else (arguments,)
        value = function(*arguments)
        if not mpf("1e-300") < abs(value) < mpf("1e300"):
            continue
        found.append([*arguments, shown(value)])
    tables[name] = found
    print(name, len(found), file=sys.stderr)


def quantile_table(name, seeds, probability, density, sign=1):
    """Rows (p, parameters..., x): x of a double p near the probability of a double seed."""
    found = []
    for seed, *parameters in seeds:
        at = probability(seed, *parameters)
        p = float(at)
        if not 1e-300 < p < 0.95:
            continue
        x = mpf(seed) + sign * (mpf(p) - at) / density(seed, *parameters)
        found.append([p, *parameters, shown(x)])
    tables[name] = found


def spread(low, high, count):
    return [rounded(low + (high - low) * (i + random.random()) / count) for i in range(count)]


def powers(low, high, count):
    return [rounded(10 ** (low + (high - low) * (i + random.random()) / count)) for i in range(count)]


# Error functions and the normal distribution
signed = powers(-8, 0, 12) + [-x for x in powers(-8, 0, 8)] + spread(-6, 6, 60)
mp.dps = 400
table("erf", signed, lambda x: erf(mpf(x)))
table("erfc", signed + spread(6, 26, 30), lambda x: erfc(mpf(x)))
table("erfcx", signed + spread(6, 30, 20) + spread(-26, -6, 10), lambda x: exp(mpf(x) ** 2) * erfc(mpf(x)))
wide = signed + spread(-37, 37, 60)
far = wide + [-100.0, -1e3, -12345.0, -1e5]
mp.dps = 900
table("normalPdf", wide, lambda x: npdf(mpf(x)))
table("normalCdf", wide, lambda x: normal_upper(-mpf(x)))
table("normalSf", wide, normal_upper)


def log_upper(x):
    """log(1 - Phi(x)), by the asymptotic series where erfc is beyond mpmath's patience."""
    x = mpf(x)
    if x < 90:
        return log1p(-normal_upper(-x)) if x < 0 else log(normal_upper(x))
    total, term = mpf(1), mpf(1)
    for n in range(1, 40):
        term *= -(2 * n - 1) / (x * x)
        total += term
    return -x * x / 2 - log(x * sqrt(2 * pi)) + log(total)


table("normalLogCdf", far, lambda x: log_upper(-mpf(x)))
table("normalLogSf", [-x for x in far], log_upper)
table("inverseMills", far + spread(-10, 6, 60), lambda x: exp(-mpf(x) ** 2 / 2 - log(2 * pi) / 2 - log_upper(-mpf(x))))
table("millsRatio", [-x for x in far if x < 36], lambda x: exp(log_upper(x) + mpf(x) ** 2 / 2 + log(2 * pi) / 2))
quantile_table("normalQuantile", [(x,) for x in spread(-37, 1.6, 80)], lambda x: normal_upper(-mpf(x)), npdf)
quantile_table("normalUpperQuantile", [(x,) for x in spread(-1.6, 37, 40)], normal_upper, npdf, -1)
log_seeds = spread(-37, 8, 40) + [-50.0, -100.0, -1e3, -1e5]
rows = []
for seed in log_seeds:
    at = log_upper(-mpf(seed))
    target = float(at)
    slope = exp(-mpf(seed) ** 2 / 2 - log(2 * pi) / 2 - at)
    rows.append([target, shown(mpf(seed) + (mpf(target) - at) / slope)])
tables["normalLogQuantile"] = rows

# Gamma and beta functions
mp.dps = 60
near_zeros = [rounded(1 + s * d, 12) for d in powers(-9, -1, 6) for s in (-1, 1)]
positive = powers(-12, 0, 15) + spread(0, 12, 50) + powers(1, 300, 25)
table("lgamma", positive + near_zeros + [rounded(1 + x, 12) for x in near_zeros], lambda x: loggamma(mpf(x)))
mp.dps = DIGITS


def gamma_points(shapes):
    points = []
    for a in shapes:
        for z in (-30, -8, -3, -1, 0, 0.5, 2, 6, 20):
            x = a * (1 + z / (3 * a**0.5)) ** 3 if a > 1 else a * 10 ** (z / 3)
            if 1e-290 < x < 1e8:
                points.append((a, rounded(x, 8 if a > 1e3 else 4)))
    return points


shapes = [1e-6, 1e-3, 0.03, 0.5, 0.9, 1.0, 2.5, 7.0, 30.0, 150.0, 2000.0, 1e5, 5e6]
gammas = gamma_points(shapes)
table("gammaP", gammas, lambda a, x: gamma_tails(a, x)[0])
table("gammaQ", gammas, lambda a, x: gamma_tails(a, x)[1])
betas = []
for a in (1e-5, 0.02, 0.5, 1.0, 3.5, 40.0, 1500.0):
    for b in (1e-5, 0.02, 0.5, 1.0, 3.5, 40.0, 1500.0):
        for share in (0.03125, random.choice([0.25, 0.5, 0.6875, 0.9375])):
            betas.append((share, a, b))
table("betaI", betas, lambda x, a, b: beta_tails(a, b, x)[0])
table("betaIUpper", betas, lambda x, a, b: beta_tails(a, b, x)[1])

# Chi-square, t, F
chi_squares = [(2 * x, 2 * a) for a, x in gamma_points([1e-4, 0.05, 0.5, 1.0, 1.5, 5.0, 25.0, 500.0, 1e4, 5e6])]
table("chiSquareCdf", chi_squares, lambda x, df: gamma_tails(df / 2, x / 2)[0])
table("chiSquareSf", chi_squares, lambda x, df: gamma_tails(df / 2, x / 2)[1])
chi_density = lambda x, df: gamma_density(df / 2, x / 2) / 2
quantile_table("chiSquareQuantile", chi_squares, lambda x, df: gamma_tails(df / 2, x / 2)[0], chi_density)
quantile_table("chiSquareUpperQuantile", chi_squares, lambda x, df: gamma_tails(df / 2, x / 2)[1], chi_density, -1)

degrees = [1e-3, 0.1, 0.5, 1.0, 2.0, 3.0, 7.5, 30.0, 400.0, 1e4, 1e7]
ts = [(t, df) for df in degrees for t in (1e-5, 0.03, 0.5, 1.0, 1.7, 3.0, 6.0, 13.0, 30.0, 1e3, 1e20)]
table("tCdf", ts[::2] + [(-t, df) for t, df in ts[1::2]], lambda t, df: (lambda p: p / 2 if t < 0 else 1 - p / 2)(t_two_sided(t, df)))
table("tSf", ts, lambda t, df: t_two_sided(t, df) / 2)
table("tTwoSided", ts, t_two_sided)
quantile_table("tUpperQuantile", ts, lambda t, df: t_two_sided(t, df) / 2, t_density, -1)
quantile_table("tQuantile", [(-t, df) for t, df in ts], lambda t, df: t_two_sided(t, df) / 2, t_density)

fs = []
for df1 in (0.01, 1.0, 2.0, 3.5, 20.0, 300.0, 1e4, 1e7):
    for df2 in (0.01, 1.0, 2.5, 20.0, 300.0, 1e4, 1e7):
        width = (2 / df1 + 2 / df2) ** 0.5
        for z in (random.uniform(-12, -3), random.uniform(-1, 1), random.uniform(2, 14)):
            x = float(exp(max(-300, min(300, z * width)))) if width > 0.3 else 1 + z * width
            if 0 < x < 1e200:
                fs.append((rounded(x, 8 if width < 0.3 else 4), df1, df2))
table("fCdf", fs, lambda x, a, b: f_tails(x, a, b)[0])
table("fSf", fs, lambda x, a, b: f_tails(x, a, b)[1])
quantile_table("fQuantile", fs, lambda x, a, b: f_tails(x, a, b)[0], f_density)
quantile_table("fUpperQuantile", fs, lambda x, a, b: f_tails(x, a, b)[1], f_density, -1)

# Bivariate normal distribution: the conditional form, between the points where the integrand is e^-90 of its peak
mp.dps = 30


def bivariate_normal(a, b, rho):
    a, b, rho = mpf(min(a, b)), mpf(max(a, b)), mpf(rho)
    root = sqrt(1 - rho * rho)
    w, s = (b - rho * a) / root, rho / root
    height = lambda u: -((a - u) ** 2) / 2 + log(normal_upper(-w - s * u))
    low, high = mpf(0), mpf(60)
    for _ in range(60):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        low, high = (left, high) if height(left) < height(right) else (low, right)
    peak = (low + high) / 2
    top = height(peak)

    def foot(side):
        step = mpf("1e-6")
        while top - height(peak + side * step) < 90:
            step *= 2
            if peak + side * step <= 0:
                return mpf(0)
        return peak + side * step

    left, right = foot(-1), foot(1)
    cuts = [left + (right - left) * k / 8 for k in range(9)] + [peak]
    cuts += [(v - w) / s for v in (-12, -6, -3, -1, 0, 1, 3, 6, 12)]
    cuts = sorted({u for u in cuts if left <= u <= right})
    scaled = quad(lambda u: exp(-((a - u) ** 2) / 2 - top) * normal_upper(-w - s * u), cuts, maxdegree=7)
    return log(scaled) + top - log(2 * pi) / 2


draw = random.Random(20261125)
pairs = []
for size in (0.05, 0.1, 0.3, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1 - 1e-5, 1 - 1e-10):
    for rho in (size, -size):
        near = draw.gauss(0, 2)
        aside = draw.gauss(0, 1) * (1 - size * size) ** 0.5
        points = [(draw.gauss(0, 1), draw.gauss(0, 1)) for _ in range(2)] + [(draw.gauss(0, 4), draw.gauss(0, 4)) for _ in range(2)]
        points += [(near, (near if rho > 0 else -near) + aside), (-10.0, -10.0), (-30.0, -30.0), (-draw.uniform(0, 35), -draw.uniform(0, 35))]
        pairs += [(round(a, 4), round(b, 4), rho) for a, b in points]
logs = {pair: bivariate_normal(*pair) for pair in pairs}
table("bivariateNormalCdf", pairs, lambda *pair: exp(logs[pair]))
tables["bivariateNormalLogCdf"] = [[*pair, shown(logs[pair])] for pair in pairs]

lines = [f'"{name}":[\n' + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "]" for name, rows in tables.items()]
print("{" + ",\n".join(lines) + "}")
