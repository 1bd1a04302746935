"""Writes linear-regression.json: NumPy's QR least squares and SciPy's Student t."""
import json, pathlib
import numpy as np
import pandas as pd
from scipy import stats

here = pathlib.Path(__file__).resolve()
figures = here.parents[4] / "gallery/figures/data"
points = [[1, 1.8], [2, 3.9], [3, 3.2], [4, 5.6], [5, 4.4], [6, 7.6], [7, 6.1], [8, 8.2]]

def fit(x, y, degree=1, level=.95, end=""):
    x, y = np.array(x, float), np.array(y, float)
    X = np.vander(x, degree + 1, increasing=True)
    b = np.linalg.lstsq(X, y, rcond=None)[0]
    e = y - X @ b; df = len(x) - degree - 1; s2 = e @ e / df
    cov = np.linalg.inv(X.T @ X) * s2; se = np.sqrt(np.diag(cov)); t = stats.t.ppf((1 + level) / 2, df)
    h = np.diag(X @ np.linalg.inv(X.T @ X) @ X.T)
    cook = e**2 / ((degree + 1) * s2) * h / (1 - h) ** 2
    lo, hi = x.min(), x.max(); room = .06 * (hi - lo)
    x0 = lo - room if not end else lo - .03 * (hi - lo)
    v = np.array([x0**k for k in range(degree + 1)])
    m = t * np.sqrt(v @ cov @ v); sst = ((y - y.mean()) ** 2).sum()
    r = {"coefficients": b.tolist(), "standardErrors": se.tolist(), "sse": e @ e, "sst": sst, "rSquared": 1 - e @ e / sst,
         "slopeInterval": [b[-1] - t * se[-1], b[-1] + t * se[-1]], "slopeChance": 2 * stats.t.sf(abs(b[-1] / se[-1]), df),
         "residualDeviation": np.sqrt(s2), "cookDistances[0]": cook[0], "cookDistances[3]": cook[3], "lineX[0]": x0, "meanReach[0]": m,
         "predictionReach[0]": t * np.sqrt(s2 + v @ cov @ v)}
    return {(k.replace("[", end + "[", 1) if "[" in k else k + end): (v if isinstance(v, list) else float(v)) for k, v in r.items()}

p = np.array(points)
assert abs(stats.linregress(p[:, 0], p[:, 1]).slope - fit(p[:, 0], p[:, 1])["coefficients"][1]) < 1e-12
g = pd.read_csv(figures / "penguins.csv").dropna(subset=["flipper_length_mm", "body_mass_g"])
groups = {}
for i, name in enumerate(["Adelie", "Gentoo", "Chinstrap"]):
    q = g[g.species == name]
    groups |= fit(q.flipper_length_mm, q.body_mass_g, end=str(i + 1)) | {f"group{i + 1}": name}
groups["pooledCoefficients"] = np.polyfit(g.flipper_length_mm, g.body_mass_g, 1)[::-1].tolist()
table = {"how": "NumPy lstsq and inverse of X'X, SciPy 1.15 scipy.stats.t, checked against scipy.stats.linregress",
"numbers": [
 {"set": [], "expect": fit(p[:, 0], p[:, 1])},
 {"set": ["degree=3", "level=0.8"], "expect": fit(p[:, 0], p[:, 1], 3, .8), "tolerance": 1e-7},
 {"set": ["data=penguins", "x=flipper_length_mm", "y=body_mass_g", "group=species"], "expect": groups, "tolerance": 1e-7},
 {"set": ["data=anscombe"], "expect": {"coefficients": np.polyfit(*pd.read_csv(figures / "anscombe.csv")[["x", "y"]].values.T, 1)[::-1].tolist()}}],
"refused": [
 {"set": ["data=[[1, 2], [1, 3], [1, 4]]"], "message": "linear-regression.data: has the same x everywhere, 1; give two x."},
 {"set": ["data=[[1, 2]]"], "message": "linear-regression.data: has 1 points; give at least 3."},
 {"set": ["data=[[1, 2], [2, 3], [3, 5]]", "degree=3"], "message": "linear-regression.degree: is 3, and there are 3 different x; give at most 2, or more points."},
 {"set": ["data=penguins", "x=flipper"], "message": "linear-regression.x: unknown column \"flipper\"; known: species, island, bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g, sex, year."},
 {"set": ["data=penguins", "y=species"], "message": "linear-regression.y: is \"species\", a column of text; name a column of numbers."},
 {"set": ["data=penguins", "group=body_mass_g"], "message": "linear-regression.group: has 94 groups; give a column of 1 to 8."},
 {"set": ["band=all"], "message": "linear-regression: band is \"all\"; known: none, mean, prediction, both."},
 {"set": ["level=1"], "message": "linear-regression: level is 1; give between 0 and 1, both excluded."},
 {"set": ["residuals=square"], "message": "linear-regression: residuals is \"square\"; did you mean \"squares\"?"},
 {"set": ["degree=7"], "message": "linear-regression: degree is 7; give 1 to 6."},
 {"set": ["influence=maybe"], "message": "linear-regression: influence is \"maybe\"; give true or false."}],
"warned": [{"set": ["data=[[1, 1], [2, 3]]"], "warning": "2 points leave nothing to judge the line by: no bands"},
 {"set": ["data=penguins"], "warning": "2 rows have no numbers and are left out"}]}
(here.parents[1] / "linear-regression.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")
