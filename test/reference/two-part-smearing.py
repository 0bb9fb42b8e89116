"""Makes two-part-smearing.json: Duan's smearing factor and the average prediction with it, with standard errors from the stacked
moments of both parts and of the factor. /usr/bin/python3 two-part-smearing.py   (reads two-part.json; needs numpy, scipy)
"""
import json
import os

import numpy as np
from scipy.special import expit, log_ndtr, ndtr

HERE = os.path.dirname(os.path.abspath(__file__))
REFERENCE = json.load(open(os.path.join(HERE, "two-part.json")))


def binary(kind, Z, d):
    """Newton's method; probabilities, their derivative in the index, and the rows' influence on the coefficients."""
    gamma = np.zeros(Z.shape[1])
    for _ in range(40):
        eta = Z @ gamma
        if kind == "logit":
            p = expit(eta)
            score, information, slope = d - p, p * (1 - p), p * (1 - p)
        else:
            q = 2 * d - 1
            density = np.exp(-0.5 * eta**2) / np.sqrt(2 * np.pi)
            h = q * density * np.exp(-log_ndtr(q * eta))
            p, score, information, slope = ndtr(eta), h, h * (h + eta), density
        J = Z.T @ (Z * information[:, None])
        gamma = gamma + np.linalg.solve(J, Z.T @ score)
    return p, slope, (Z * score[:, None]) @ np.linalg.inv(J)


def case(data, kind, d, z, y, x):
    column = lambda name: np.array([np.nan if v is None else float(v) for v in data[name]])
    design = lambda names: np.column_stack([np.ones(len(data[d]))] + [column(name) for name in names])
    Z, X, D = design(z), design(x), column(d)
    p, slope, of_gamma = binary(kind, Z, D)
    seen = D == 1
    log_y, Xs = np.log(column(y)[seen]), X[seen]
    XX = np.linalg.inv(Xs.T @ Xs)
    beta = np.linalg.lstsq(Xs, log_y, rcond=None)[0]
    e = log_y - Xs @ beta
    factor = np.exp(e).mean()
    n = seen.sum()
    of_beta = np.zeros((len(D), X.shape[1]))
    of_beta[seen] = (Xs * e[:, None]) @ XX
    of_factor = np.zeros(len(D))
    of_factor[seen] = (np.exp(e) / factor - 1) / n
    of_factor -= of_beta @ (Xs * (np.exp(e) / factor)[:, None]).mean(0)
    level = np.exp(X @ beta) * factor
    mean = (p * level).mean()
    whole = of_gamma @ (Z * (slope * level)[:, None]).mean(0) + of_beta @ (X * (p * level)[:, None]).mean(0) + of_factor * mean
    return {
        "lnSmearing": float(np.log(factor)), "se": float(np.sqrt((of_factor**2).sum())),
        "mean": float(mean), "meanSe": float(np.sqrt((whole**2).sum())),
    }


out = {
    "wages": case(REFERENCE["data"]["wages"], "probit", "works", ["age", "education", "youngkids"], "wage", ["education", "experience"]),
    "visits": case(REFERENCE["data"]["visits"], "logit", "any", ["age", "illness", "income"], "visits", ["illness", "health"]),
}
with open(os.path.join(HERE, "two-part-smearing.json"), "w") as file:
    json.dump(out, file, indent=1)
    file.write("\n")
