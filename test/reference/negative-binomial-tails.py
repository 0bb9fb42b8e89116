"""The log-likelihood of one negative binomial (NB2) count and its derivatives in (eta, ln alpha), by mpmath, from the gamma
functions of the textbook: python3 negative-binomial-tails.py > negative-binomial-tails.json

A row: y, eta, ln alpha, then the value, both first derivatives, and the second derivatives eta-eta, eta-lnAlpha,
lnAlpha-lnAlpha. Moderate and extreme means and dispersions, every argument a double taken exactly.
"""
import json

from mpmath import mp, mpf, exp, log, loggamma, digamma, psi

mp.dps = 700  # at alpha = e^-300 the gamma functions of 1/alpha cancel to 260 digits


def row(y, eta, lam):
    n, mu, r = mpf(y), exp(mpf(eta)), exp(-mpf(lam))
    value = loggamma(n + r) - loggamma(r) - loggamma(n + 1) + r * log(r / (r + mu)) + n * log(mu / (r + mu))
    # in r and mu, then by the chain rule: dr/dlam = -r, dmu/deta = mu
    l_r = digamma(n + r) - digamma(r) + log(r / (r + mu)) + 1 - (r + n) / (r + mu)
    l_rr = psi(1, n + r) - psi(1, r) + 1 / r - 2 / (r + mu) + (r + n) / (r + mu) ** 2
    l_mu = n / mu - (n + r) / (r + mu)
    l_mumu = -n / mu**2 + (n + r) / (r + mu) ** 2
    l_rmu = -1 / (r + mu) + (n + r) / (r + mu) ** 2
    return [value, mu * l_mu, -r * l_r, mu * l_mu + mu**2 * l_mumu, -r * mu * l_rmu, r * l_r + r**2 * l_rr]


points = [(y, eta, lam) for y in (0, 1, 3, 250, 100000) for eta in (-300, -12, -1, 0.5, 5.6, 6, 11.5, 12, 300)
          for lam in (-300, -40, -14, -5, -0.5, 2, 12, 300)]
print(json.dumps([[*point, *(mp.nstr(x, 20) for x in row(*point))] for point in points], indent=0))
