"""Writes the tables of the recipes of vector calculus and optimisation: python3 optimisation.py"""
import json, math, os
import numpy as np
import sympy as sp

HERE = os.path.dirname(os.path.abspath(__file__))
X, Y = sp.symbols("x y")


def write(recipe, how, numbers, refused=(), warned=()):
    for case in numbers:
        case.setdefault("set", [])
        case.setdefault("tolerance", 1e-9)
    table = {"how": how, "numbers": numbers, "refused": list(refused), "warned": list(warned)}
    with open(os.path.join(HERE, "..", recipe + ".json"), "w") as file:
        json.dump(table, file, indent=1, ensure_ascii=False)
        file.write("\n")


def refusal(setting, message):
    return {"set": setting if isinstance(setting, list) else [setting], "message": message}


def floats(values):
    return [float(v) for v in values]


def gradient_field():
    def case(setting, f, point, direction):
        at = {X: sp.Rational(str(point[0])), Y: sp.Rational(str(point[1]))}
        g = [float(sp.diff(f, v).subs(at)) for v in (X, Y)]
        u = np.array(direction, float) / np.hypot(*direction)
        norm = math.hypot(*g)
        slope = float(np.dot(g, u))
        return {"set": setting, "expect": {
            "value": float(f.subs(at)), "gradient": g, "steepness": norm, "direction": floats(u),
            "slope": slope, "angle": math.degrees(math.acos(slope / norm))}}
    f = sp.sin(X) * sp.exp(-Y**2 / 4) + X * Y / 5
    first = case([], f, (1, 0.5), (3, 4))
    # The first arrow stands in the middle of the lowest left of 15 × 15 cells.
    low = {X: sp.Rational(-14, 5), Y: sp.Rational(-14, 5)}
    first["expect"]["u[0]"] = float(sp.diff(f, X).subs(low))
    first["expect"]["v[0]"] = float(sp.diff(f, Y).subs(low))
    write(
        "gradient-field", "SymPy: derivatives of the formula, evaluated exactly, then rounded.",
        [first, case(["f=x^2-y^2", "point=[-2, 1]", "direction=[1, 0]"], X**2 - Y**2, (-2, 1), (1, 0))],
        [refusal("point=[4, 0]", "gradient-field.point: is [4, 0]; give a point of the domain [[-3, 3], [-3, 3]]."),
         refusal("direction=[0, 0]", "gradient-field.direction: is [0, 0]; give a direction of any length but 0."),
         refusal("density=1", "gradient-field: density is 1; give 2 to 60."),
         refusal("density=61", "gradient-field: density is 61; give 2 to 60."),
         refusal("domain=[[3, -3], [-3, 3]]", "gradient-field: domain is [3, -3]; give two finite numbers, the smaller first."),
         refusal("f=x=y", 'gradient-field.f: is "x=y", which is no function; give a formula with one value such as x^2.'),
         refusal("f=gcd(x, y)", 'gradient-field.f: "gcd(x, y)" has no derivative: gcd has no derivative by its argument a; give a differentiable formula.'),
         refusal(["f=ln(x)", "point=[-1, 0]"], "gradient-field.point: is [-1, 0], where f has no gradient; give a point where f is smooth.")])


if __name__ == "__main__":
    for make in [gradient_field]:
        make()
