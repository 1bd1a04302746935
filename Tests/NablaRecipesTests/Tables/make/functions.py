"""Writes the tables of the recipes about numbers, functions and calculus beside this folder.

NumPy, SciPy and SymPy compute what the recipes' numbers must be.
"""

import json
import math
import pathlib

import numpy as np
import sympy as sp

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


if __name__ == "__main__":
    exp_log_inverse()
    log_scale_explainer()
    linear_system_2x2()
