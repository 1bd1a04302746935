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


def descent(value, slope, x, rate, steps):
    xs = [np.array(x, float)]
    for _ in range(steps):
        xs.append(xs[-1] - rate * slope(xs[-1]))
    return xs, [float(value(x)) for x in xs]


def gradient_descent_1d():
    def case(setting, text, start, rate, steps, suffix=""):
        f = sp.sympify(text)
        value, slope = sp.lambdify(X, f), sp.lambdify(X, sp.diff(f, X))
        xs, losses = descent(value, slope, start, rate, steps)
        return {"set": setting, "expect": {
            "x" + suffix: floats(xs), "loss" + suffix: losses,
            "slope" + suffix: [float(slope(x)) for x in xs],
            "step" + suffix: [rate * float(slope(x)) for x in xs[:-1]]}}
    first = case([], "x**4-3*x**3+2", 4, 0.01, 25)
    first["expect"]["stationary[1]"] = 2.25
    two = ["f=x^4-3x^2+x", "x0=[-2, 2]", "lr=0.02", "steps=40"]
    second = case(two, "x**4-3*x**2+x", -2, 0.02, 40, "_1")
    second["expect"] |= case(two, "x**4-3*x**2+x", 2, 0.02, 40, "_2")["expect"]
    second["expect"]["stationary"] = sorted(float(sp.re(r)) for r in sp.Poly(4*X**3 - 6*X + 1).nroots(20))
    name = "gradient-descent-1d"
    write(
        name, "NumPy: the rule applied step by step with SymPy's derivative; roots of the derivative by SymPy.",
        [first, second],
        [refusal("lr=0", name + ": lr is 0; give above 0."),
         refusal("lr=-1", name + ": lr is -1; give above 0."),
         refusal("steps=0", name + ": steps is 0; give 1 to 100000."),
         refusal("tol=-1", name + ": tol is -1; give at least 0."),
         refusal(["f=ln(x)", "x0=-1"], name + ".x0: is -1, where f has no slope; start elsewhere."),
         refusal("x0=[]", name + ".x0: has 0 values; give 1 to 8."),
         refusal("show=[]", name + ".show: is empty; give tangents, table or loss."),
         refusal("show=[tangent]", name + ': show is "tangent"; did you mean "tangents"?')],
        [{"set": ["lr=0.2"], "warning": "diverged at step"},
         {"set": ["f=ln(x)^2", "x0=5", "lr=10"], "warning": "stops at step 1, where f has no value"}])


def learning_rate_comparison():
    def line(setting, text, start, rates, steps, extra):
        f = sp.sympify(text)
        value, slope = sp.lambdify(X, f), sp.lambdify(X, sp.diff(f, X))
        expect = dict(extra, rate=rates)
        for i, rate in enumerate(rates):
            xs, losses = descent(value, slope, start, rate, steps)
            expect[f"x_{i + 1}"] = floats(xs)
            expect[f"loss_{i + 1}"] = losses
        return {"set": setting, "expect": expect}
    default = line([], "(x-3)**2", 0, [0.1, 0.5, 0.9, 1.0, 1.1], 20, {
        "minimum": [3.0], "minimum_value": 0, "curvature": 2.0, "limit": 1.0,
        "factor": [0.8, 0.0, -0.8, -1.0, -1.2],
        "zone": ["straight in", "straight in", "from side to side", "back and forth", "away"]})
    quartic = line(
        ["f=x^4/4-x", "x0=2", "lr=[0.1, 0.3]", "steps=12"], "x**4/4-x", 2, [0.1, 0.3], 12,
        {"minimum": [1.0], "curvature": 3.0, "limit": 2 / 3, "factor": [0.7, 0.1]})
    # Of (x² + 10y²)/2 every coordinate shrinks by its own factor.
    t = np.arange(6)
    plane = {"set": ["f=(x^2+10y^2)/2", "x0=[-4, 1.5]", "lr=[0.15]", "steps=5"], "expect": {
        "x_1": floats(-4 * 0.85**t), "y_1": floats(1.5 * (-0.5)**t), "curvature": 10.0,
        "loss_1": floats((16 * 0.85**(2 * t) + 22.5 * 0.25**t) / 2)}}
    name = "learning-rate-comparison"
    write(
        name, "NumPy: the rule applied step by step with SymPy's derivative; closed form for the bowl of two variables.",
        [default, quartic, plane],
        [refusal("lr=[0]", name + ": lr is 0; give above 0."),
         refusal("lr=[0.1, -1]", name + ": lr is -1; give above 0."),
         refusal("lr=[]", name + ".lr: has 0 values; give 1 to 9."),
         refusal("lr=[1,2,3,4,5,6,7,8,9,10]", name + ".lr: has 10 values; give 1 to 9."),
         refusal("steps=0", name + ": steps is 0; give 1 to 10000."),
         refusal("x0=[1, 2]", name + ".x0: has 2 numbers; give one for a formula of x."),
         refusal("f=x^2+y^2", name + ".x0: has 1 number; give [x, y] for a formula of both.")])


def jacobian_grid():
    from scipy.integrate import dblquad

    def case(setting, pair, point, zooms):
        formulas = [sp.sympify(text) for text in pair]
        f = sp.lambdify((X, Y), formulas)
        matrix = sp.lambdify((X, Y), [[sp.diff(g, v) for v in (X, Y)] for g in formulas])
        j = np.array(matrix(*point), float)
        det = lambda y, x: float(np.linalg.det(np.array(matrix(x, y), float)))
        areas, deviations = [], []
        for side in zooms:
            h = side / 2
            # Green: the signed area of the image is the integral of the determinant.
            areas.append(dblquad(det, point[0] - h, point[0] + h, point[1] - h, point[1] + h)[0])
            t = np.arange(64) / 64 * side - h
            edge = np.concatenate([
                [(s, -h) for s in t], [(h, s) for s in t], [(-s, h) for s in t], [(-h, -s) for s in t]])
            linear = edge @ j.T
            curved = np.array([f(*(np.array(point) + e)) for e in edge], float) - np.array(f(*point), float)
            deviations.append(float(np.max(np.linalg.norm(curved - linear, axis=1)) / np.max(np.linalg.norm(linear, axis=1))))
        return [
            {"set": setting, "expect": {
                "image": floats(f(*point)), "jacobian[0]": floats(j[0]), "jacobian[1]": floats(j[1]),
                "determinant": float(np.linalg.det(j)), "deviation": deviations,
                "linear_area": [float(np.linalg.det(j)) * s * s for s in zooms]}},
            {"set": setting, "expect": {"area": areas}, "tolerance": 1e-5}]
    name = "jacobian-grid"
    write(
        name, "SymPy's derivatives with NumPy; the areas of the images by SciPy 1.15's dblquad of the determinant.",
        case([], ("x+sin(y)", "y+sin(x)"), (-2, 1), (1, 0.1))
        + case(["map=(x^2 - y^2, 2x y)", "point=[1, 0.5]", "zoom=[0.5, 0.2, 0.05]"],
               ("x**2-y**2", "2*x*y"), (1, 0.5), (0.5, 0.2, 0.05)),
        [refusal("point=[5, 0]", name + ".point: is [5, 0]; give a point of the domain [[-4, 4], [-4, 4]]."),
         refusal("zoom=[0]", name + ": zoom is 0; give above 0."),
         refusal("zoom=[]", name + ".zoom: has 0 values; give 1 to 4."),
         refusal("map=x+y", name + ': map is "x+y"; give two formulas, (x + sin(y), y + sin(x)).'),
         refusal("color-by=sign", name + ': color-by is "sign"; known: none, det.'),
         refusal("domain=[[1, 1], [0, 1]]", name + ": domain is [1, 1]; give two finite numbers, the smaller first."),
         refusal(["map=(ln(x), y)"], name + ".point: is [-2, 1], where the map has no Jacobian; give a point where it is smooth.")])


def hessian_critical_points():
    def case(setting, text, guesses, kinds):
        f = sp.sympify(text)
        g = [sp.diff(f, v) for v in (X, Y)]
        h = sp.lambdify((X, Y), sp.hessian(f, (X, Y)))
        rows = []
        for guess in guesses:
            x, y = (float(v) for v in sp.nsolve(g, (X, Y), guess, prec=30))
            values = np.linalg.eigvalsh(np.array(h(x, y), float))
            rows.append((x, y, float(f.subs({X: x, Y: y})), values[1], values[0], values[0] * values[1]))
        order = sorted(range(len(rows)), key=lambda i: rows[i][:2])
        expect = {"kind": [kinds[i] for i in order]}
        for k, key in enumerate(["x", "y", "value", "lambda1", "lambda2", "determinant"]):
            expect[key] = [float(rows[i][k]) for i in order]
        return {"set": setting, "expect": expect}
    name = "hessian-critical-points"
    camel = case(
        ["f=six-hump-camel"], "(4-21*x**2/10+x**4/3)*x**2+x*y+(4*y**2-4)*y**2",
        [(0.0898, -0.7127), (-0.0898, 0.7127)], ["minimum"] * 2)
    camel["expect"] = {"kind[6]": "minimum", "value[6]": camel["expect"]["value"][0]}
    write(
        name, "SymPy: the roots of the gradient by nsolve with 30 digits; eigenvalues by NumPy.",
        [case([], "x**3-3*x+y**2", [(1, 0), (-1, 0)], ["minimum", "saddle"]),
         case(["f=x^3+y^3-3x y"], "x**3+y**3-3*x*y", [(0, 0), (1, 1)], ["saddle", "minimum"]),
         case(["f=himmelblau", "domain=[[-5, 5], [-5, 5]]"], "(x**2+y-11)**2+(x+y**2-7)**2",
              [(3, 2), (-2.8, 3.1), (-3.8, -3.3), (3.6, -1.8), (-0.27, -0.92), (0.087, 2.88), (-3.07, -0.08), (-0.13, -1.95), (3.39, 0.07)],
              ["minimum"] * 4 + ["maximum"] + ["saddle"] * 4),
         {"set": ["f=x^4+y^4"], "expect": {"kind": ["inconclusive"], "x": [0], "y": [0], "determinant": [0]}}],
        [refusal("domain=[[0, 0], [1, 2]]", name + ": domain is [0, 0]; give two finite numbers, the smaller first."),
         refusal("f=gcd(x, y)", name + '.f: "gcd(x, y)" has no derivative: gcd has no derivative by its argument a; give a differentiable formula.'),
         refusal("find=perhaps", name + ': find is "perhaps"; give true or false.'),
         refusal("model=2", name + ": model is 2; give true or false."),
         refusal("f=himelblau", name + ': f is "himelblau", and at column 1: unknown name "himelblau"; did you mean "himmelblau"?')],
        [{"set": ["f=x+y"], "warning": "no stationary point was found in the domain"}])


def momentum_ravine():
    def case(setting, condition, eta, gamma, steps):
        curvatures = np.array([1.0, condition])
        slope = lambda p: curvatures * p
        expect = {"arrival": []}
        for name in ["gd", "momentum", "nag"]:
            p, v, g = np.array([-4.0, 1.5]), np.zeros(2), 0.0 if name == "gd" else gamma
            path = [p]
            for _ in range(steps):
                v = g * v + eta * slope(p - g * v if name == "nag" else p)
                p = p - v
                path.append(p)
            expect[name + "_x"] = floats(q[0] for q in path)
            near = [i for i, q in enumerate(path) if q[0] > -4 / 20]
            expect["arrival"].append(near[0] if near else None)
            expect[name + "_y"] = floats(q[1] for q in path)
            expect[name + "_loss"] = [float(np.dot(curvatures, q * q) / 2) for q in path]
            # (p', p) from (p, p before): the spectral radius over both eigenvectors.
            radii = []
            for k in curvatures:
                a = 1 - eta * k
                top = {"gd": [a, 0], "momentum": [1 + g - eta * k, -g], "nag": [(1 + g) * a, -g * a]}[name]
                radii.append(max(abs(np.linalg.eigvals(np.array([top, [1.0, 0]])))))
            expect[name + "_rate"] = float(max(radii))
        root = math.sqrt(condition)
        expect["best_eta"] = (2 / (1 + root))**2
        expect["best_gamma"] = ((root - 1) / (root + 1))**2
        expect["best_rate"] = (root - 1) / (root + 1)
        return {"set": setting, "expect": expect}
    name = "momentum-ravine"
    write(
        name, "NumPy: the rules of Ruder's paper step by step; rates as spectral radii by numpy.linalg.eigvals.",
        [case([], 10, 0.05, 0.9, 30),
         case(["condition=40", "eta=0.03", "gamma=0.7", "steps=50"], 40, 0.03, 0.7, 50)],
        [refusal("condition=0.5", name + ": condition is 0.5; give at least 1."),
         refusal("eta=0", name + ": eta is 0; give above 0."),
         refusal("gamma=1", name + ": gamma is 1; give at least 0, below 1."),
         refusal("gamma=-0.1", name + ": gamma is -0.1; give at least 0, below 1."),
         refusal("steps=0", name + ": steps is 0; give 1 to 10000."),
         refusal("show=[]", name + ".show: is empty; give any of gd, momentum, nag, vectors, phase."),
         refusal("show=[gd, vector]", name + ': show is "vector"; did you mean "vectors"?')],
        [{"set": ["eta=0.4"], "warning": "Gradient descent diverges"}])


def lr_schedules():
    def rates(name, eta, total, warmup, low):
        t = np.arange(total + 1.0)
        cosine = lambda t, T: low + (eta - low) / 2 * (1 + np.cos(np.pi * np.minimum(t / T, 1)))
        if name == "constant": return np.full(total + 1, eta)
        if name == "step": return np.maximum(low, eta * 0.5 ** (t // math.ceil(total / 4)))
        if name == "cosine": return cosine(t, total)
        if name == "linear": return low + (eta - low) * (1 - t / total)
        if name == "warmup-cosine":
            return np.where(t < warmup, eta * (t + 1) / warmup, cosine(np.maximum(t - warmup, 0), total - warmup))
        if name == "noam":
            s = t + 1
            return eta * math.sqrt(warmup) * np.minimum(s**-0.5, s * warmup**-1.5)
        if name == "cosine-restarts":
            period = math.ceil(total / 4)
            return cosine(t % period, period)

    def case(setting, names, eta, total, warmup, low):
        every = [rates(n, eta, total, warmup, low) for n in names]
        for n, r in zip(names, every):
            if n in ("step", "cosine-restarts"):
                r[-1] = r[-2]  # No step is left for a drop or restart.
        return {"set": setting, "expect": {n: floats(r) for n, r in zip(names, every)} | {
            "budget": [float(np.sum(r[:-1])) for r in every]}}
    default = case([], ["constant", "step", "cosine", "warmup-cosine", "noam"], 0.1, 100, 10, 0)
    # The cosine is half of its peak in the middle, also of what follows the warm-up; s^(-1/2) at 4w.
    default["expect"]["halved"] = ["never", 25, 50, 55, 39]
    name = "lr-schedules"
    write(
        name, "NumPy: the formulas of the papers, summed.",
        [default, case(
            ["schedules=[linear, cosine-restarts, step]", "eta=0.02", "total=60", "min=0.004"],
            ["linear", "cosine-restarts", "step"], 0.02, 60, 10, 0.004)],
        [refusal("schedules=[cosin]", name + ': schedules is "cosin"; did you mean "cosine"?'),
         refusal("schedules=[]", name + ".schedules: has 0 names; give 1 to 8."),
         refusal("schedules=[step, step]", name + ".schedules: names one twice; give each once."),
         refusal("eta=0", name + ": eta is 0; give above 0."),
         refusal("total=0", name + ": total is 0; give 1 to 1000000."),
         refusal("warmup=101", name + ".warmup: is 101; give at most total, 100."),
         refusal("warmup=-1", name + ": warmup is -1; give at least 0."),
         refusal("min=0.2", name + ".min: is 0.2; give at most eta, 0.1.")])


def training_curves():
    import pandas as pd
    name = "training-curves"
    train = [2.31, 1.72, 1.38, 1.12, 0.93, 0.78, 0.66, 0.57, 0.5, 0.44]
    val = [2.35, 1.84, 1.55, 1.36, 1.25, 1.19, 1.17, 1.18, 1.22, 1.28]

    def smooth(values, weight):
        return floats(pd.Series(values).ewm(alpha=1 - weight, adjust=True).mean())

    def case(setting, weight):
        a, b = smooth(train, weight), smooth(val, weight)
        return {"set": setting, "expect": {
            "step": list(range(1, 11)), "train": train, "train_smooth": a, "val_smooth": b, "best_step": 7,
            "best": 1.17, "best_perplexity": math.exp(1.17), "early_stop": 10, "divergence": None,
            "gap": b[-1] - a[-1], "not_a_number": []}}
    rows = "data=[[1, 4, 4.1], [2, 3, null], [3, null, 3.2], [4, 2, 3], [5, 9, 8]]"
    write(
        name, "pandas 2: Series.ewm(alpha=1-w, adjust=True).mean(); the rest by hand.",
        [case([], 0.6), case(["smooth=0"], 0), case(["smooth=0.9"], 0.9),
         {"set": [rows], "expect": {
             "train": [4, 3, None, 2, 9], "not_a_number": [2, 3], "best_step": 4, "divergence": 5,
             # Steps without a number leave the mean as it is.
             "val_smooth": [v for v in [4.1, None] + smooth([4.1, 3.2, 3, 8], 0.6)[1:]]}}],
        [refusal("smooth=1", name + ": smooth is 1; give at least 0, below 1."),
         refusal("smooth=-0.1", name + ": smooth is -0.1; give at least 0, below 1."),
         refusal("columns=[loss]", name + '.columns: unknown column "loss"; known: step, train, val, lr.'),
         refusal("columns=[]", name + ".columns: is empty; name a column of losses."),
         refusal("data=[[1, 2, x]]", name + '.data: row 0 has "x"; give numbers.'),
         refusal("data=[[1, 2, 3]]", name + ".data: has 1 rows with a step; give at least two."),
         refusal("scales=[log]", name + ': scales is "log"; did you mean "log-x"?'),
         refusal("mark=[bst]", name + ': mark is "bst"; did you mean "best"?'),
         refusal("data=no-such.csv", name + '.data: there is no file "no-such.csv"; check the path.')],
        [{"set": [rows], "warning": "a loss is no number at step 2"},
         {"set": ["data=[[0, 2, 2], [1, 1, 1], [2, 0.5, 0.7]]", "scales=[log-x]"], "warning": "1 of 3 rows have no step to stand at"},
         {"set": ["data=[[1, 2, 2], [2, 1, 0], [3, 0.5, 0.7]]", "scales=[log-y]"], "warning": "1 of val are not above 0"}])


def sgd_vs_batch():
    from itertools import combinations
    name = "sgd-vs-batch"
    points = np.array([[1, 2], [2, 2.5], [3, 4.5], [4, 5]])

    def gradient(p, rows):
        a = np.column_stack([rows[:, 0], np.ones(len(rows))])
        return 2 * a.T @ (a @ p - rows[:, 1]) / len(rows)

    def run(points, size, rate, epochs):
        p = np.zeros(2)
        path = [p]
        for _ in range(epochs):
            for start in range(0, len(points), size):
                p = p - rate * gradient(p, points[start:start + size])
                path.append(p)
        return path

    def case(setting, points, sizes, rate, epochs):
        fit = np.polyfit(points[:, 0], points[:, 1], 1)
        loss = lambda p: float(np.mean((p[0] * points[:, 0] + p[1] - points[:, 1])**2))
        expect = {"minimum": floats(fit), "least_loss": loss(fit)}
        for i, size in enumerate(sizes, 1):
            path = run(points, size, rate, epochs)
            expect |= {f"w_{i}": floats(p[0] for p in path), f"b_{i}": floats(p[1] for p in path),
                       f"loss_{i}": [loss(p) for p in path]}
            place = path[-1]
        expect |= {"place": floats(place), "gradient": floats(gradient(place, points))}
        for i, size in enumerate(sizes, 1):
            cloud = [gradient(place, points[list(c)]) for c in combinations(range(len(points)), size)]
            expect |= {f"cloud_w_{i}": floats(g[0] for g in cloud), f"cloud_b_{i}": floats(g[1] for g in cloud)}
        return {"set": setting, "expect": expect}
    given = case(["order=given"], points, [1, 2, 4], 0.01, 2)
    # Whatever the order, the full batch does the same, and the numbers of steps are known.
    keys = ["minimum", "least_loss", "w_3", "b_3", "loss_3", "gradient", "cloud_w_1", "cloud_b_2"]
    default = {"expect": {k: given["expect"][k] for k in keys} | {
        "batch": [1, 2, 4], "epoch_1": [i / 4 for i in range(9)], "epoch_3": [0, 1, 2]}}
    five = np.array([[0, 1], [1, 0.5], [2, 2], [3, 2.5], [4, 4.5]])
    write(
        name, "NumPy: the mean gradients step by step; polyfit for the minimum; all batches by itertools.",
        [default, given, case(
            ["data=[[0, 1], [1, 0.5], [2, 2], [3, 2.5], [4, 4.5]]", "batch=[2, full]", "lr=0.02", "epochs=3", "order=given"],
            five, [2, 5], 0.02, 3),
         {"set": ["data=[[1, 2], [2, 3]]"], "expect": {"batch": [1, 2], "minimum": [1, 1]}}],
        [refusal("batch=[5]", name + ".batch: is 5; give at most the number of points, 4."),
         refusal("batch=[0]", name + ": batch is 0; give at least 1."),
         refusal("batch=[]", name + ".batch: has 0 sizes; give 1 to 6."),
         refusal("lr=0", name + ": lr is 0; give above 0."),
         refusal("epochs=0", name + ": epochs is 0; give 1 to 1000."),
         refusal("epochs=1001", name + ": epochs is 1001; give 1 to 1000."),
         refusal("order=random", name + ': order is "random"; known: shuffle, given.'),
         refusal("data=[[1, 2]]", name + ".data: has 1 points; give at least 2."),
         refusal("data=[[1, 2], [2, null]]", name + ".data: row 1 has a missing number; give finite numbers.")],
        [{"set": ["lr=1", "epochs=20"], "warning": "diverges after"}])


def backprop_graph():
    name = "backprop-graph"
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    softplus = lambda z: np.log1p(np.exp(z))

    def forward(layers, x):
        values, sums = [np.array(x, float)], []
        for w, b, f, _ in layers:
            sums.append(w @ values[-1] + b)
            values.append(f(sums[-1]))
        return values, sums

    def case(setting, layers, x, y, rate, learns):
        values, sums = forward(layers, x)
        error = lambda v: float(np.sum((v - y)**2) / 2)
        back, deltas, gradients = values[-1] - y, [], []
        for (w, b, f, slope), a, z in list(zip(layers, values, sums))[::-1]:
            delta = back * slope(z)
            deltas.insert(0, delta)
            gradients.insert(0, np.outer(delta, a))
            back = w.T @ delta
        after = [(w - rate * g, b - rate * d * learns, f, s) for (w, b, f, s), g, d in zip(layers, gradients, deltas)]
        flat = lambda arrays: floats(np.concatenate([np.ravel(a) for a in arrays]))
        return {"set": setting, "expect": {
            "value": flat(values), "sum": flat(sums), "delta": flat(deltas), "error": error(values[-1]),
            "weight": flat([l[0] for l in layers]), "gradient": flat(gradients),
            "new_weight": flat([l[0] for l in after]), "new_bias": flat([l[1] for l in after]),
            "new_error": error(forward(after, x)[0][-1])}}
    x, y = [0.05, 0.1], np.array([0.01, 0.99])
    ds = lambda z: sigmoid(z) * sigmoid(-z)
    same = lambda z: z
    mazur = [(np.array([[.15, .2], [.25, .3]]), np.full(2, .35), sigmoid, ds), (np.array([[.4, .45], [.5, .55]]), np.full(2, .6), sigmoid, ds)]
    default = case([], mazur, x, y, 0.5, False)
    # The post prints 0.291027924; its own numbers give this.
    assert abs(default["expect"]["new_error"] - 0.2910277737) < 1e-10
    h1, h2, o1, o2 = default["expect"]["value"][2:6]
    default["expect"] |= {
        "way": ["E", "o1", "h2", "i2"],
        "way_product": (o1 - 0.01) * o1 * (1 - o1) * 0.45 * h2 * (1 - h2) * 0.1,
        "way_rest": (o2 - 0.99) * o2 * (1 - o2) * 0.55 * h2 * (1 - h2) * 0.1}
    neuron = [(np.array([[1.2, -.8]]), np.array([.3]), softplus, sigmoid), (np.array([[.9], [1.1]]), np.array([-.4, .1]), same, np.ones_like)]
    own = '{"inputs": ["a"], "neurons": [{"name": "t", "from": ["a"], "weights": [0.5], "bias": 0.1, "activation": "tanh"}], "outputs": ["t"]}'
    one = [(np.array([[.5]]), np.array([.1]), np.tanh, lambda z: 1 - np.tanh(z)**2)]
    cycle = '{"inputs": ["a"], "neurons": [{"name": "p", "from": ["a", "q"], "weights": [1, 1]}, {"name": "q", "from": ["p"], "weights": [1]}], "outputs": ["q"]}'
    short = '{"inputs": ["a"], "neurons": [{"name": "p", "from": ["a"], "weights": [1, 1]}], "outputs": ["p"]}'
    write(
        name, "NumPy: both passes as matrix products; the error after Mazur's step to ten digits.",
        [default, case(["network=softplus-neuron", "lr=0.1"], neuron, x, y, 0.1, True),
         case(["network=" + own, "inputs=[2]", "targets=[0]", "lr=1"], one, [2], np.array([0.0]), 1, True)],
        [refusal("network=" + cycle, name + ".network: has the cycle q → p → q; take a link away."),
         refusal("network=" + short, name + ".network: p has 2 weights for 1 sources; give one for each."),
         refusal("network=mazr", name + ': network is "mazr"; did you mean "mazur"?'),
         refusal("inputs=[1]", name + ".inputs: has 1 numbers for i1, i2; give 2."),
         refusal("targets=[1, 2, 3]", name + ".targets: has 3 numbers for o1, o2; give 2."),
         refusal("lr=0", name + ": lr is 0; give above 0."),
         refusal("stage=back", name + ': stage is "back"; known: forward, backward, update, all.'),
         refusal("decimals=13", name + ": decimals is 13; give 1 to 12."),
         refusal("decimals=0", name + ": decimals is 0; give 1 to 12.")])


if __name__ == "__main__":
    for make in [gradient_field, gradient_descent_1d, learning_rate_comparison, jacobian_grid, hessian_critical_points, momentum_ravine, lr_schedules, training_curves, sgd_vs_batch, backprop_graph]:
        make()
