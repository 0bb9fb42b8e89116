"""One case in statsmodels, on the columns that the benchmark wrote: python3 time-python.py FOLDER ROWS CASE REPEATS FORMULA...

Timed is the call itself, the summary's covariance included; matrices are made before.
"""
import sys
import time
import warnings

import numpy as np
import statsmodels.api as sm
from statsmodels.sandbox.regression.gmm import IV2SLS

warnings.simplefilter("ignore")
folder, rows, case, repeats = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])


def column(name):
    return np.fromfile(f"{folder}/{name}.f64", dtype="<f8", count=rows)


def columns(names):
    return np.column_stack([np.ones(rows)] + [column(name) for name in names])


outcome, right = (part.strip() for part in sys.argv[5].split("~"))
y = column(outcome)
if case == "iv":
    regressors, instruments = (columns([name.strip() for name in side.split("+")]) for side in right.split("|"))
else:
    regressors = columns([name.strip() for name in right.split("+")])

calls = {
    "ols": lambda: sm.OLS(y, regressors).fit(),
    "logit": lambda: sm.Logit(y, regressors).fit(disp=0),
    "probit": lambda: sm.Probit(y, regressors).fit(disp=0),
    "iv": lambda: IV2SLS(y, regressors, instruments).fit(),
}

seconds, cpu = [], []
for _ in range(repeats):
    elapsed, used = time.perf_counter(), time.process_time()
    fit = calls[case]()
    fit.bse
    seconds.append(time.perf_counter() - elapsed)
    cpu.append(time.process_time() - used)
    if sum(seconds) > 60:
        break


def numbers(values):
    return " ".join(f"{value:.17g}" for value in values)


print("seconds", numbers(seconds))
print("cpuSeconds", numbers(cpu))
print("estimates", numbers(fit.params))
