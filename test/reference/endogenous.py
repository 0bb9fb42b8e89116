"""Makes endogenous.json: models with endogenous columns, treatments and regimes. Densities are written out as in the papers, with
covariance matrices and no rotations; derivatives come from second-order automatic differentiation in the linear predictors, so they
are exact to rounding, and Newton's method ends at the last digit. Covariances of estimates in steps are those of stacked moments.

/usr/bin/python3 test/reference/endogenous.py   (beside ../shared; needs numpy, scipy)
"""
import csv
import json
import os
import sys

import numpy as np
from scipy.special import log_ndtr, ndtr

SHARED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared")
np.seterr(all="ignore")
LOG_TWO_PI = float(np.log(2 * np.pi))


class Jet:
    """A function of m predictors at n rows: value, gradient (n, m), Hessian (n, m, m)."""

    __array_ufunc__ = None

    def __init__(self, v, g, h):
        self.v, self.g, self.h = v, g, h

    def through(self, f, f1, f2):
        outer = self.g[:, :, None] * self.g[:, None, :]
        return Jet(f, f1[:, None] * self.g, f1[:, None, None] * self.h + f2[:, None, None] * outer)

    def __add__(self, o):
        return Jet(self.v + o.v, self.g + o.g, self.h + o.h) if isinstance(o, Jet) else Jet(self.v + o, self.g, self.h)

    __radd__ = __add__

    def __neg__(self):
        return Jet(-self.v, -self.g, -self.h)

    def __sub__(self, o):
        return self + (-o)

    def __rsub__(self, o):
        return (-self) + o

    def __mul__(self, o):
        if not isinstance(o, Jet):
            c = np.broadcast_to(np.asarray(o, float), self.v.shape)
            return Jet(self.v * c, self.g * c[:, None], self.h * c[:, None, None])
        cross = self.g[:, :, None] * o.g[:, None, :]
        h = self.v[:, None, None] * o.h + o.v[:, None, None] * self.h + cross + cross.transpose(0, 2, 1)
        return Jet(self.v * o.v, self.v[:, None] * o.g + o.v[:, None] * self.g, h)

    __rmul__ = __mul__

    def inverse(self):
        return self.through(1 / self.v, -1 / self.v**2, 2 / self.v**3)

    def __truediv__(self, o):
        return self * (o.inverse() if isinstance(o, Jet) else 1 / o)


def exp(x):
    e = np.exp(x.v)
    return x.through(e, e, e)


def log(x):
    return x.through(np.log(x.v), 1 / x.v, -1 / x.v**2)


def sqrt(x):
    s = np.sqrt(x.v)
    return x.through(s, 0.5 / s, -0.25 / s**3)


def tanh(x):
    t = np.tanh(x.v)
    return x.through(t, 1 - t * t, -2 * t * (1 - t * t))


def ln_phi(x):
    """ln Phi."""
    f = log_ndtr(x.v)
    mills = np.exp(-0.5 * x.v**2 - 0.5 * LOG_TWO_PI - f)
    return x.through(f, mills, -mills * (x.v + mills))


def ln_normal(e):
    return e * e * (-0.5) - 0.5 * LOG_TWO_PI


def pick(mask, a, b):
    return Jet(np.where(mask, a.v, b.v), np.where(mask[:, None], a.g, b.g), np.where(mask[:, None, None], a.h, b.h))


class Model:
    """A log-likelihood by rows in linear predictors with these designs; a design of None is a constant."""

    def __init__(self, n, designs, density):
        self.designs = [np.ones((n, 1)) if X is None else X for X in designs]
        self.n, self.density = n, density
        self.ends = np.cumsum([X.shape[1] for X in self.designs])
        self.starts = self.ends - [X.shape[1] for X in self.designs]

    def at(self, theta):
        m = len(self.designs)
        jets = []
        for p, X in enumerate(self.designs):
            g = np.zeros((self.n, m))
            g[:, p] = 1
            jets.append(Jet(X @ theta[self.starts[p]:self.ends[p]], g, np.zeros((self.n, m, m))))
        out = self.density(*jets)
        scores = np.hstack([X * out.g[:, [p]] for p, X in enumerate(self.designs)])
        k = self.ends[-1]
        hessian = np.empty((k, k))
        for p, X in enumerate(self.designs):
            for q, Z in enumerate(self.designs):
                block = X.T @ (Z * out.h[:, p, q][:, None])
                hessian[self.starts[p]:self.ends[p], self.starts[q]:self.ends[q]] = block
        return out.v, scores, hessian

    def maximum(self, theta, free=None):
        """Newton with halving, over the first `free` parameters."""
        theta = np.array(theta, float)
        free = slice(0, self.ends[-1] if free is None else free)
        value, scores, hessian = self.at(theta)
        for _ in range(60):
            g, H = scores.sum(0)[free], hessian[free, free]
            d = np.sqrt(np.abs(np.diag(H)))
            eigen, Q = np.linalg.eigh(-H / np.outer(d, d))
            step = (Q @ ((Q.T @ (g / d)) / np.maximum(np.abs(eigen), 1e-8))) / d
            decrement = g @ step
            size = 1.0
            while True:
                there = theta.copy()
                there[free] += size * step
                new = self.at(there)
                near = decrement < 1e-9
                if near or (np.isfinite(new[0].sum()) and new[0].sum() >= value.sum()) or size < 1e-10:
                    break
                size /= 2
            theta, (value, scores, hessian) = there, new
            if decrement < 1e-20:
                break
        assert decrement < 1e-20 and np.all(np.linalg.eigvalsh(-H / np.outer(d, d)) > 0), (decrement,)
        return theta, value, scores, hessian


def inverse(A):
    d = np.sqrt(np.abs(np.diag(A)))
    return np.linalg.inv(A / np.outer(d, d)) / np.outer(d, d)


def named(names, values):
    assert len(names) == len(values), (len(names), len(values))
    return {name: float(value) for name, value in zip(names, values)}


def likelihood_record(names, found):
    theta, value, scores, hessian = found
    V = inverse(-hessian)
    sandwich = V @ (scores.T @ scores) @ V
    se = {"iid": named(names, np.sqrt(np.diag(V))), "HC0": named(names, np.sqrt(np.diag(sandwich)))}
    return {"coef": named(names, theta), "se": se, "logLik": float(value.sum())}


def outcome_density(kind, y, low):
    """Of y given mean and ln of the standard deviation, both jets."""
    if kind == "probit":
        return lambda mean, ln_s: ln_phi(mean * exp(-ln_s) * (2 * y - 1))
    censored = y <= low
    at = np.where(censored, low, y)

    def density(mean, ln_s):
        e = (at - mean) * exp(-ln_s)
        return pick(censored, ln_phi(e), ln_normal(e) - ln_s)

    return density


def joint(kind, y, X, Z, W, low):
    """(u, v) normal with a covariance matrix: the columns' marginal density, and the outcome's given v."""
    m, density = W.shape[1], outcome_density(kind, y, low)
    tobit = kind == "tobit"

    def rows(index, *others):
        sigma, others = (exp(others[0]), others[1:]) if tobit else (index * 0 + 1, others)
        means, others = others[:m], others[m:]
        sd, others = [exp(s) for s in others[:m]], others[m:]
        among, others = (tanh(others[0]), others[1:]) if m == 2 else (None, others)
        rho = [tanh(a) for a in others]
        v = [W[:, j] - means[j] for j in range(m)]
        if m == 1:
            s11, su1 = sd[0] * sd[0], rho[0] * sd[0] * sigma
            ln_v = ln_normal(v[0] / sd[0]) - log(sd[0])
            return ln_v + density(index + su1 / s11 * v[0], 0.5 * log(sigma * sigma - su1 * su1 / s11))
        r2u = rho[0] * among + rho[1] * sqrt((1 - rho[0] * rho[0]) * (1 - among * among))
        s11, s22, s12 = sd[0] * sd[0], sd[1] * sd[1], sd[0] * sd[1] * among
        su1, su2 = sigma * sd[0] * rho[0], sigma * sd[1] * r2u
        det = s11 * s22 - s12 * s12
        w1, w2 = (su1 * s22 - su2 * s12) / det, (su2 * s11 - su1 * s12) / det
        quadratic = (s22 * v[0] * v[0] - 2 * s12 * v[0] * v[1] + s11 * v[1] * v[1]) / det
        ln_v = quadratic * (-0.5) - 0.5 * log(det) - LOG_TWO_PI
        return ln_v + density(index + w1 * v[0] + w2 * v[1], 0.5 * log(sigma * sigma - w1 * su1 - w2 * su2))

    constants = m + (m == 2) + m
    return Model(len(y), [X] + [None] * tobit + [Z] * m + [None] * constants, rows)


def second_step(kind, y, A, Z, W, low):
    """The outcome on A and the residuals v = W - ZP, as a function of all: (b, theta, [ln s], P)."""
    m, density, tobit = W.shape[1], outcome_density(kind, y, low), kind == "tobit"

    def rows(index, *others):
        theta, others = others[:m], others[m:]
        ln_s, means = (others[0], others[1:]) if tobit else (index * 0, others)
        for j in range(m):
            index = index + theta[j] * (W[:, j] - means[j])
        return density(index, ln_s)

    return Model(len(y), [A] + [None] * (m + tobit) + [Z] * m, rows)


def in_steps(kind, y, X, Z, W, endo, low):
    n, m, k, l = len(y), W.shape[1], X.shape[1], Z.shape[1]
    ZZ = inverse(Z.T @ Z)
    P = np.linalg.lstsq(Z, W, rcond=None)[0]
    P += ZZ @ (Z.T @ (W - Z @ P))
    V = W - Z @ P
    forms = P.T.ravel()
    tobit = kind == "tobit"

    def stage(A):
        model = second_step(kind, y, A, Z, W, low)
        p = A.shape[1] + m + tobit
        start = np.zeros(p)
        if tobit:
            start[-1] = np.log(y.std())
        found = model.maximum(np.concatenate([start, forms]), free=p)
        return found[0][:p], found[2][:, :p], -found[3][:p, :p], found[3][:p, p:]

    cf, s_cf, J, C = stage(X)
    nx, s_nx, Jn, Cn = stage(Z)
    p2 = len(cf)
    J_inv = inverse(J)
    s_forms = np.hstack([Z * V[:, [j]] for j in range(m)])
    A1 = np.kron(np.eye(m), ZZ)
    sd = np.sqrt((V**2).mean(0))
    r = (V[:, 0] * V[:, 1]).mean() / sd.prod() if m == 2 else None
    influence_forms = s_forms @ A1
    influence_cf = (s_cf + influence_forms @ C.T) @ J_inv
    ln_sd = ((V / sd)**2 - 1) / (2 * n)
    spread = [ln_sd]
    if m == 2:
        e = V / sd
        spread.append(((e[:, 0] * e[:, 1] - r - r / 2 * ((e**2 - 1).sum(1))) / n / (1 - r * r))[:, None])
    influence = np.hstack([influence_cf, influence_forms] + spread)
    S = V.T @ V / n
    iid = J_inv + J_inv @ C @ np.kron(S, ZZ) @ C.T @ J_inv
    last = cf[k:k + m]
    wald = float(last @ inverse(J_inv[k:k + m, k:k + m]) @ last)
    theta = np.concatenate([cf, forms, np.log(sd)] + ([[np.arctanh(r)]] if m == 2 else []))
    # Newey (1987): alpha = D delta by minimum chi-squared
    Jn_inv = inverse(Jn)
    alpha = nx[:l]
    D = np.zeros((l, k))
    exogenous = [c for c in range(k) if c not in endo]
    D[np.arange(len(exogenous)), exogenous] = 1
    D[:, endo] = P
    gap = nx[l:l + m] - cf[endo]
    Omega_inv = inverse(Jn_inv[:l, :l] + (gap @ S @ gap) * ZZ)
    Vn = inverse(D.T @ Omega_inv @ D)
    delta = Vn @ D.T @ Omega_inv @ alpha
    influence_alpha = ((s_nx + influence_forms @ Cn.T) @ Jn_inv)[:, :l]
    for j, position in enumerate(endo):
        influence_alpha = influence_alpha - delta[position] * influence_forms[:, j * l:(j + 1) * l]
    influence_delta = influence_alpha @ (Vn @ D.T @ Omega_inv).T
    robust = lambda u: np.sqrt((u**2).sum(0))
    # Magnusson (2010): alpha - 0.01 pi of the excluded instruments, and Kleibergen's statistic, for one column
    weak = {}
    if m == 1:
        value, out = 0.01, slice(k - 1, l)
        g, pi = (alpha - value * forms)[out], forms[out]
        own = ((s_nx + influence_forms @ Cn.T) @ Jn_inv)[:, :l]
        to_g = (own - value * influence_forms)[:, out]
        distance = nx[l] - value
        kinds = {
            "iid": ((Jn_inv[:l, :l] + distance**2 * S[0, 0] * ZZ)[out, out], (distance * S[0, 0] * ZZ)[out, out]),
            "HC0": (to_g.T @ to_g, influence_forms[:, out].T @ to_g),
        }
        for kind, (Vg, Cpg) in kinds.items():
            weighed = np.linalg.solve(Vg, g)
            d = pi - Cpg @ weighed
            weak[kind] = {"andersonRubin": float(g @ weighed), "kleibergenK": float((d @ weighed) ** 2 / (d @ np.linalg.solve(Vg, d)))}
    return {
        "weak": weak, "cf": cf, "theta": theta, "iid": np.sqrt(np.diag(iid)), "HC0": robust(influence), "residuals": wald,
        "delta": delta, "delta_iid": np.sqrt(np.diag(Vn)), "delta_HC0": robust(influence_delta), "P": forms, "S": S,
    }


CASES = {}


def table(*path):
    with open(os.path.join(SHARED, *path)) as file:
        rows = list(csv.DictReader(file))
    number = lambda cell: float(cell) if cell not in ("", "NA") else float("nan")
    out = {}
    for name in rows[0]:
        try:
            out[name] = np.array([number(row[name]) for row in rows])
        except ValueError:
            pass
    return out


def instrumented(kind, name, path, data, y, exogenous, endogenous, instruments, low=None):
    n = len(data[y])
    columns = lambda names: np.column_stack([np.ones(n)] + [data[c] for c in names])
    X, Z = columns(exogenous + endogenous), columns(exogenous + instruments)
    W = np.column_stack([data[c] for c in endogenous])
    m, k = W.shape[1], X.shape[1]
    tobit = ["lnSigma"] if kind == "tobit" else []
    steps = in_steps(kind, data[y], X, Z, W, [len(exogenous) + 1 + j for j in range(m)], low)
    x_names = ["(Intercept)"] + exogenous + endogenous
    forms = [f"{w}:{z}" for w in endogenous for z in ["(Intercept)"] + exogenous + instruments]
    among = [f"{endogenous[0]},{endogenous[1]}:atanhRho"] if m == 2 else []
    spread = [f"{w}:lnSigma" for w in endogenous] + among
    cf_names = x_names + [f"residual({w})" for w in endogenous] + tobit + forms + spread
    ml_names = x_names + tobit + forms + spread + (["atanhRho"] if m == 1 else [f"{w}:atanhRho" for w in endogenous])
    p2 = k + m + len(tobit)
    theta, sd = steps["cf"][k:k + m], np.sqrt(np.diag(steps["S"]))
    own = np.exp(2 * steps["cf"][-1]) if tobit else 1.0
    total = np.sqrt(theta @ steps["S"] @ theta + own)
    beta = steps["cf"][:k] / (1 if tobit else total)
    correlation = steps["S"][0, 1] / sd.prod() if m == 2 else 0
    rhos = [np.arctanh(theta[0] * sd[0] / total)] if m == 1 else [0.0, 0.0]
    start = np.concatenate([beta, [np.log(total)] if tobit else [], steps["P"], np.log(sd), [np.arctanh(correlation)] * (m == 2), rhos])
    ml = joint(kind, data[y], X, Z, W, low).maximum(start)
    formula = f"{y} ~ {' + '.join(exogenous + [''])}[{' + '.join(endogenous)} ~ {' + '.join(instruments)}]"
    CASES[name] = {
        "data": path, "formula": formula, **({"lower": low} if tobit else {}),
        "ml": likelihood_record(ml_names, ml),
        "controlFunction": {
            "coef": named(cf_names, steps["theta"]),
            "se": {"iid": named(cf_names[:p2], steps["iid"]), "HC0": named(cf_names, steps["HC0"])},
            "residuals": steps["residuals"],
        },
        **({"weakAt": {"value": 0.01, **steps["weak"]}} if m == 1 else {}),
        "twoStep": {
            "coef": named(x_names, steps["delta"]),
            "se": {"iid": named(x_names, steps["delta_iid"]), "HC0": named(x_names, steps["delta_HC0"])},
        },
    }
    print(name, ml[1].sum(), file=sys.stderr)


def regimes(name, path, data, y, treatment, z, x):
    n = len(data[y])
    columns = lambda names: np.column_stack([np.ones(n)] + [data[c] for c in names])
    Z, X, d, Y = columns(z), columns(x), data[treatment], data[y]
    q, treated = 2 * d - 1, d == 1
    XD = np.column_stack([X, d])

    def part(index, mean, ln_sigma, atanh_rho):
        e, rho = (Y - mean) * exp(-ln_sigma), tanh(atanh_rho)
        return ln_phi((index + rho * e) / sqrt(1 - rho * rho) * q) + ln_normal(e) - ln_sigma

    def switch(index, mean0, mean1, s0, s1, a0, a1):
        return pick(treated, part(index, mean1, s1, a1), part(index, mean0, s0, a0))

    probit = Model(n, [Z], lambda index: ln_phi(index * q))
    gamma, _, s_gamma, H = probit.maximum(np.zeros(Z.shape[1]))
    Vg = inverse(-H)
    g = Z @ gamma
    h = q * np.exp(-0.5 * g**2 - 0.5 * LOG_TWO_PI - log_ndtr(q * g))
    delta = h * (h + g)
    z_names = [f"{{}}:{c}" for c in ["(Intercept)"] + z]
    # two steps of the treatment model, and of the switching regression: Lee (1978)
    A = np.column_stack([XD, h])
    Ai = inverse(A.T @ A)
    b = np.linalg.lstsq(A, Y, rcond=None)[0]
    r, lam = Y - A @ b, b[-1]
    s2 = (r**2).mean() + lam**2 * delta.mean()
    rho2 = lam**2 / s2
    M = A.T @ (Z * delta[:, None])
    V = s2 * Ai @ ((A * (1 - rho2 * delta)[:, None]).T @ A + rho2 * M @ Vg @ M.T) @ Ai
    moved = lam * M - np.vstack([np.zeros((A.shape[1] - 1, Z.shape[1])), (Z * (delta * r)[:, None]).sum(0)])
    influence_gamma = s_gamma @ Vg
    influence_b = (A * r[:, None] + influence_gamma @ moved.T) @ Ai
    robust = lambda u: np.sqrt((u**2).sum(0))
    out_names = [f"outcome:{c}" for c in ["(Intercept)"] + x + [treatment]]
    t_names = [c.format("treatment") for c in z_names]
    two_step = {
        "coef": named(t_names + out_names + ["outcome:lambda"], np.concatenate([gamma, b])),
        "se": {
            "classical": named(t_names + out_names + ["outcome:lambda"], np.sqrt(np.concatenate([np.diag(Vg), np.diag(V)]))),
            "HC0": named(t_names + out_names + ["outcome:lambda"], np.concatenate([robust(influence_gamma), robust(influence_b)])),
        },
        "sigma": float(np.sqrt(s2)),
    }
    start = np.concatenate([gamma, b[:-1], [np.log(s2) / 2, np.arctanh(np.clip(lam / np.sqrt(s2), -0.8, 0.8))]])
    ml = Model(n, [Z, XD, None, None], part).maximum(start)
    # Lee's two steps: each regime by itself, with its own hazard
    lee_coef, lee_classical, lee_HC0, lee_names, sigmas, starts = list(gamma), list(np.diag(Vg)), list(robust(influence_gamma)), [c.format("selection") for c in z_names], {}, []
    joint_influence = [influence_gamma]
    for regime in (0, 1):
        rows = d == regime
        B = np.column_stack([X, h])[rows]
        Bi = inverse(B.T @ B)
        c = np.linalg.lstsq(B, Y[rows], rcond=None)[0]
        e, dl, Zr = Y[rows] - B @ c, delta[rows], Z[rows]
        sr2 = (e**2).mean() + c[-1]**2 * dl.mean()
        rr2 = c[-1]**2 / sr2
        Mr = B.T @ (Zr * dl[:, None])
        Vr = sr2 * Bi @ ((B * (1 - rr2 * dl)[:, None]).T @ B + rr2 * Mr @ Vg @ Mr.T) @ Bi
        moved = c[-1] * Mr - np.vstack([np.zeros((B.shape[1] - 1, Z.shape[1])), (Zr * (dl * e)[:, None]).sum(0)])
        own = np.zeros((n, B.shape[1]))
        own[rows] = B * e[:, None]
        influence = (own + influence_gamma @ moved.T) @ Bi
        joint_influence.append(influence)
        lee_coef += list(c)
        lee_classical += list(np.diag(Vr))
        lee_HC0 += list(robust(influence))
        lee_names += [f"outcome{regime}:{name}" for name in ["(Intercept)"] + x + ["lambda"]]
        sigmas[f"sigma{regime}"] = float(np.sqrt(sr2))
        starts.append((c[:-1], np.log(sr2) / 2, np.arctanh(np.clip(c[-1] / np.sqrt(sr2), -0.8, 0.8))))
    # the difference of the two hazards' coefficients has a covariance across regimes, by way of gamma
    whole = np.hstack(joint_influence)
    at = [lee_names.index(f"outcome{regime}:lambda") for regime in (0, 1)]
    cross = float((whole[:, at[0]] * whole[:, at[1]]).sum())
    lee = {
        "coef": named(lee_names, lee_coef),
        "se": {"classical": named(lee_names, np.sqrt(lee_classical)), "HC0": named(lee_names, lee_HC0)},
        "lambdasHC0": cross, **sigmas,
    }
    best = None
    model = Model(n, [Z, X, X, None, None, None, None], switch)
    (b0, s0, a0), (b1, s1, a1) = starts
    for first, second in [(a0, a1), (0, 0), (0.5, 0.5), (-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5)]:
        try:
            found = model.maximum(np.concatenate([gamma, b0, b1, [s0, s1, first, second]]))
        except AssertionError:
            continue
        if best is None or found[1].sum() > best[1].sum() + 1e-7:
            best = found
    s_names = [c.format("selection") for c in z_names] + [f"outcome{r}:{c}" for r in (0, 1) for c in ["(Intercept)"] + x]
    s_names += ["lnSigma0", "lnSigma1", "atanhRho0", "atanhRho1"]
    CASES[name] = {
        "data": path,
        "formula": {
            "treatment": f"{treatment} ~ {' + '.join(z)}", "outcome": f"{y} ~ {' + '.join(x + [treatment])}", "regime": f"{y} ~ {' + '.join(x)}",
        },
        "treatment": {"ml": likelihood_record(t_names + out_names + ["lnSigma", "atanhRho"], ml), "twoStep": two_step},
        "switching": {"ml": likelihood_record(s_names, best), "twoStep": lee},
    }
    print(name, ml[1].sum(), best[1].sum(), file=sys.stderr)


mroz = table("reference", "data", "wooldridge_mroz.csv")
women = ["educ", "exper", "age", "kidslt6"]
instrumented("probit", "probit_mroz", "reference/data/wooldridge_mroz.csv", mroz, "inlf", women, ["nwifeinc"], ["huseduc", "husage"])
firms = table("data", "micsr_federiv", "federiv.csv")
firms["ltass"] = firms["ltass"] - 17
instrumented("probit", "probit_federiv", "data/micsr_federiv/federiv.csv", firms, "federiv", ["ltass", "linsown", "mktbk"],
             ["eqrat", "bonus"], ["no_emp", "no_subs", "no_off", "ceo_age", "gap", "cfa"])
instrumented("tobit", "tobit_mroz", "reference/data/wooldridge_mroz.csv", mroz, "hours", women, ["nwifeinc"], ["huseduc", "husage"], 0)
smoke = table("data", "smoke", "Smoke.csv")
smoke["lninc"] = np.log(smoke["income"])
instrumented("tobit", "tobit_smoke", "data/smoke/Smoke.csv", smoke, "cigs", ["age", "restaurn"], ["educ"], ["cigpric", "lninc"], 0)
card = table("reference", "data", "wooldridge_card.csv")
card["college"] = (card["educ"] >= 14).astype(float)
regimes("regimes_card", "reference/data/wooldridge_card.csv", card, "lwage", "college", ["black", "smsa", "nearc4", "nearc2"], ["black", "smsa", "south"])
regimes("regimes_sim", "reference/data/sim_treatreg.csv", table("reference", "data", "sim_treatreg.csv"), "yt", "t", ["z", "x"], ["x"])
pension = table("reference", "data", "wooldridge_k401ksubs.csv")
pension["lninc"] = np.log(pension["inc"])
regimes("regimes_k401k", "reference/data/wooldridge_k401ksubs.csv", pension, "lninc", "pira", ["marr", "age", "e401k"], ["marr", "age"])
source = f"Python {sys.version.split()[0]}, numpy {np.__version__}"
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "endogenous.json"), "w") as file:
    json.dump({"source": source, "cases": CASES}, file, indent=1)
    file.write("\n")
