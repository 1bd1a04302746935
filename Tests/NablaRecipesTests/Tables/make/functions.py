"""Writes the tables of the recipes about numbers, functions and calculus beside this folder.

NumPy, SciPy and SymPy compute what the recipes' numbers must be.
"""

import json
import math
import pathlib

import numpy as np
import sympy as sp
from scipy import integrate
from scipy.optimize import brentq

TABLES = pathlib.Path(__file__).resolve().parent.parent


def write(name, how, numbers, refused, warned=()):
    """One table; NumPy's numbers become plain ones."""

    def plain(value):
        if isinstance(value, (list, tuple, np.ndarray)):
            return [plain(element) for element in value]
        if isinstance(value, (np.floating, np.integer, sp.Number)):
            return float(value)
        return value

    cases = [
        {"set": sets, "expect": {k: plain(v) for k, v in expect.items()}, "tolerance": tolerance}
        for sets, expect, tolerance in numbers
    ]
    table = {"how": how, "numbers": cases}
    table["refused"] = [{"set": sets, "message": message} for sets, message in refused]
    if warned:
        table["warned"] = [{"set": sets, "warning": warning} for sets, warning in warned]
    text = json.dumps(table, indent=1, ensure_ascii=False)
    (TABLES / f"{name}.json").write_text(text + "\n")


def exp_log_inverse():
    def expect(base, points, u, v, law):
        powers = np.power(base, np.array(points, float))
        result = {"product": u * v, "quotient": u / v, "power": u**v}[law]
        return {
            "powers": powers,
            "logs": np.log(powers) / np.log(base),
            "logU": math.log(u, base),
            "logV": math.log(v, base),
            "result": result,
            "logResult": math.log(result) / math.log(base),
        }

    write(
        "exp-log-inverse",
        "NumPy: powers and logarithms (make/functions.py)",
        [
            ([], expect(math.e, [-1, 0, 1, 2], 6, 4, "product"), 1e-12),
            (["base=e"], {"logU": math.log(6)}, 1e-12),
            (
                ["base=0.5", "points=[-2, 0.5, 7]", "law=quotient", "u=3", "v=10"],
                expect(0.5, [-2, 0.5], 3, 10, "quotient") | {"skipped": [7]},
                1e-12,
            ),
            (
                ["base=2", "law=power", "u=3", "v=2.5"],
                expect(2, [-1, 0, 1, 2], 3, 2.5, "power"),
                1e-12,
            ),
        ],
        [
            (["base=0"], "exp-log-inverse: base is 0; give above 0, at most 20."),
            (["base=21"], "exp-log-inverse: base is 21; give above 0, at most 20."),
            (
                ["base=1"],
                "exp-log-inverse.base: is 1, and 1 to any power is 1; give another number up to 20.",
            ),
            (["base=two"], 'exp-log-inverse: base is "two"; give a number, or e.'),
            (
                ["x=[3, 3]"],
                "exp-log-inverse: x is [3, 3]; give two finite numbers, the smaller first.",
            ),
            (["points=[]"], "exp-log-inverse.points: is empty; give at least one exponent."),
            (
                ["u=0"],
                "exp-log-inverse.u: is 0: log of a non-positive number; give a number above 0.",
            ),
            (
                ["v=-2"],
                "exp-log-inverse.v: is -2: log of a non-positive number; give a number above 0.",
            ),
            (
                ["law=sum"],
                'exp-log-inverse: law is "sum"; known: none, product, quotient, power.',
            ),
        ],
        [(["points=[-1, 5]"], "points: 5 is outside x = [−3, 3] and skipped")],
    )


def log_scale_explainer():
    x = np.array([1, 2, 4, 8, 16.0])

    def expect(a, b, k):
        return {
            "exponential.y": a * b**x,
            "exponential.slope": math.log10(b),
            "exponential.run": 8,
            "exponential.rise": b**8,
            "power.run": 4,
            "power.rise": 4**k,
            "power.y": a * x**k,
            "power.k": k,
            "power.intercept": math.log10(a),
        }

    rows = np.array([[-1, 3], [0, 5], [1, 9], [2, 14], [3, 30], [4, 44], [5, 0], [6, 160.0]])
    up = rows[rows[:, 1] > 0]
    both = up[up[:, 0] > 0]
    slope, intercept = np.polyfit(up[:, 0], np.log10(up[:, 1]), 1)
    k, constant = np.polyfit(np.log10(both[:, 0]), np.log10(both[:, 1]), 1)
    fits = {
        "exponential.slope": slope,
        "exponential.intercept": intercept,
        "exponential.b": 10**slope,
        "exponential.rSquared": np.corrcoef(up[:, 0], np.log10(up[:, 1]))[0, 1] ** 2,
        "power.k": k,
        "power.intercept": constant,
        "dataX": rows[:, 0],
        "dataY": rows[:, 1],
    }
    data = f"data={rows.tolist()}"
    write(
        "log-scale-explainer",
        "NumPy: powers, and numpy.polyfit of the logarithms (make/functions.py)",
        [
            ([], expect(5, 1.3, 2.5), 1e-12),
            (["a=2", "b=0.7", "k=-1.5"], expect(2, 0.7, -1.5), 1e-12),
            ([data], fits, 1e-10),
        ],
        [
            (
                ["kind=log"],
                'log-scale-explainer: kind is "log"; known: exponential, power, both.',
            ),
            (["a=0"], "log-scale-explainer: a is 0; give above 0."),
            (["b=-1"], "log-scale-explainer: b is -1; give above 0."),
            (["k=.nan"], "log-scale-explainer: k is nan; give a finite number."),
            (
                ["data=[1, 2]"],
                "log-scale-explainer.data: needs two columns of numbers, and has 1; give a table with x and y.",
            ),
            (
                ["data=[[1, 2], [3, -1]]"],
                "log-scale-explainer.data: has no two different points above 0; give two columns of numbers.",
            ),
        ],
        [([data], "3 of 8 points are not above 0 and not drawn on a logarithmic axis")],
    )


def linear_system_2x2():
    def expect(a, b):
        a, b = np.array(a, float), np.array(b, float)
        replaced = [
            np.linalg.det(np.column_stack([b, a[:, 1]])),
            np.linalg.det(np.column_stack([a[:, 0], b])),
        ]
        return {
            "outcome": "one solution",
            "solution": np.linalg.solve(a, b),
            "determinant": np.linalg.det(a),
            "replaced": replaced,
            "condition": np.linalg.cond(a),
        }

    near = [[1, 2], [1.1, 2.3]]
    right = np.array([4, 4.5])
    corners = [
        np.linalg.solve(near, right + 0.045 * np.array(signs)).tolist()
        for signs in [[-1, -1], [1, -1], [1, 1], [-1, 1]]
    ]
    lost = {"solution": "undefined", "determinant": 0, "condition": "inf"}
    write(
        "linear-system-2x2",
        "NumPy: numpy.linalg solve, det and cond (make/functions.py)",
        [
            ([], expect([[2, 1], [1, -3]], [5, -8]), 1e-12),
            (
                [f"A={near}", "b=[4, 4.5]"],
                expect(near, right) | {f"rhombus[{i}]": c for i, c in enumerate(corners)},
                1e-9,
            ),
            (["A=[[1, 2], [2, 4]]", "b=[3, 1]"], {"outcome": "no solution"} | lost, 0),
            (
                ["A=[[1, 2], [2, 4]]", "b=[3, 6]"],
                {"outcome": "infinitely many solutions"} | lost,
                0,
            ),
        ],
        [
            (
                ["A=[[1, 2, 3], [4, 5, 6]]"],
                "linear-system-2x2.A: has 2 × 3 numbers; give two rows of two numbers.",
            ),
            (
                ["A=[[1, 2], [4]]"],
                "linear-system-2x2: A has 1 values in row 1 and 2 in row 0; give rows of the same length.",
            ),
            (
                ["A=[[1, .inf], [4, 3]]"],
                "linear-system-2x2.A: holds inf; give finite numbers.",
            ),
            (["b=[1, 2, 3]"], "linear-system-2x2: b is a list; give two numbers [x, y]."),
            (["b=[1, .inf]"], "linear-system-2x2: b is a list; give two numbers [x, y]."),
            (["view=rows"], 'linear-system-2x2: view is "rows"; did you mean "row"?'),
            (
                ["show-elimination=2"],
                "linear-system-2x2: show-elimination is 2; give true or false.",
            ),
        ],
        [(["A=[[1, 2], [0, 0]]"], "equation 2 says 0 = −8, a contradiction")],
    )


def function_transformations():
    x = sp.Symbol("x")

    def expect(f, starts, a, b, h, k):
        points = [(sp.sympify(s), f.subs(x, s)) for s in starts]
        stages = {"f": points}
        stages["b"] = points = [(s / b, y) for s, y in points]
        stages["h"] = points = [(s + h, y) for s, y in points]
        stages["a"] = points = [(s, a * y) for s, y in points]
        stages["k"] = [(s, y + k) for s, y in points]
        return {
            f"points {name}[{i}]": [float(p[0]), float(p[1])]
            for name, stage in stages.items()
            for i, p in enumerate(stage)
        }

    half = sp.pi / 2
    write(
        "function-transformations",
        "SymPy: substitution, one change after the other (make/functions.py)",
        [
            ([], expect(x**2, [-1, 0, 1], -2, sp.Rational(1, 2), 3, 4), 1e-12),
            (
                ["f=sin(x)", "a=1.5", "b=-2", "h=1", "k=-1"],
                expect(sp.sin(x), [-half, 0, half], 1.5, -2, 1, -1),
                1e-12,
            ),
        ],
        [
            (["b=0"], "function-transformations.b: is 0, and f(0) is a constant; give a number other than 0."),
            (["a=.inf"], "function-transformations: a is inf; give a finite number."),
            (["h=.nan"], "function-transformations: h is nan; give a finite number."),
            (["k=.inf"], "function-transformations: k is inf; give a finite number."),
            (
                ["f=x^^2"],
                'function-transformations.f: is "x^^2", and at column 3: "^" cannot stand here; give a formula of x such as "x^2 + 1".',
            ),
        ],
        [(["a=0"], "g is the constant 4")],
    )


def growth_comparison():
    x = np.linspace(0.1, 10, 201)
    negative = brentq(lambda t: 2**t - t**2, -1, 0, xtol=1e-15)
    long = brentq(lambda t: math.gamma(t + 1) - t**3, 4, 6, xtol=1e-14)
    equal = ["scale=linear", "x=[-2, 5]", 'functions=["x^2", "2^x"]']
    write(
        "growth-comparison",
        "NumPy values; scipy.optimize.brentq for the crossings (make/functions.py)",
        [
            (
                [],
                {
                    "f1": np.log(x),
                    "f3": x**2,
                    "f4": 2**x,
                    "crossings[0].x": 1,
                    "crossings[1].x": 2,
                    "crossings[2].x": 4,
                    "crossings[2].y": 16,
                    "leaders[0].function": 4,
                    "leaders[1].function": 3,
                    "leaders[1].from": 2,
                    "leaders[1].to": 4,
                    "leaders[2].function": 4,
                },
                1e-12,
            ),
            (equal, {"crossings[0].x": negative, "leaders[1].from": negative}, 1e-12),
            (
                ['functions=["x^3", "x!"]', "x=[1, 8]"],
                {"crossings[1].x": long, "crossings[1].y": long**3},
                1e-11,
            ),
        ],
        [
            (
                ['functions=["x"]'],
                "growth-comparison.functions: needs 2 to 8 functions, and has 1; give 2 to 8.",
            ),
            (
                ["x=[2, 2]"],
                "growth-comparison: x is [2, 2]; give two finite numbers, the smaller first.",
            ),
            (
                ["x=[0, 2]"],
                "growth-comparison.x: begins at 0, and a logarithmic axis needs numbers above 0; give an interval above 0, or scale=linear.",
            ),
            (
                ["scale=log"],
                'growth-comparison: scale is "log"; known: linear, semilog, loglog, all.',
            ),
            (
                ['functions=["x", "foo(x)"]'],
                'growth-comparison.functions: is "foo(x)", and at column 1: unknown function "foo"; the variables are x.',
            ),
        ],
    )


def unit_circle_sine():
    t = np.linspace(0, 2 * math.pi, 401)
    two = ["theta=225", "waves=[{}, {amp: 0.5, freq: 3, phase: 0.25}]", "show=[sin, cos, tan]"]
    angle = 1.25 * math.pi
    write(
        "unit-circle-sine",
        "NumPy: sine and cosine; SymPy for 60 degrees (make/functions.py)",
        [
            (
                [],
                {
                    "theta": math.pi / 3,
                    "sin": sp.sqrt(3).evalf() / 2,
                    "cos": 0.5,
                    "wave1.sin": np.sin(t),
                    "wave1.cos": np.cos(t),
                },
                1e-12,
            ),
            (
                two,
                {
                    "tan": 1,
                    "wave2.x": 0.5 * np.cos(3 * angle + 0.25),
                    "wave2.y": 0.5 * np.sin(3 * angle + 0.25),
                    "wave2.sin": 0.5 * np.sin(3 * t + 0.25),
                },
                1e-12,
            ),
            (["theta=90", "show=[tan]"], {"tan": "undefined"}, 0),
        ],
        [
            (["theta=.inf"], "unit-circle-sine: theta is inf; give a finite number."),
            (["waves=[]"], "unit-circle-sine.waves: has 0 waves; give 1 to 6."),
            (["waves=[{freq: 0}]"], "unit-circle-sine: waves.freq is 0; give above 0."),
            (["show=[]"], "unit-circle-sine.show: is empty; give any of sin, cos, tan."),
            (["show=[sec]"], 'unit-circle-sine: show is "sec"; known: sin, cos, tan.'),
            (["frames=0"], "unit-circle-sine: frames is 0; give 1 to 240."),
            (["frames=241"], "unit-circle-sine: frames is 241; give 1 to 240."),
        ],
    )


def riemann_sum():
    def sine(count, end=5):
        x = np.linspace(0, end, count + 1)
        middle = (x[1:] + x[:-1]) / 2
        top = np.maximum(np.sin(x[1:]), np.sin(x[:-1]))
        low = np.minimum(np.sin(x[1:]), np.sin(x[:-1]))
        top[(x[:-1] < math.pi / 2) & (x[1:] > math.pi / 2)] = 1
        low[(x[:-1] < 3 * math.pi / 2) & (x[1:] > 3 * math.pi / 2)] = -1
        width = end / count
        return {
            f"left {count}": np.sin(x[:-1]).sum() * width,
            f"right {count}": np.sin(x[1:]).sum() * width,
            f"midpoint {count}": np.sin(middle).sum() * width,
            f"trapezoid {count}": integrate.trapezoid(np.sin(x), x),
            f"simpson {count}": integrate.simpson(np.sin(x), x=x),
            f"upper {count}": top.sum() * width,
            f"lower {count}": low.sum() * width,
            f"areas upper {count}": top * width,
        }

    rules = "rule=[left, right, midpoint, trapezoid, simpson, upper, lower]"
    write(
        "riemann-sum",
        "NumPy sums; scipy.integrate quad, trapezoid and simpson (make/functions.py)",
        [
            (
                [],
                {
                    "integral": integrate.quad(lambda x: x * x, -2, 4)[0],
                    "upper 6": 35,
                    "lower 6": 15,
                    "estimate 6": 25,
                    "uncertainty 6": 10,
                    "areas lower 6": [1, 0, 0, 1, 4, 9],
                    "order midpoint": 2,
                    "order simpson": "exact",
                },
                1e-9,
            ),
            (
                ["f=sin(x)", "a=0", "b=5", "n=[4]", rules],
                sine(4) | {"integral": 1 - math.cos(5)},
                1e-9,
            ),
            (["f=sin(x)", "a=0", "b=5", "n=10", rules], sine(10), 1e-9),
            (["a=4", "b=-2"], {"integral": -24, "upper 6": -35, "lower 6": -15}, 1e-12),
        ],
        [
            (["f=1/x"], "riemann-sum.f: has a pole at x = 0; leave it out of [a, b]."),
            (
                ["f=sqrt(x)"],
                "riemann-sum.f: has no value at x = -2; leave it out of [a, b].",
            ),
            (["a=4"], "riemann-sum.b: is 4, as is a; give another end."),
            (["n=0"], "riemann-sum: n is 0; give 1 to 10000."),
            (["n=10001"], "riemann-sum: n is 10001; give 1 to 10000."),
            (["n=[]"], "riemann-sum.n: is empty; give at least one number."),
            (
                ["rule=simpson", "n=5"],
                "riemann-sum.n: is 5, and simpson takes two strips at a time; give an even number.",
            ),
            (
                ["rule=middle"],
                'riemann-sum: rule is "middle"; known: left, right, midpoint, trapezoid, simpson, upper, lower.',
            ),
            (["a=.inf"], "riemann-sum: a is inf; give a finite number."),
        ],
        [(["a=4", "b=-2"], "b: is below a, and areas count with the other sign")],
    )


def taylor_approximation():
    x = sp.Symbol("x")
    places = np.linspace(-7, 7, 401)

    def expect(f, a, order, radius, places, orders):
        found = {"radius": radius}
        terms = [sp.diff(f, x, k).subs(x, a) for k in range(order + 1)]
        found["derivatives"] = [float(t) for t in terms]
        coefficients = [float(t / sp.factorial(k)) for k, t in enumerate(terms)]
        found["coefficients"] = coefficients
        for n in orders:
            found[f"T{n}"] = np.polynomial.polynomial.polyval(
                places - float(a), coefficients[: n + 1]
            )
        return found

    # The derivatives of the sine are at most 1 in size, and beyond π/2 they reach it.
    reach = [i for i in range(401) if abs(places[i]) > 1.7]
    bounds = {
        f"bound 3[{i}]": abs(places[i]) ** 4 / math.factorial(4) for i in reach[::40]
    }
    write(
        "taylor-approximation",
        "SymPy: derivatives; NumPy: polyval; bounds in closed form (make/functions.py)",
        [
            ([], expect(sp.sin(x), 0, 7, "inf", places, [1, 3, 5, 7]), 1e-9),
            ([], bounds, 1e-3),
            (
                ["f=ln(1+x)", "a=0.5", "orders=[2, 6]", "x=[-0.9, 3]"],
                expect(
                    sp.log(1 + x), sp.Rational(1, 2), 6, 1.5, np.linspace(-0.9, 3, 401), [2, 6]
                ),
                1e-9,
            ),
            (["f=tan(x)", "x=[-1, 1]"], {"radius": math.pi / 2}, 1e-6),
            (
                [],
                {
                    "probe": 1,
                    "probe_orders": [1, 3, 5, 7],
                    "probe_errors": [
                        abs(math.sin(1) - part) for part in (1, 5 / 6, 101 / 120, 4241 / 5040)
                    ],
                },
                1e-12,
            ),
            (
                ["f=ln(1+x)", "orders=[1, 2]", "x=[-0.9, 3]"],
                {"probe": 0.5, "probe_errors": [0.5 - math.log(1.5), math.log(1.5) - 0.375]},
                1e-12,
            ),
        ],
        [
            (
                ["f=abs(x)"],
                "taylor-approximation.f: has no derivative of order 1 at x = 0; choose another center or an order below 1.",
            ),
            (
                ["f=1/x"],
                "taylor-approximation.a: is 0, where f has no value; choose another point.",
            ),
            (["orders=[31]"], "taylor-approximation: orders is 31; give 0 to 30."),
            (["orders=[-1]"], "taylor-approximation: orders is -1; give 0 to 30."),
            (["orders=[]"], "taylor-approximation.orders: is empty; give 1 to 8."),
            (
                ["x=[1, 1]"],
                "taylor-approximation: x is [1, 1]; give two finite numbers, the smaller first.",
            ),
            (["y-limit=0"], "taylor-approximation: y-limit is 0; give above 0."),
            (["bound=maybe"], 'taylor-approximation: bound is "maybe"; give true or false.'),
        ],
    )


def derivative_panels():
    x = sp.Symbol("x")

    def expect(f, low, high, order):
        places = np.linspace(low, high, 801)
        found = {}
        for k in range(order + 1):
            level = sp.lambdify(x, sp.diff(f, x, k), "numpy")
            found[f"f{k}"] = level(places) * np.ones(801)
        return found

    wave = sp.exp(-x / 2) * sp.sin(2 * x)
    # f′ = 0 where tan 2x = 4, and f″ = 0 where tan 2x = −8/15 … from the product rule.
    extrema = [(math.atan(4) + k * math.pi) / 2 for k in range(3)]
    inflections = [(math.atan(-8 / 15) + k * math.pi) / 2 for k in (1, 2)]
    slope = sp.lambdify(x, sp.diff(wave, x), "math")
    value = sp.lambdify(x, wave, "math")
    write(
        "derivative-panels",
        "SymPy: derivatives; zeros in closed form (make/functions.py)",
        [
            ([], expect(wave, 0, 4, 2), 1e-11),
            (
                [],
                {
                    "extrema": extrema,
                    "extreme values": [value(t) for t in extrema],
                    "inflections": inflections,
                    "inflection slopes": [slope(t) for t in inflections],
                },
                1e-9,
            ),
            # Nothing but rounding is no inflection, and a corner is a minimum.
            (["f=abs(x)", "x=[-2, 2]"], {"extrema": [0], "inflections": []}, 1e-9),
            (["f=2x+1", "x=[-2, 2]"], {"extrema": [], "inflections": []}, 1e-9),
            (
                ["f=x^4-4x^2", "x=[-2.3, 2.3]", "order=4"],
                expect(x**4 - 4 * x**2, -2.3, 2.3, 4)
                | {
                    "extrema": [-math.sqrt(2), 0, math.sqrt(2)],
                    "inflections": [-math.sqrt(2 / 3), math.sqrt(2 / 3)],
                },
                1e-11,
            ),
        ],
        [
            (
                ["f=x^^2"],
                'derivative-panels.f: is "x^^2", and at column 3: "^" cannot stand here; give a formula of x such as "x^2 + 1".',
            ),
            (
                ["f=gcd(x, 2)"],
                "derivative-panels.f: has no derivative: gcd has no derivative by its argument a; give a smooth formula.",
            ),
            (
                ["x=[4, 0]"],
                "derivative-panels: x is [4, 0]; give two finite numbers, the smaller first.",
            ),
            (["order=0"], "derivative-panels: order is 0; give 1 to 4."),
            (["order=5"], "derivative-panels: order is 5; give 1 to 4."),
            (["marks=7"], "derivative-panels: marks is 7; give true or false."),
        ],
    )


if __name__ == "__main__":
    exp_log_inverse()
    log_scale_explainer()
    linear_system_2x2()
    function_transformations()
    growth_comparison()
    unit_circle_sine()
    riemann_sum()
    taylor_approximation()
    derivative_panels()
