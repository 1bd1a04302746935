"""Writes central-limit-theorem.json: exact densities, skewness and gaps by SciPy and fractions."""
import json, pathlib
from fractions import Fraction
from math import comb, factorial, floor, sqrt
import numpy as np
from scipy import stats

out = pathlib.Path(__file__).parents[1] / "central-limit-theorem.json"
ns = [1, 2, 5, 30]

def gap(cdf, mean, sd):
    x = mean + np.linspace(-6, 6, 400_001) * sd
    return float(np.abs(cdf(x) - stats.norm.cdf(x, mean, sd)).max())

def lattice_gap(p, first, n, mean, sd):
    f = np.cumsum(p); x = first + np.arange(len(p)) / n; c = stats.norm.cdf(x, mean, sd)
    return float(max(np.abs(f - c).max(), np.abs(f - p - c).max()))

def irwin_hall(s, n):
    s = Fraction(s)
    return float(sum((-1) ** k * comb(n, k) * (s - k) ** (n - 1) for k in range(floor(s) + 1)) / factorial(n - 1)) if 0 < s < n else 0.0

def dice(n):
    p = np.array([1.0])
    for _ in range(n): p = np.convolve(p, np.full(6, 1 / 6))
    return p

cases = []
g = {"mean": 1, "deviation": 1, "n": ns, "standardErrors": [1 / sqrt(n) for n in ns], "skewness": [2 / sqrt(n) for n in ns],
     "gap": [gap(lambda x, n=n: stats.gamma.cdf(x, n, scale=1 / n), 1, 1 / sqrt(n)) for n in ns]}
x = 1 + (180 / 300 * 10 - 5) / sqrt(30)
g["exact4[180]"] = float(stats.gamma.pdf(x, 30, scale=1 / 30)); g["x4[180]"] = x
cases.append({"set": [], "expect": g, "tolerance": 1e-5})
sd = [sqrt(1 / 12 / n) for n in ns]
xs = [Fraction(1, 2) + Fraction(0) for n in ns]
cases.append({"set": ["dist=uniform"], "expect": {"mean": .5, "standardErrors": sd, "skewness": [0] * 4,
    "exact2[150]": irwin_hall(1, 2) * 2, "exact3[150]": irwin_hall(Fraction(5, 2), 5) * 5, "exact4[150]": irwin_hall(15, 30) * 30,
    "exact4[200]": irwin_hall(Fraction((0.5 + (200 / 300 * 10 - 5) * sd[3]) * 30), 30) * 30}, "tolerance": 1e-9})
m, s = 3.5, sqrt(35 / 12)
cases.append({"set": ["dist=dice"], "expect": {"mean": m, "deviation": s, "skewness": [0] * 4,
    "exact2": [float(v) * 2 for v in dice(2)], "gap": [lattice_gap(dice(n), 1, n, m, s / sqrt(n)) for n in ns]}, "tolerance": 1e-9})
p = .3
cases.append({"set": ["dist=bernoulli"], "expect": {"mean": p, "deviation": sqrt(p * (1 - p)), "skewness": [(1 - 2 * p) / sqrt(p * (1 - p) * n) for n in ns],
    "exact3[0]": float(stats.binom.pmf(0, 5, p)) * 5}, "tolerance": 1e-9})
cases.append({"set": ["dist=lognormal"], "expect": {"mean": float(stats.lognorm.mean(.75)), "deviation": float(stats.lognorm.std(.75)), "skewness[0]": float(stats.lognorm.stats(.75, moments="s"))}, "tolerance": 1e-9})
cases.append({"set": [], "expect": {"drawnMeans": [1] * 4, "drawnDeviations": [1 / sqrt(n) for n in ns]}, "tolerance": .06})
table = {"how": "SciPy 1.15 gamma, binom and lognorm, Irwin-Hall densities in exact fractions, np.convolve for dice; gaps over 400,001 places", "numbers": cases,
"refused": [
 {"set": ["dist=cauchy"], "message": "central-limit-theorem: dist is cauchy, which has no variance; give one that has, such as exponential."},
 {"set": ["dist=dise"], "message": "central-limit-theorem: dist is \"dise\"; did you mean \"dice\"?"},
 {"set": ["dist=[0.5, 0.4]"], "message": "central-limit-theorem: dist has 2 numbers that sum to 0.9; give 2 to 24 probabilities that sum to 1."},
 {"set": ["dist=[0, 1]"], "message": "central-limit-theorem: dist is always the same number; give two values a chance."},
 {"set": ["n=[]"], "message": "central-limit-theorem.n: has 0 sizes; give 1 to 8."},
 {"set": ["n=[1,2,3,4,5,6,7,8,9]"], "message": "central-limit-theorem.n: has 9 sizes; give 1 to 8."},
 {"set": ["n=[0]"], "message": "central-limit-theorem: n is 0; give 1 to 1000."},
 {"set": ["n=[1001]"], "message": "central-limit-theorem: n is 1001; give 1 to 1000."},
 {"set": ["samples=99"], "message": "central-limit-theorem: samples is 99; give 100 to 1000000."},
 {"set": ["samples=1000000", "n=[1000]"], "message": "central-limit-theorem.samples: is 1000000, and n is 1000; give numbers whose product is at most 10⁸."},
 {"set": ["standardize=2"], "message": "central-limit-theorem: standardize is 2; give true or false."}],
"warned": [{"set": ["dist=lognormal"], "warning": "no closed form is known for means of lognormal values"}]}
out.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")
