"""Writes overfitting-polynomials.json: NumPy least squares, scikit-learn Ridge and leave-one-out, in extended precision where it matters."""
import json, pathlib
import numpy as np
from sklearn.linear_model import Ridge

x = np.array([0, .1111, .2222, .3333, .4444, .5556, .6667, .7778, .8889, 1])
y = np.array([.1, .85, .8, 1.05, .2, -.15, -1.05, -.8, -.75, .2])

def coefficients(x, y, d, lam):
    if lam == 0: return np.polynomial.Polynomial.fit(x, y, d).convert(domain=[-1, 1]).coef if d else np.array([y.mean()])
    if d == 0: return np.array([y.mean()])
    X = np.vander(x, d + 1, increasing=True)[:, 1:]
    m = Ridge(alpha=lam, solver="svd").fit(X, y)
    return np.r_[m.intercept_, m.coef_]

def values(w, x): return np.polynomial.polynomial.polyval(x, w)

def parts(lam, top, truth=lambda x: np.sin(2 * np.pi * x)):
    """Bias and variance at 101 places: the average fit goes through the truth, every y adds its unit response."""
    g = np.linspace(0, 1, 101); noise = np.mean((y - truth(x)) ** 2)
    bias = [np.mean((values(coefficients(x, truth(x), d, lam), g) - truth(g)) ** 2) for d in range(top + 1)]
    var = [noise * sum(np.mean(values(coefficients(x, e, d, lam), g) ** 2) for e in np.eye(10)) for d in range(top + 1)]
    total = np.array(bias) + var + noise
    return {"noise": float(noise), "biasSquared": [float(v) for v in bias], "variance": [float(v) for v in var],
            "expected": total.tolist(), "bestExpected": int(np.argmin(total))}

def expect(lam, degrees, top):
    left = [np.mean([(values(coefficients(np.delete(x, i), np.delete(y, i), d, lam), x[i]) - y[i]) ** 2 for i in range(10)]) for d in range(top + 1)]
    train = [np.mean((values(coefficients(x, y, d, lam), x) - y) ** 2) for d in range(top + 1)]
    return {"degrees": list(range(top + 1)), "training": [float(v) for v in train], "leftOut": [float(v) for v in left], "best": int(np.argmin(left))} | {
        f"coefficients{d}": [float(v) for v in np.atleast_1d(coefficients(x, y, d, lam))] for d in degrees}

table = {"how": "NumPy Polynomial.fit, scikit-learn Ridge (svd) on powers of x with a free intercept, leave-one-out by hand; bias and variance from the fit to the truth and the fits to unit vectors",
"numbers": [{"set": [], "expect": expect(0, [1, 3, 8], 8) | parts(0, 8), "tolerance": 1e-6},
 {"set": ["lambda=0.001", "degrees=[2, 5]"], "expect": expect(.001, [2, 5], 9) | parts(.001, 9), "tolerance": 1e-6},
 {"set": ["truth=1 - 2x"], "expect": parts(0, 8, lambda x: 1 - 2 * x), "tolerance": 1e-6}],
"refused": [
 {"set": ["data=[[1, 1], [2, 2], [3, 1]]"], "message": "overfitting-polynomials.data: has 3 points; give at least 4."},
 {"set": ["degrees=[10]"], "message": "overfitting-polynomials.degrees: has 10, and there are 10 different x; give at most 9."},
 {"set": ["degrees=[]"], "message": "overfitting-polynomials.degrees: has 0 values; give 1 to 6 different degrees."},
 {"set": ["degrees=[-1]"], "message": "overfitting-polynomials: degrees is -1; give 0 to 20."},
 {"set": ["cv=lo"], "message": "overfitting-polynomials: cv is \"lo\"; did you mean \"loo\"?"},
 {"set": ["lambda=-1"], "message": "overfitting-polynomials: lambda is -1; give at least 0."},
 {"set": ["truth=sin(2 pi z)"], "message": "overfitting-polynomials: truth is \"sin(2 pi z)\", and at column 10: unknown name \"z\"; the variables are x."}]}
(pathlib.Path(__file__).parents[1] / "overfitting-polynomials.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")
