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


if __name__ == "__main__":
    exp_log_inverse()
