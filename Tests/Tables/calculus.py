"""Makes calculus.json: Taylor coefficients, integrals, lengths, flows.

    pip install mpmath==1.4.1 numpy==2.4.6 scipy==1.17.1 && python calculus.py

Taylor coefficients are mpmath's at 60 digits, rounded to doubles at the end; lengths are mpmath's
quadrature at 30 digits; Riemann sums are NumPy's in long doubles; flows are SciPy's RK45, and RK4
written out.
"""

import json
import numpy as np
from mpmath import mp, mpf
import mpmath
from scipy.integrate import solve_ivp

mp.dps = 60
functions = {
    "exp": mpmath.exp, "log": mpmath.log, "sqrt": mpmath.sqrt, "sin": mpmath.sin,
    "cos": mpmath.cos, "tan": mpmath.tan, "sinh": mpmath.sinh, "cosh": mpmath.cosh,
    "tanh": mpmath.tanh, "asin": mpmath.asin, "acos": mpmath.acos, "atan": mpmath.atan,
    "asinh": mpmath.asinh, "acosh": mpmath.acosh, "atanh": mpmath.atanh, "erf": mpmath.erf,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "power": lambda x: x ** mpf(2.5), "inverse": lambda x: 1 / x,
    "sin(x)/x": lambda x: mpmath.sin(x) / x,
    "exp(sin(x))": lambda x: mpmath.exp(mpmath.sin(x)),
    "x^x": lambda x: x**x,
}
places = {
    "exp": 0.3, "log": 1.7, "sqrt": 2.0, "sin": 1.2, "cos": -0.4, "tan": 0.6, "sinh": 0.8,
    "cosh": -1.1, "tanh": 2.5, "asin": 0.4, "acos": -0.3, "atan": 0.9, "asinh": 1.5, "acosh": 2.2,
    "atanh": -0.35, "erf": 0.7, "sigmoid": -1.3, "power": 1.6, "inverse": -0.8, "sin(x)/x": 1.0,
    "exp(sin(x))": 0.5, "x^x": 1.25,
}
taylor = [
    {"name": name, "at": places[name],
     "coefficients": [float(c) for c in mpmath.taylor(f, mpf(places[name]), 12)]}
    for name, f in functions.items()
]

mp.dps = 30
lengths = {
    "ellipse": float(mpmath.quad(
        lambda t: mpmath.sqrt((3 * mpmath.sin(t)) ** 2 + mpmath.cos(t) ** 2),
        mpmath.linspace(0, 2 * mpmath.pi, 9))),
    "parabola": float(mpmath.quad(lambda x: mpmath.sqrt(1 + 4 * x * x), [0, 2])),
    "sine": float(mpmath.quad(
        lambda x: mpmath.sqrt(1 + mpmath.cos(x) ** 2), mpmath.linspace(0, mpmath.pi, 5))),
}

riemann = []
for n in (2, 6, 50):
    f = lambda x: np.exp(x) * np.sin(3 * x)
    x = np.linspace(np.longdouble(-1), np.longdouble(2), n + 1)
    h, y, mid = np.longdouble(3) / n, f(x), f((x[1:] + x[:-1]) / 2)
    riemann.append({
        "count": n, "left": float(h * y[:-1].sum()), "right": float(h * y[1:].sum()),
        "midpoint": float(h * mid.sum()), "trapezoid": float(h * (y[1:] + y[:-1]).sum() / 2),
        "simpson": float(h / 3 * (y[0] + 4 * y[1:-1:2].sum() + 2 * y[2:-1:2].sum() + y[-1])),
    })

lotka = lambda t, y: np.array([y[0] * (1.1 - 0.4 * y[1]), y[1] * (0.1 * y[0] - 0.4)])
pendulum = lambda t, y: np.array([y[1], -np.sin(y[0]) - 0.1 * y[1]])
flows = []
for name, f, start, end in [
    ("lotka", lotka, [10.0, 5.0], 12.0), ("pendulum", pendulum, [2.0, 0.0], -3.0)]:
    adaptive = solve_ivp(f, (0, end), start, method="RK45", rtol=1e-6, atol=1e-9)
    exact = solve_ivp(f, (0, end), start, method="DOP853", rtol=1e-13, atol=1e-13)
    y, h, fixed = np.array(start), end / 20, [start]
    for i in range(20):
        t = i * h
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        fixed.append(y.tolist())
    flows.append({
        "name": name, "start": start, "end": end, "times": adaptive.t.tolist(),
        "states": adaptive.y.T.tolist(), "evaluations": int(adaptive.nfev),
        "exact": exact.y[:, -1].tolist(), "fixed": fixed,
    })

with open("calculus.json", "w") as file:
    json.dump({
        "source": __doc__.strip(), "taylor": taylor, "lengths": lengths, "riemann": riemann,
        "flows": flows,
    }, file, ensure_ascii=False, indent=0, separators=(",", ":"))
    file.write("\n")
