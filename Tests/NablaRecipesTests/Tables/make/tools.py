"""The tables of the recipes of the roadmap's tools, with SciPy and SymPy. Run it in this folder."""
import math

import numpy as np
import sympy
from scipy.optimize import curve_fit, fsolve

from table import number, refuse, write

# desmos-explorer

x = np.arange(5.0)
y = np.array([1.1, 2.9, 5.2, 7.1, 8.8])
table = "items=[[[0, 1.1], [1, 2.9], [2, 5.2], [3, 7.1], [4, 8.8]]]"
a, b = np.polyfit(x, y, 1)
r2 = 1 - ((y - a * x - b) ** 2).sum() / ((y - y.mean()) ** 2).sum()
curved = np.array([3.0, 2.1, 1.7, 1.3, 1.2, 1.05])
places = np.arange(6.0)
model = lambda x, a, k, c: a * np.exp(-k * x) + c
fit = curve_fit(model, places, curved, (1, 1, 1), xtol=1e-15, ftol=1e-15)[0]
rest = 1 - ((curved - model(places, *fit)) ** 2).sum() / ((curved - curved.mean()) ** 2).sum()
pairs = ", ".join(f"[{p:g}, {q:g}]" for p, q in zip(places, curved))
wave = fsolve(lambda v: [v[1] - np.sin(v[0]), v[1] - v[0] / 2], (2, 1), xtol=1e-14)
write(
    "desmos-explorer",
    "Closed form (line and ellipse), corners of a linear programme by hand, numpy.polyfit, "
    "scipy.optimize.curve_fit and fsolve.",
    [
        number([], {"crossings x": [36 / 13, 0], "crossings y": [-10 / 13, 2]}),
        number(['items=["y<=4-x", "y>=0", "x>=0", "y<=x+1"]', "x=[-2, 6]", "y=[-2, 6]"],
               {"crossings x": [-1, 0, 4, 0, 1.5, 0], "crossings y": [0, 0, 0, 1, 2.5, 4],
                "corners": [False, True, True, True, True, False]}),
        number(['items=["y = sin(x)", "y = x/2"]', "x=[1, 3]", "y=[0, 2]"],
               {"crossings x[0]": wave[0], "crossings y[0]": wave[1]}),
        number([table, "fit=y ~ a x + b"], {"fit a": a, "fit b": b, "fit r2": r2}),
        number([f"items=[[{pairs}]]", "fit=y ~ a exp(-k x) + c"],
               {"fit a": fit[0], "fit k": fit[1], "fit c": fit[2], "fit r2": rest}, 1e-6),
    ],
    [
        refuse(["items=[]"], "desmos-explorer.items: has 0 items; give 1 to 20."),
        refuse(['items=["y<=2-x", "y=sni(x)"]'], 'desmos-explorer.items: item 2, "y=sni(x)", column 3: unknown function "sni"; did you mean "sin"?'),
        refuse(['items=["y=a x"]'], 'desmos-explorer.items: item 1, "y=a x", column 3: unknown name "a"; the variables are x.'),
        refuse(["x=[6, -6]"], "desmos-explorer: x is [6, -6]; give two finite numbers, the smaller first."),
        refuse(["theta=[1, 1]"], "desmos-explorer: theta is [1, 1]; give two finite numbers, the smaller first."),
        refuse(["params={a: inf}"], "desmos-explorer: params.a is \"inf\"; give a number."),
        refuse(["aspect=same"], "desmos-explorer: aspect is \"same\"; known: equal, auto."),
        refuse(["fit=y ~ a x"], "desmos-explorer.fit: has no table to fit to; give points or a path among the items."),
        refuse(["items=[[[0, 1]]]", "fit=y ~ a x + b"], "desmos-explorer.fit: has 2 parameters, and the table 1 points; give at least as many points."),
        refuse(["items=[[[0, 1]]]", "fit=z = a x"], "desmos-explorer.fit: is \"z = a x\"; write it as y ~ a x + b."),
        refuse(["frames={a: []}"], "desmos-explorer.frames: has 0 values; give 1 to 240."),
        refuse(["frames={a: [1], b: [2]}"], "desmos-explorer.frames: has 2 names; give one name with its values."),
    ],
    [{"set": ["items=[[[2, 1], [3, 2]]]", "fit=y ~ ln(a - x)"], "warning": "the fit did not converge"}])


# formula-code-behaviour

X = sympy.Symbol("x")


def behaviour(settings, expression, probes, python=None, **more):
    f, slope = expression, sympy.diff(expression, X)
    expect = {"values": [float(f.subs(X, p)) for p in probes],
              "slopes": [float(slope.subs(X, p)) for p in probes], **more}
    if python:
        # What the figure shows as code is run here.
        for p, value in zip(probes, expect["values"]):
            assert abs(eval(python, {"math": math, "x": p}) - value) < 1e-12
        expect["code"] = python
    return number(settings, expect)


soft = sympy.log(1 + sympy.exp(X))
soft2 = sympy.log(1 + sympy.exp(2 * X)) / 2
default = np.array([-2.0, 0, 3])
write(
    "formula-code-behaviour",
    "SymPy: values and derivatives; the Python that is shown is evaluated by Python; the models "
    "in NumPy.",
    [
        behaviour([], soft, [-2, 0, 3], code="log(1.0 + exp(x))",
                  neuron=np.log1p(np.exp(2 * default))),
        behaviour(["code=python"], soft, [-2, 0, 3], "math.log(1.0 + math.exp(x))"),
        behaviour(["formula=x tanh(x) + pi", "code=python", "probe=[0.5]", "model=none"],
                  X * sympy.tanh(X) + sympy.pi, [0.5]),
        behaviour(["formula=x^3 - 2x", "probe=[-1, 2]", "model=classifier"], X**3 - 2 * X, [-1, 2],
                  classifier=[1 / (1 + math.exp(-1)), 1 / (1 + math.exp(-4))]),
        # Functions of networks, which neither language has, are written out.
        behaviour(["formula=sigmoid(2x)^2", "code=python"], 1 / (1 + sympy.exp(-2 * X)) ** 2, [-2, 0, 3],
                  "math.pow((1.0 / (1.0 + math.exp(-(2.0 * x)))), 2.0)"),
        behaviour(["formula=gelu(x)", "code=python"], X * (1 + sympy.erf(X / sympy.sqrt(2))) / 2, [-2, 0, 3],
                  "0.5 * x * (1.0 + math.erf(x / math.sqrt(2.0)))"),
        behaviour(["formula=silu(x)"], X / (1 + sympy.exp(-X)), [-2, 0, 3], code="x / (1.0 + exp(-x))"),
        behaviour(["formula=elu(x) + 1", "probe=[-2, -1]"], sympy.exp(X), [-2, -1],
                  code="(max(0.0, x) + min(0.0, exp(x) - 1.0)) + 1.0"),
        behaviour(["model=attention"], soft, [-2, 0, 3],
                  attention=(1 + np.exp(default)) / (1 + np.exp(default)).sum()),
        behaviour(["formula=ln(1+exp(b x))/b", "vary={b: [2, 1]}"], soft2, [-2, 0, 3],
                  **{"values at 1": [float(soft.subs(X, p)) for p in (-2, 0, 3)]}),
    ],
    [
        refuse(["formula=ln(1+"], "formula-code-behaviour.formula: is \"ln(1+\", and at column 6: the formula ends too early."),
        refuse(["formula=a x"], "formula-code-behaviour.formula: is \"a x\", and at column 1: unknown name \"a\"; the variables are x."),
        refuse(["code=pythn"], "formula-code-behaviour: code is \"pythn\"; did you mean \"python\"?"),
        refuse(["formula=ln(x)", "probe=[1, -1]"], "formula-code-behaviour.probe: has -1, where f has no value; give another x."),
        refuse(["probe=[]"], "formula-code-behaviour.probe: has 0 values; give 1 to 8."),
        refuse(["vary={a: []}"], "formula-code-behaviour.vary: has 0 values; give 1 to 6."),
        refuse(["model=neurn"], "formula-code-behaviour: model is \"neurn\"; did you mean \"neuron\"?"),
    ])
