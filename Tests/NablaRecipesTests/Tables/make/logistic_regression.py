"""Writes logistic-regression.json: scipy.optimize on the log likelihood, checked against scikit-learn."""
import json, pathlib
import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

hours = [.5, .75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5]
passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
planar = [[1, 2, 0], [2, 1, 0], [3, 4, 1], [2, 5, 0], [4, 2, 1], [5, 5, 1], [3, 1, 0], [1, 5, 1], [4, 4, 0], [2, 3, 1]]

def fit(x, y, C=None):
    x = np.array(x, float).reshape(len(y), -1); y = np.array(y, float); X = np.c_[np.ones(len(y)), x]
    pen = 0 if C is None else 1 / C
    f = lambda w: np.logaddexp(0, np.where(y == 1, -1, 1) * (X @ w)).sum() + pen * (w[1:] @ w[1:]) / 2
    g = lambda w: X.T @ (expit(X @ w) - y) + pen * np.r_[0, w[1:]]
    w = minimize(f, np.zeros(X.shape[1]), jac=g, method="BFGS", options={"gtol": 1e-12}).x
    for _ in range(5):
        p = expit(X @ w); H = X.T @ (X * (p * (1 - p))[:, None]) + pen * np.diag(np.r_[0, np.ones(X.shape[1] - 1)]); w = w - np.linalg.solve(H, g(w))
    sk = LogisticRegression(C=1e12 if C is None else C, tol=1e-12, max_iter=100000).fit(x, y)
    assert np.allclose(np.r_[sk.intercept_, sk.coef_[0]], w, atol=1e-3)
    p = expit(X @ w)
    return w, p, H, y

def expect(x, y, C=None, threshold=.5):
    w, p, H, y = fit(x, y, C); hit = p >= threshold
    r = {"coefficients": w.tolist(), "oddsRatios": np.exp(w[1:]).tolist(), "logLikelihood": float(np.log(np.where(y == 1, p, 1 - p)).sum()),
         "fitted": p.tolist(), "truePositives": int((hit & (y == 1)).sum()), "falsePositives": int((hit & (y == 0)).sum()),
         "falseNegatives": int((~hit & (y == 1)).sum()), "trueNegatives": int((~hit & (y == 0)).sum())}
    if C is None: r["standardErrors"] = np.sqrt(np.diag(np.linalg.inv(H))).tolist()
    if len(w) == 2: r["boundary"] = float((np.log(threshold / (1 - threshold)) - w[0]) / w[1])
    return r

q = np.array(planar)
table = {"how": "Newton's method in NumPy on the (penalised) log likelihood, checked against scikit-learn's LogisticRegression; the 20 students are Wikipedia's",
"numbers": [{"set": [], "expect": expect(hours, passed), "tolerance": 1e-7},
 {"set": ["threshold=0.8"], "expect": expect(hours, passed, threshold=.8), "tolerance": 1e-7},
 {"set": ["penalty=l2", "C=0.3"], "expect": expect(hours, passed, .3), "tolerance": 1e-7},
 {"set": ["view=2d", f"data={planar}"], "expect": expect(q[:, :2], q[:, 2]), "tolerance": 1e-7}],
"refused": [
 {"set": ["data=[[1, 1], [2, 1]]"], "message": "logistic-regression.y: is 1 in every row; give both 0 and 1."},
 {"set": ["data=[[1, 0], [2, 2], [3, 1]]"], "message": "logistic-regression.y: is 2 in row 1; give 0 and 1 only."},
 {"set": ["data=iris", "y=species"], "message": "logistic-regression.y: is \"species\", a column of text; name a column of 0 and 1."},
 {"set": ["x=ours"], "message": "logistic-regression.x: unknown column \"ours\"; known: hours studied, passed."},
 {"set": ["view=2d"], "message": "logistic-regression.data: has 2 columns; give 3."},
 {"set": ["threshold=0"], "message": "logistic-regression: threshold is 0; give between 0 and 1, both excluded."},
 {"set": ["penalty=l1"], "message": "logistic-regression: penalty is \"l1\"; did you mean \"l2\"?"},
 {"set": ["C=0"], "message": "logistic-regression: C is 0; give above 0."},
 {"set": ["view=odds"], "message": "logistic-regression: view is \"odds\"; known: curve, logodds, both, 2d."}],
"warned": [{"set": ["data=[[1, 0], [2, 0], [3, 1], [4, 1]]"], "warning": "no finite optimum"}]}
(pathlib.Path(__file__).parents[1] / "logistic-regression.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")
