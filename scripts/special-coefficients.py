"""The two polynomials of src/special, from Chebyshev interpolation in 50 digits: python3 special-coefficients.py

(1 + 2x) erfcx(x) in t = (x - 4)/(x + 4) on x >= 0, degree 23, and log gamma(2 + s)/s on |s| <= 1/2, degree 18.
"""
from mpmath import cos, erfc, exp, fac2, loggamma, mp, mpf, pi, sqrt

mp.dps = 50


def monomials(function, degree, nodes=60):
    """Coefficients of 1, t, t^2, ... of the Chebyshev interpolant of a function on [-1, 1], cut at a degree."""
    points = [cos(pi * (j + mpf(1) / 2) / nodes) for j in range(nodes)]
    values = [function(t) for t in points]
    chebyshev = [
        2 * sum(v * cos(pi * k * (j + mpf(1) / 2) / nodes) for j, v in enumerate(values)) / nodes for k in range(degree + 1)
    ]
    chebyshev[0] /= 2
    result = [mpf(0)] * (degree + 1)
    before, current = [mpf(0), mpf(1)], [mpf(1)]  # T(-1) = T(1) = t, T(0) = 1
    for coefficient in chebyshev:
        for power, value in enumerate(current):
            result[power] += coefficient * value
        following = [mpf(0)] + [2 * value for value in current]
        for power, value in enumerate(before):
            following[power] -= value
        before, current = current, following
    return result


def scaled_erfcx(t):
    x = 4 * (1 + t) / (1 - t)
    if x < 60:
        return (1 + 2 * x) * exp(x * x) * erfc(x)
    series = sum((-1) ** n * fac2(2 * n - 1) / (2 * x * x) ** n for n in range(20))
    return (1 + 2 * x) * series / (x * sqrt(pi))


print("erfcx:", [float(c) for c in monomials(scaled_erfcx, 23)])
near_two = monomials(lambda t: loggamma(2 + t / 2) / (t / 2), 18, nodes=50)
print("log gamma:", [float(c * 2**k) for k, c in enumerate(near_two)])
