"""Moments of a standard normal Z given a < Z < b, by mpmath at 60 digits: mean and the central moments 2 to 5.

Run: python3 test/reference/moments-between.py
"""
import json
from mpmath import mp, mpf, quad, npdf, ncdf

mp.dps = 60
pairs = ["-1 2", "0 1e-7", "0.3 0.30001", "3 3.5", "8 12", "20 21", "-45 -44.999", "-3 40", "-30 30", "5 500", "-1e-3 2e4", "100 101", "-0.2 0.2"]


def moments(a, b):
    points = sorted({a, b, *[x for x in map(mpf, range(-40, 41, 2)) if a < x < b], *[a + x / max(abs(a), 1) for x in map(mpf, (1, 3, 9, 20, 60)) if a + x / max(abs(a), 1) < b]})
    def mean_of(g):
        return quad(lambda z: g(z) * mp.exp(-z * z / 2 + scale), points) / quad(lambda z: mp.exp(-z * z / 2 + scale), points)
    peak = min(max(a, mpf(0)), b)
    scale = peak * peak / 2
    mean = mean_of(lambda z: z)
    return [mean, mean_of(lambda z: z - a), mean_of(lambda z: b - z), *[mean_of(lambda z, k=k: (z - mean) ** k) for k in (2, 3, 4, 5)]]


rows = []
for pair in pairs:
    a, b = [mpf(float(x)) for x in pair.split()]
    rows.append({"a": float(a), "b": float(b), "moments": [float(m) for m in moments(a, b)]})
with open("test/reference/moments-between.json", "w") as file:
    json.dump(rows, file, indent=1)
    file.write("\n")
