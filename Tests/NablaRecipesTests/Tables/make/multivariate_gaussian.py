"""Writes multivariate-gaussian.json: NumPy's eigh and solve, SciPy's chi-squared radii."""
import json, pathlib
from math import exp, sqrt
import numpy as np
from scipy import stats

def expect(mu, S, levels, condition):
    mu, S = np.array(mu, float), np.array(S, float)
    lam, V = np.linalg.eigh(S); lam, V = lam[::-1], V[:, ::-1]
    for k in range(2):
        if V[np.argmax(abs(V[:, k])), k] < 0: V[:, k] *= -1
    r = {"correlation": S[0, 1] / sqrt(S[0, 0] * S[1, 1]), "deviations": np.sqrt(np.diag(S)).tolist(), "axisDeviations": np.sqrt(lam).tolist(),
         "axisDirections[0]": V[:, 0].tolist(), "axisDirections[1]": V[:, 1].tolist(), "radii": [sqrt(stats.chi2.ppf(p, 2)) for p in levels],
         "shareWithinOneDeviation": float(stats.chi2.cdf(1, 2))}
    if condition:
        k, v = condition; i = 1 - k
        r |= {"conditionalMean": mu[i] + S[i, k] / S[k, k] * (v - mu[k]), "conditionalDeviation": sqrt(1 / np.linalg.inv(S)[i, i]),
              "densityOfCondition": stats.norm.pdf(v, mu[k], sqrt(S[k, k]))}
    return r

levels = [.5, .9, .95]; S = [[2, 1.2], [1.2, 1]]
joint = stats.multivariate_normal([1, -1], S)
reach = 2.6 + .35  # deviations that are shown, more than the widest ellipse's
ends = [-1 - reach, -1 + reach]
parts = [[4, -.6 * 2 * .5], [-.6 * 2 * .5, .25]]
table = {"how": "NumPy eigh and inv, scipy.stats chi2 and norm; shares of drawn points within 0.02",
"numbers": [{"set": [], "expect": expect([1, -1], S, levels, (0, 2))},
 {"set": ["Sigma={sd1: 2, sd2: 0.5, rho: -0.6}", "mu=[0, 3]", "condition={y: 2.5}", "levels=[0.3, 0.99]"], "expect": expect([0, 3], parts, [.3, .99], (1, 2.5))},
 {"set": ["condition=none", "samples=0"], "expect": expect([1, -1], S, levels, None)},
 {"set": ["surface=true"], "expect": {"peak": float(joint.pdf([1, -1])), "cutX[0]": 2, "cutDensity[0]": float(joint.pdf([2, ends[0]])), "cutY[0]": ends[0],
  "cutY[160]": ends[1], "cutDensity[80]": float(joint.pdf([2, -1]))}, "tolerance": 1e-12},
 {"set": ["samples=20000"], "expect": {"shareInside": levels}, "tolerance": .02}],
"refused": [
 {"set": ["mu=[1]"], "message": "multivariate-gaussian: mu is a list; give two numbers [x, y]."},
 {"set": ["Sigma=[[1, 2], [2, 1]]"], "message": "multivariate-gaussian.Sigma: has the eigenvalue -1; give a positive definite matrix."},
 {"set": ["Sigma=[[1, 0.5], [0.4, 1]]"], "message": "multivariate-gaussian.Sigma: has 0.5 above and 0.4 below the diagonal; give a symmetric matrix."},
 {"set": ["Sigma=[[1]]"], "message": "multivariate-gaussian.Sigma: has 1 rows of 1 numbers; give 2 of 2, all finite."},
 {"set": ["Sigma={sd1: 1, sd2: 0, rho: 0}"], "message": "multivariate-gaussian: Sigma has the deviation 0; give deviations above 0."},
 {"set": ["Sigma={sd1: 1, sd2: 1, rho: 1}"], "message": "multivariate-gaussian: Sigma has the correlation 1; give between -1 and 1, both excluded."},
 {"set": ["levels=[1]"], "message": "multivariate-gaussian: levels is 1; give between 0 and 1, both excluded."},
 {"set": ["levels=[]"], "message": "multivariate-gaussian.levels: has 0 values; give 1 to 8 different ones."},
 {"set": ["condition={z: 2}"], "message": "multivariate-gaussian: condition is a map; give {x: 2}, {y: 2}, x=2 or none."},
 {"set": ["samples=-1"], "message": "multivariate-gaussian: samples is -1; give 0 to 1000000."}],
"warned": []}
(pathlib.Path(__file__).parents[1] / "multivariate-gaussian.json").write_text(json.dumps(table, indent=1, ensure_ascii=False, default=float) + "\n")
