"""Makes optimisers.json: paths of optimisers, from the equations of their sources in NumPy.

    pip install numpy==2.4.6 scipy==1.17.1 && python optimisers.py

First-order methods walk on Beale's function from (1, 1.5) for 50 steps: `ruder` as in S. Ruder
(arXiv:1609.04747) and the papers named there, `pytorch` as in the documentation of torch.optim,
Lion as in algorithm 2 of Chen et al. (arXiv:2302.06675). Constants are the methods' defaults but
for the learning rate. Newton, BFGS (Nocedal & Wright, algorithms 6.1, 3.5, 3.6 with doubling and
halving) walk on Rosenbrock's function from (-1.2, 1); Nelder-Mead's best vertices are SciPy's.
"""

import json
import numpy as np
from scipy.optimize import minimize


def beale(p):
    x, y = p
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def beale_gradient(p):
    x, y = p
    a, b, c = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
    return np.array([
        2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1),
        2 * a * x + 2 * b * 2 * x * y + 2 * c * 3 * x * y**2,
    ])


def first_order(method, convention, rate, steps=50):
    torch = convention == "pytorch"
    theta = np.array([1.0, 1.5])
    m, v, s = np.zeros(2), np.zeros(2), np.zeros(2)
    beta1, beta2 = 0.9, 0.999
    product = 1.0
    path, states = [], []
    for t in range(1, steps + 1):
        g = beale_gradient(theta - 0.9 * m if method == "nag" and not torch else theta)
        state = {}
        if method == "gd":
            theta = theta - rate * g
        elif method in ("momentum", "nag"):
            if torch:
                m = 0.9 * m + g
                theta = theta - rate * (m if method == "momentum" else g + 0.9 * m)
            else:
                m = 0.9 * m + rate * g
                theta = theta - m
            state = {"v": m}
        elif method == "adagrad":
            v = v + g**2
            theta = theta - rate * g / (np.sqrt(v) + 1e-10 if torch else np.sqrt(v + 1e-8))
            state = {"G": v}
        elif method == "adadelta":
            v = 0.9 * v + 0.1 * g**2
            delta = np.sqrt(s + 1e-6) / np.sqrt(v + 1e-6) * g
            s = 0.9 * s + 0.1 * delta**2
            theta = theta - rate * delta
            state = {"E[g²]": v, "E[Δ²]": s}
        elif method == "rmsprop":
            rho = 0.99 if torch else 0.9
            v = rho * v + (1 - rho) * g**2
            theta = theta - rate * g / (np.sqrt(v) + 1e-8 if torch else np.sqrt(v + 1e-8))
            state = {"E[g²]": v}
        elif method == "lion":
            c = beta1 * m + (1 - beta1) * g
            theta = theta - rate * (np.sign(c) + 0 * theta)
            m = 0.99 * m + (1 - 0.99) * g
            state = {"c": c, "m": m}
        else:
            m = beta1 * m + (1 - beta1) * g
            m_hat = m / (1 - beta1**t)
            if method == "adamax":
                v = np.maximum(beta2 * v, np.abs(g) + (1e-8 if torch else 0))
                theta = theta - rate / (1 - beta1**t) * m / v
                state = {"m": m, "u": v, "m̂": m_hat}
            else:
                v = beta2 * v + (1 - beta2) * g**2
                v_hat = v / (1 - beta2**t)
                state = {"m": m, "v": v, "m̂": m_hat, "v̂": v_hat}
                if method == "adam":
                    theta = theta - rate * m_hat / (np.sqrt(v_hat) + 1e-8)
                elif method == "adamw":
                    shrunk = rate * 0.01 if torch else 0.0001
                    theta = theta - shrunk * theta - rate * m_hat / (np.sqrt(v_hat) + 1e-8)
                elif method == "amsgrad":
                    s = np.maximum(s, v)
                    if torch:
                        theta = theta - rate * m_hat / (np.sqrt(s / (1 - beta2**t)) + 1e-8)
                        state = {"m": m, "v": v, "v_max": s, "m̂": m_hat}
                    else:
                        theta = theta - rate * m / (np.sqrt(s) + 1e-8)
                        state = {"m": m, "v": v, "v_max": s}
                elif method == "nadam":
                    if torch:
                        mu = beta1 * (1 - 0.5 * 0.96 ** (t * 0.004))
                        mu_next = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * 0.004))
                        product *= mu
                        m_bar = (mu_next * m / (1 - product * mu_next)
                                 + (1 - mu) * g / (1 - product))
                    else:
                        m_bar = beta1 * m_hat + (1 - beta1) * g / (1 - beta1**t)
                    theta = theta - rate * m_bar / (np.sqrt(v_hat) + 1e-8)
        path.append(theta.tolist())
        states.append({"g": g.tolist(), **{k: x.tolist() for k, x in state.items()}})
    return {
        "method": method, "convention": convention, "rate": rate, "path": path,
        "states": {str(t): states[t - 1] for t in (1, 2, 10)},
    }


def rosenbrock(p):
    return (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2


def rosenbrock_gradient(p):
    x, y = p
    return np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])


def rosenbrock_hessian(p):
    x, y = p
    return np.array([[2 - 400 * (y - 3 * x * x), -400 * x], [-400 * x, 200.0]])


def newton(steps, damping, armijo):
    x = np.array([-1.2, 1.0])
    path = []
    for _ in range(steps):
        g = rosenbrock_gradient(x)
        p = -np.linalg.solve(rosenbrock_hessian(x) + damping * np.eye(2), g)
        a = 1.0
        while armijo and rosenbrock(x + a * p) > rosenbrock(x) + 1e-4 * a * (g @ p):
            a *= 0.5
        x = x + a * p
        path.append(x.tolist())
    return {"damping": damping, "armijo": armijo, "path": path}


def strong_wolfe(x, p):
    phi = lambda a: rosenbrock(x + a * p)
    slope = lambda a: rosenbrock_gradient(x + a * p) @ p
    phi0, slope0 = phi(0), slope(0)

    def zoom(low, high):
        while True:
            a = (low + high) / 2
            if phi(a) > phi0 + 1e-4 * a * slope0 or phi(a) >= phi(low):
                high = a
            else:
                if abs(slope(a)) <= -0.9 * slope0:
                    return a
                if slope(a) * (high - low) >= 0:
                    high = low
                low = a

    before, a, i = 0.0, 1.0, 1
    while True:
        if phi(a) > phi0 + 1e-4 * a * slope0 or (i > 1 and phi(a) >= phi(before)):
            return zoom(before, a)
        if abs(slope(a)) <= -0.9 * slope0:
            return a
        if slope(a) >= 0:
            return zoom(a, before)
        before, a, i = a, 2 * a, i + 1


def bfgs(steps):
    x, h = np.array([-1.2, 1.0]), np.eye(2)
    path, lengths = [], []
    for _ in range(steps):
        g = rosenbrock_gradient(x)
        p = -h @ g
        a = strong_wolfe(x, p)
        s = a * p
        y = rosenbrock_gradient(x + s) - g
        rho = 1 / (y @ s)
        left = np.eye(2) - rho * np.outer(s, y)
        h = left @ h @ left.T + rho * np.outer(s, s)
        x = x + s
        path.append(x.tolist())
        lengths.append(a)
    return {"path": path, "lengths": lengths, "inverse": h.ravel().tolist()}


def nelder_mead(function, start, steps):
    options = {"maxiter": steps, "return_all": True, "xatol": 0, "fatol": 0}
    result = minimize(function, start, method="Nelder-Mead", options=options)
    return {"start": start, "path": [p.tolist() for p in result.allvecs]}


RATES = {
    "gd": 0.01, "momentum": 0.002, "nag": 0.002, "adagrad": 0.4, "adadelta": 20, "rmsprop": 0.03,
    "adam": 0.1, "adamax": 0.1, "nadam": 0.1, "amsgrad": 0.1, "adamw": 0.1, "lion": 0.05,
}
table = {
    "source": __doc__.strip(),
    "firstOrder": [
        first_order(method, convention, rate)
        for convention in ("ruder", "pytorch") for method, rate in RATES.items()
    ],
    "newton": [newton(6, 0.0, False), newton(50, 1.0, True)],
    "bfgs": bfgs(25),
    "nelderMead": [
        nelder_mead(rosenbrock, [-1.2, 1.0], 60), nelder_mead(beale, [0.0, 2.0], 60),
    ],
}
with open("optimisers.json", "w") as file:
    json.dump(table, file, ensure_ascii=False, indent=0, separators=(",", ":"))
    file.write("\n")
