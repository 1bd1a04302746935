"""Makes statistical.json: quantiles, correlations, regressions, chains and information.

    pip install mpmath==1.3.0 scipy==1.17.1 numpy && python statistical.py

Quantiles are NumPy's nine methods, correlations SciPy's; the rest is solved by mpmath at 50 digits.
"""

import json

import numpy as np
from mpmath import mp, mpf, matrix, lu_solve, exp, log, sqrt, erfc
from scipy import stats

mp.dps = 50
rng = np.random.default_rng(7)

METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation",
           "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased",
           "normal_unbiased"]
samples = [[3.0], [1.0, 2.0], [1.0, 1.5, 4.0, 9.0],
           sorted(rng.normal(size=11).round(3).tolist()), [float(i * i) for i in range(20)]]
shares = [0, 0.0625, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 0.9375, 1]
quantiles = [{"values": v, "shares": shares,
              "rows": [[float(np.quantile(v, p, method=m)) for p in shares] for m in METHODS]}
             for v in samples]

x = rng.normal(size=40).round(2)
y = (0.6 * x + rng.normal(size=40)).round(1)
pairs = []
for a, b in ((x, y), (x.round(0), y.round(0)), (np.arange(9.0), np.arange(9.0)[::-1] ** 3),
             (1e9 + x, y * 1e-3)):
    pairs.append({"x": a.tolist(), "y": b.tolist(), "covariance": float(np.cov(a, b)[0, 1]),
                  "pearson": float(stats.pearsonr(a, b)[0]),
                  "spearman": float(stats.spearmanr(a, b)[0]),
                  "kendall": float(stats.kendalltau(a, b)[0])})


def least_squares(columns, response):
    a = matrix([[mpf(1)] + [mpf(c[i]) for c in columns] for i in range(len(response))])
    b = matrix([mpf(v) for v in response])
    normal = a.T * a
    beta = lu_solve(normal, a.T * b)
    rest = b - a * beta
    squares = sum(r * r for r in rest)
    n, k = a.rows, a.cols
    inverse = normal ** -1
    errors = [sqrt(squares / (n - k) * inverse[i, i]) for i in range(k)]
    mean = sum(b) / n
    r2 = 1 - squares / sum((v - mean) ** 2 for v in b)
    return {"predictors": [list(map(float, c)) for c in columns], "response": list(response),
            "coefficients": [float(v) for v in beta], "errors": [float(v) for v in errors],
            "rSquared": float(r2), "deviation": float(sqrt(squares / (n - k))),
            "f": float(r2 / (k - 1) / ((1 - r2) / (n - k)))}


u, v = rng.normal(size=25).round(3), rng.uniform(1000, 1010, size=25).round(2)
linear = [least_squares([u.tolist()], (2 - 3 * u + rng.normal(size=25)).round(3).tolist()),
          least_squares([u.tolist(), v.tolist()],
                        (1 + u + 0.5 * v + rng.normal(size=25)).round(3).tolist()),
          # Far from the origin: years and their squares.
          least_squares([[1990 + i for i in range(12)], [(1990 + i) ** 2 for i in range(12)]],
                        [5.0, 4.5, 4.3, 4.6, 5.1, 6.0, 7.2, 8.1, 9.9, 11.5, 13.8, 16.0])]


def logistic(columns, outcomes):
    a = matrix([[mpf(1)] + [mpf(c[i]) for c in columns] for i in range(len(outcomes))])
    beta = matrix([mpf(0)] * a.cols)
    for _ in range(60):
        p = [1 / (1 + exp(-s)) for s in a * beta]
        gradient = a.T * matrix([mpf(o) - q for o, q in zip(outcomes, p)])
        weighted = matrix([[a[i, j] * p[i] * (1 - p[i]) for j in range(a.cols)]
                           for i in range(a.rows)])
        information = a.T * weighted
        beta += lu_solve(information, gradient)
    assert max(abs(g) for g in gradient) < mpf(10) ** -40
    p = [1 / (1 + exp(-s)) for s in a * beta]
    inverse = information ** -1
    deviance = -2 * sum(log(q) if o else log(1 - q) for o, q in zip(outcomes, p))
    share = mpf(sum(outcomes)) / len(outcomes)
    null = -2 * sum(log(share) if o else log(1 - share) for o in outcomes)
    errors = [sqrt(inverse[i, i]) for i in range(a.cols)]
    return {"predictors": [list(map(float, c)) for c in columns],
            "outcomes": [bool(o) for o in outcomes],
            "coefficients": [float(b) for b in beta], "errors": [float(e) for e in errors],
            "pValues": [float(erfc(abs(b) / e / sqrt(2))) for b, e in zip(beta, errors)],
            "deviance": float(deviance), "nullDeviance": float(null)}


hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5,
         4.75, 5, 5.5]
passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
w = rng.normal(size=60).round(2)
z = rng.uniform(900, 1100, size=60).round(1)
chance = 1 / (1 + np.exp(-(w - 0.02 * (z - 1000))))
binary = [logistic([hours], passed),
          logistic([w.tolist(), z.tolist()], (rng.uniform(size=60) < chance).astype(int).tolist())]


def stationary(rows):
    n = len(rows)
    a = matrix(n, n)
    for i in range(n):
        for j in range(n):
            a[j, i] = mpf(rows[i][j]) / sum(mpf(q) for q in rows[i]) - (1 if i == j else 0)
    for j in range(n):
        a[n - 1, j] = 1
    return [float(q) for q in lu_solve(a, matrix([0] * (n - 1) + [1]))]


chains = [[[0.9, 0.1], [0.5, 0.5]],
          [[0.5, 0.25, 0.25], [0.5, 0, 0.5], [0.25, 0.25, 0.5]],
          [[1 - 1e-12, 1e-12, 0], [0.25, 0.5, 0.25], [0, 1e-9, 1 - 1e-9]]]
chains = [{"rows": c, "stationary": stationary(c)} for c in chains]

information = []
for p, q in (([0.5, 0.25, 0.125, 0.125], [0.25] * 4), ([0.2, 0.5, 0.3], [0.1, 0.6, 0.3]),
             ([0.5, 0.5], [0.5 + 1e-9, 0.5 - 1e-9]), ([1, 0, 0], [0.5, 0.25, 0.25]),
             ([1e-300, 1 - 1e-16], [1e-200, 1 - 1e-16])):
    P, Q = [mpf(a) for a in p], [mpf(a) for a in q]
    m = [(a + b) / 2 for a, b in zip(P, Q)]
    kl = lambda s, t: sum(a * log(a / b) + b - a if a else b for a, b in zip(s, t))
    information.append({"p": p, "q": q, "entropy": float(-sum(a * log(a) for a in P if a)),
                        "crossEntropy": float(-sum(a * log(b) for a, b in zip(P, Q) if a)),
                        "divergence": float(kl(P, Q)),
                        "jensenShannon": float((kl(P, m) + kl(Q, m)) / 2)})

tables = {"made": "see statistical.py", "quantiles": quantiles, "pairs": pairs, "linear": linear,
          "logistic": binary, "chains": chains, "information": information}
with open("statistical.json", "w") as file:
    file.write(json.dumps(tables).replace(', "', ',\n"') + "\n")
