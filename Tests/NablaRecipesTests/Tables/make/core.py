"""Writes the tables of the nine recipes on graphs, chance, descent and attention beside this folder.

NumPy and SciPy compute what the recipes' numbers must be.
"""

import json
import pathlib
import struct

import numpy as np
from scipy import optimize, special, stats

TABLES = pathlib.Path(__file__).resolve().parent.parent
ROOT = TABLES.parent.parent.parent


def plain(value):
    """NumPy's numbers as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(element) for key, element in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(element) for element in value]
    if isinstance(value, (np.floating, np.integer)):
        return float(value)
    return value


def write(name, how, numbers, refused, warned=()):
    table = {
        "how": how,
        "numbers": [
            {"set": sets, "expect": plain(expect), "tolerance": tolerance}
            for sets, expect, tolerance in numbers
        ],
        "refused": [
            {"set": [sets] if isinstance(sets, str) else sets, "message": message}
            for sets, message in refused
        ],
    }
    if warned:
        table["warned"] = [{"set": sets, "warning": warning} for sets, warning in warned]
    text = json.dumps(table, indent=1, ensure_ascii=False)
    (TABLES / f"{name}.json").write_text(text + "\n")


# Graphs


def function_plot():
    roots = sorted(np.roots([1, 0, -3, 1]).real)
    sine = np.pi * np.arange(-1, 2)
    golden = (1 + np.sqrt(5)) / 2
    p = "function-plot"
    range_ = "give two finite numbers, the smaller first."
    write(
        p,
        "NumPy: roots of the polynomials and of their derivatives; closed forms elsewhere",
        [
            (
                [],
                {
                    "roots.x": roots,
                    "roots.y": [0, 0, 0],
                    "extrema.x": [-1, 1],
                    "extrema.y": [3, -1],
                    "poles": [],
                    "x[0]": -3,
                    "f1[0]": -17,
                    "f1[400]": 19,
                },
                1e-12,
            ),
            (
                ["f=[x^2, x + 1]", "features=[intersections, extrema]"],
                {
                    "intersections.x": [1 - golden, golden],
                    "intersections.y": [2 - golden, golden + 1],
                    "extrema.x": [0],
                },
                1e-9,
            ),
            (
                ["f=[sin(x)]", "x=[-4, 4]", "features=[roots, extrema, inflections]"],
                {
                    "roots.x": sine,
                    "extrema.x": [-np.pi / 2, np.pi / 2],
                    "extrema.y": [-1, 1],
                },
                1e-9,
            ),
            (
                ["f=[x^3 - x]", "features=[inflections]"],
                {"inflections.x": [0], "inflections.y": [0]},
                1e-9,
            ),
            (
                ["f=[1/(x - 1) + 2]", "x=[-3, 5]", "features=[asymptotes, roots]"],
                {"poles": [1], "horizontalAsymptotes": [2], "roots.x": [0.5]},
                1e-9,
            ),
            (
                ["f=[(x^2 - 1)/(x - 1)]", "features=[holes]"],
                {"holes.x": [1], "holes.y": [2]},
                1e-9,
            ),
            (["restrict=[x > 0]"], {"roots.x": roots[1:], "extrema.x": [1]}, 1e-12),
        ],
        [
            ("f=[]", f"{p}.f: has 0 functions; give 1 to 8."),
            ("f=[x,x,x,x,x,x,x,x,x]", f"{p}.f: has 9 functions; give 1 to 8."),
            (
                "f=[x^, x]",
                f'{p}.f: is "x^", and at column 3: the formula ends too early; '
                'give a formula of x such as "x^2 + 1".',
            ),
            (
                "f=[sni(x)]",
                f'{p}.f: is "sni(x)", and at column 1: unknown function "sni"; '
                'did you mean "sin"?',
            ),
            (
                "f=x+q",
                f'{p}.f: is "x+q", and at column 3: unknown name "q"; the variables are x.',
            ),
            ("x=[2, 1]", f"{p}: x is [2, 1]; {range_}"),
            ("x=[1, 1]", f"{p}: x is [1, 1]; {range_}"),
            ("x=[0, .inf]", f"{p}: x is [0, inf]; {range_}"),
            ("y=[3, -3]", f"{p}: y is [3, -3]; {range_}"),
            ("y=zero", f'{p}: y is "zero"; give two numbers [a, b], or auto.'),
            ("features=[root]", f'{p}: features is "root"; did you mean "roots"?'),
            ("samples=3", f"{p}: samples is 3; give 16 to 100000."),
            ("samples=many", f'{p}: samples is "many"; give a whole number, or adaptive.'),
            (
                'restrict=["x > 1", "x < 0"]',
                f"{p}.restrict: leaves nothing of the graph in [-3, 3]; "
                "give conditions that can hold together, or another x.",
            ),
        ],
    )


def activation_functions():
    x = np.linspace(-5, 5, 401)
    bell = stats.norm.pdf(x)
    logistic = special.expit
    s = logistic(x)
    soft = np.log1p(np.exp(x))
    known = {
        "sigmoid": (s, s * (1 - s)),
        "tanh": (np.tanh(x), 1 / np.cosh(x) ** 2),
        "relu": (np.maximum(x, 0), (x > 0) * 1.0),
        "leaky_relu": (np.where(x > 0, x, 0.01 * x), np.where(x > 0, 1, 0.01)),
        "gelu": (x * stats.norm.cdf(x), stats.norm.cdf(x) + x * bell),
        "silu": (x * s, s + x * s * (1 - s)),
    }
    t = np.tanh(soft)
    more = {
        "elu": (np.where(x > 0, x, np.expm1(x)), np.where(x > 0, 1, np.exp(x))),
        "softplus": (soft, s),
        "mish": (x * t, t + x * (1 - t**2) * s),
        "softsign": (x / (1 + abs(x)), 1 / (1 + abs(x)) ** 2),
    }
    a, l = 1.6732632423543772, 1.0507009873554805
    more["selu"] = (
        l * np.where(x > 0, x, a * np.expm1(x)),
        l * np.where(x > 0, 1, a * np.exp(x)),
    )

    def expect(functions):
        pairs = [((name, f), (f"{name}_slope", d)) for name, (f, d) in functions.items()]
        series = dict(pair for both in pairs for pair in both)
        picked = {
            f"{name}[{i}]": values[i]
            for name, values in series.items()
            for i in (0, 77, 160, 200, 245, 400)
        }
        return {"x": x, **picked}

    signal, product, products = 1.0, 1.0, [1.0]
    for _ in range(6):
        product *= logistic(signal) * (1 - logistic(signal))
        signal = logistic(signal)
        products.append(product)
    inner = np.sqrt(2 / np.pi) * (1.5 + 0.044715 * 1.5**3)

    def lowest(f):
        return optimize.minimize_scalar(f, bounds=(-3, 0), method="bounded", options={"xatol": 1e-10})

    lowest_silu = lowest(lambda t: t * logistic(t))
    lowest_gelu = lowest(lambda t: t * stats.norm.cdf(t))
    p = "activation-functions"
    write(
        p,
        "NumPy and SciPy: the functions and their derivatives by their formulas; the products of "
        "slopes layer by layer",
        [
            ([], expect(known), 1e-9),
            ([f"functions=[{', '.join(more)}]"], expect(more), 1e-9),
            (["functions=[sigmoid]", "depth=6"], {"sigmoid_product": products}, 1e-12),
            (
                ["functions=[silu, sigmoid, gelu]"],
                {
                    "silu_minimum": lowest_silu.x,
                    "silu_minimum_value": lowest_silu.fun,
                    "gelu_minimum_value": lowest_gelu.fun,
                    "sigmoid_steepest": 0.25,
                },
                1e-7,
            ),
            (
                ["functions=[gelu]", "gelu=tanh", "x=[-1.5, 1.5]"],
                {"gelu[400]": 0.5 * 1.5 * (1 + np.tanh(inner))},
                1e-12,
            ),
            (
                ["functions=[leaky_relu]", "alpha=0.3", "x=[-2, 2]"],
                {"leaky_relu[0]": -0.6, "leaky_relu_slope[0]": 0.3, "leaky_relu[400]": 2},
                1e-12,
            ),
        ],
        [
            (
                "functions=[gellu]",
                f'{p}: functions is "gellu"; did you mean "gelu"?',
            ),
            ("functions=[]", f"{p}.functions: has 0 names; give 1 to 12."),
            ("x=[1, -1]", f"{p}: x is [1, -1]; give two finite numbers, the smaller first."),
            ("alpha=-1", f"{p}: alpha is -1; give at least 0."),
            ("gelu=fast", f'{p}: gelu is "fast"; known: exact, tanh.'),
            ("depth=-1", f"{p}: depth is -1; give 0 to 100."),
            ("depth=101", f"{p}: depth is 101; give 0 to 100."),
        ],
    )


# Chance


def discrete_distributions():
    binomial = stats.binom(10, 0.3)
    k = np.arange(10)
    far = stats.binom(100, 0.5)
    span = np.arange(int(far.ppf(0.0005)) - 1, int(far.ppf(0.9995)) + 2)
    error = max(abs(far.cdf(span) - stats.norm.cdf((span + 0.5 - 50) / 5)))
    big = stats.binom(1000, 0.37)
    p = "discrete-distributions"
    write(
        p,
        "SciPy: scipy.stats.binom, poisson, geom, nbinom, hypergeom and bernoulli",
        [
            (
                [],
                {
                    "k": k,
                    "pmf": binomial.pmf(k),
                    "cdf": binomial.cdf(k),
                    "mean": [3],
                    "variance": [2.1],
                },
                1e-12,
            ),
            (["shade=k >= 7"], {"probability": [binomial.sf(6)]}, 1e-12),
            (["shade=k > 100"], {"probability": [0]}, 1e-12),
            (
                ["dist=poisson", "shade=2 <= k <= 5"],
                {
                    "mean": [4],
                    "probability": [stats.poisson.cdf(5, 4) - stats.poisson.cdf(1, 4)],
                    "pmf[3]": stats.poisson.pmf(3, 4),
                },
                1e-12,
            ),
            (
                ["dist=geometric", "p=0.2", "range=[1, 5]"],
                {"pmf": stats.geom.pmf(np.arange(1, 6), 0.2), "mean": [5], "variance": [20]},
                1e-12,
            ),
            (
                ["dist=negbinomial", "n=3", "p=0.4", "range=[0, 6]"],
                {"pmf": stats.nbinom.pmf(np.arange(7), 3, 0.4), "mean": [4.5]},
                1e-12,
            ),
            (
                ["dist=hypergeometric", "range=[0, 10]"],
                {"pmf": stats.hypergeom.pmf(np.arange(11), 50, 15, 10), "mean": [3]},
                1e-11,
            ),
            (["dist=bernoulli"], {"pmf": [0.7, 0.3], "variance": [0.21]}, 1e-12),
            (
                ["n=100", "p=0.5"],
                {"k": span, "approximationError": [error]},
                1e-9,
            ),
            (
                ["n=1000", "p=0.37", "range=[300, 302]"],
                {"pmf": big.pmf([300, 301, 302]), "cdf": big.cdf([300, 301, 302])},
                1e-9,
            ),
        ],
        [
            (
                "dist=normal",
                f'{p}: dist is "normal"; known: bernoulli, binomial, poisson, geometric, '
                "negbinomial, hypergeometric.",
            ),
            ("n=0", f"{p}: n is 0; give 1 to 10000."),
            ("n=10001", f"{p}: n is 10001; give 1 to 10000."),
            ("p=1.5", f"{p}: p is 1.5; give 0 to 1."),
            ("p=-0.1", f"{p}: p is -0.1; give 0 to 1."),
            (
                ["dist=geometric", "p=0"],
                f"{p}.p: is 0, and the wait never ends; give p above 0.",
            ),
            ("lambda=0", f"{p}: lambda is 0; give above 0."),
            ("range=[5, 1]", f"{p}: range is [5, 1]; give the smaller number first."),
            (
                "range=[0.2, 0.7]",
                f"{p}.range: is [0.2, 0.7] and holds no whole number; give a wider one.",
            ),
            (
                "shade=j > 3",
                f'{p}.shade: is "j > 3", and at column 1: unknown name "j"; the variables are k.',
            ),
        ],
    )


def gaussian_explorer():
    norm = stats.norm
    p = "gaussian-explorer"
    write(
        p,
        "SciPy: scipy.stats.norm's pdf, cdf, sf and ppf",
        [
            (
                [],
                {
                    "probability": [norm.cdf(1) - norm.cdf(-1)],
                    "x[0]": -4,
                    "pdf1[0]": norm.pdf(-4),
                    "cdf1[0]": norm.cdf(-4),
                    "bands": [norm.cdf(s) - norm.cdf(-s) for s in (1, 2, 3)],
                },
                1e-12,
            ),
            (
                ["curves=[{mu: 100, sigma: 15}, {mu: 90, sigma: 5}]", "interval=[85, .inf]"],
                {"probability": [norm.sf(85, 100, 15), norm.sf(85, 90, 5)]},
                1e-12,
            ),
            (["interval=[-.inf, -8]"], {"probability": [norm.cdf(-8)]}, 1e-12),
            (
                ["quantile=0.975", "curves=[{mu: 2, sigma: 3}]"],
                {"quantile": [norm.ppf(0.975, 2, 3)]},
                1e-12,
            ),
            (["interval=[2, 2]"], {"probability": [0]}, 1e-12),
            (
                ["show=[pdf, quantiles]", "quantile=0.9"],
                {
                    "quantile_probabilities": [0.25, 0.5, 0.75, 0.9],
                    "quantile_places": norm.ppf([0.25, 0.5, 0.75, 0.9]),
                },
                1e-12,
            ),
        ],
        [
            ("curves=[]", f"{p}.curves: has 0 curves; give 1 to 6."),
            (
                "curves=[{}, {}, {}, {}, {}, {}, {}]",
                f"{p}.curves: has 7 curves; give 1 to 6.",
            ),
            ("curves=[{mu: 0, sigma: 0}]", f"{p}: curves.sigma is 0; give above 0."),
            ("curves=[{mu: 0, sigma: -2}]", f"{p}: curves.sigma is -2; give above 0."),
            ("interval=[1, -1]", f"{p}: interval is [1, -1]; give the smaller number first."),
            (
                "show=[area]",
                f'{p}: show is "area"; known: pdf, cdf, sigma-bands, quantiles, z-axis.',
            ),
            (
                "show=[]",
                f"{p}.show: is empty; give any of pdf, cdf, sigma-bands, quantiles, z-axis.",
            ),
            ("quantile=0", f"{p}: quantile is 0; give between 0 and 1, both excluded."),
            ("quantile=1", f"{p}: quantile is 1; give between 0 and 1, both excluded."),
        ],
    )


def softmax_temperature():
    def expect(logits, temperatures):
        z = np.array(logits, float)
        choices = [special.softmax(z / t) for t in temperatures]
        return {
            "temperature": temperatures,
            "entropy": [special.entr(choice).sum() for choice in choices],
            **{f"probabilities[{i}]": choice for i, choice in enumerate(choices)},
        }

    shown = expect([2, 1, 0.1], [0.5, 1, 2])
    rows = [np.exp(np.array([2, 1, 0.1]) / t) for t in (0.5, 1, 2)]
    shown |= {f"exponentials[{i}]": row for i, row in enumerate(rows)}
    shown["sums"] = [row.sum() for row in rows]
    p = "softmax-temperature"
    write(
        p,
        "SciPy: scipy.special.softmax and entr",
        [
            ([], shown, 1e-12),
            (
                ["logits=[1000, 1001, 1002]", "temperature=[1, 3]", "labels=[a, b, c]"],
                expect([1000, 1001, 1002], [1, 3]),
                1e-12,
            ),
            (["logits=[3, -inf, 1]", "temperature=[1]"], expect([3, -np.inf, 1], [1]), 1e-12),
            (
                ["temperature=[0, 1]"],
                {"probabilities[0]": [1, 0, 0], "entropy[0]": 0},
                1e-12,
            ),
        ],
        [
            ("logits=[1]", f"{p}.logits: has 1 scores; give 2 to 200000."),
            (
                "logits=[1, .inf]",
                f"{p}.logits: score 1 is inf; give finite numbers or -inf.",
            ),
            (
                "logits=[1, .nan]",
                f"{p}.logits: score 1 is nan; give finite numbers or -inf.",
            ),
            (
                "logits=[-inf, -inf]",
                f"{p}.logits: are all -inf, and nothing can be chosen; give one finite score.",
            ),
            (
                "logits=missing.npy",
                f'{p}.logits: there is no file "missing.npy"; check the path.',
            ),
            ("temperature=[-1]", f"{p}: temperature is -1; give at least 0."),
            ("temperature=[]", f"{p}.temperature: has 0 values; give 1 to 6."),
            (
                "labels=[a]",
                f"{p}.labels: has 1 names for 3 logits; give one name for each.",
            ),
            (
                "view=pie",
                f'{p}: view is "pie"; known: bars+curves, bars, curves, simplex.',
            ),
            (
                ["view=simplex", "logits=[1, 2, 3, 4]"],
                f"{p}.view: is simplex, and there are 4 logits; give 3 logits, or view=bars.",
            ),
        ],
        [(["temperature=[0, 1]"], "T = 0 is the limit")],
    )


# Descent


def beale(p):
    x, y = p
    parts = [1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3]
    dx = [y - 1, y**2 - 1, y**3 - 1]
    dy = [x, 2 * x * y, 3 * x * y**2]
    value = sum(part**2 for part in parts)
    return value, np.array([2 * np.dot(parts, dx), 2 * np.dot(parts, dy)])


def bowl(p):
    x, y = p
    return (x**2 + 10 * y**2) / 2, np.array([x, 10 * y])


def rosenbrock(p):
    x, y = p
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2, np.array(
        [-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)]
    )


def descend(function, start, steps, method, eta):
    """The rules of Ruder 2016 with his constants."""
    p = np.array(start, float)
    v, g2, m = np.zeros(2), np.zeros(2), np.zeros(2)
    points = [p]
    for t in range(1, steps + 1):
        g = function(p)[1]
        if method == "gd":
            p = p - eta * g
        elif method == "momentum":
            v = 0.9 * v + eta * g
            p = p - v
        elif method == "nag":
            v = 0.9 * v + eta * function(p - 0.9 * v)[1]
            p = p - v
        elif method == "adagrad":
            g2 = g2 + g * g
            p = p - eta * g / np.sqrt(g2 + 1e-8)
        elif method == "rmsprop":
            g2 = 0.9 * g2 + 0.1 * g * g
            p = p - eta * g / np.sqrt(g2 + 1e-8)
        elif method == "adam":
            m = 0.9 * m + 0.1 * g
            g2 = 0.999 * g2 + 0.001 * g * g
            p = p - eta * (m / (1 - 0.9**t)) / (np.sqrt(g2 / (1 - 0.999**t)) + 1e-8)
        points.append(p)
    return np.array(points), np.array([function(p)[0] for p in points])


def path(function, start, steps, rates):
    expect = {}
    for method, eta in rates.items():
        points, losses = descend(function, start, steps, method, eta)
        expect[f"{method}.x"] = points[:, 0]
        expect[f"{method}.y"] = points[:, 1]
        expect[f"{method}.loss"] = losses
    return expect


def gradient_descent_contour():
    p = "gradient-descent-contour"
    bend = {"curvature.strongest": 10, "curvature.weakest": 1, "curvature.largestRate": 0.2}
    write(
        p,
        "NumPy: the update rules step by step with the losses' own derivatives",
        [
            ([], path(bowl, [-4, 1.5], 30, {"gd": 0.15}) | bend, 1e-10),
            (
                ["f=rosenbrock", "start=[-1, 1.5]", "lr=0.001", "steps=20"],
                path(rosenbrock, [-1, 1.5], 20, {"gd": 0.001}),
                1e-9,
            ),
            (
                ["optimizers=[gd, momentum, adam]", "lr=0.05", "steps=12"],
                path(bowl, [-4, 1.5], 12, dict.fromkeys(("gd", "momentum", "adam"), 0.05)),
                1e-10,
            ),
            (
                ["f=x^2/2 + 5 y^2", "steps=8"],
                path(bowl, [-4, 1.5], 8, {"gd": 0.15}),
                1e-6,
            ),
        ],
        [
            (
                "f=rosenbrok",
                f'{p}.f: column 1: unknown name "rosenbrok"; did you mean "rosenbrock"?',
            ),
            (
                "f=x +",
                f"{p}.f: column 4: the formula ends too early; "
                "give a formula of x and y, or a function's name.",
            ),
            ("f=nofile.npy", f'{p}.f: there is no file "nofile.npy"; check the path.'),
            ("start=[1]", f"{p}: start is a list; give two numbers [x, y]."),
            ("start=[.nan, 1]", f"{p}: start is a list; give two numbers [x, y]."),
            ("lr=0", f"{p}: lr is 0; give above 0."),
            ("lr=-1", f"{p}: lr is -1; give above 0."),
            ("steps=0", f"{p}: steps is 0; give 1 to 100000."),
            ("steps=100001", f"{p}: steps is 100001; give 1 to 100000."),
            ("optimizers=[adan]", f'{p}: optimizers is "adan"; did you mean "adam"?'),
            ("optimizers=[]", f"{p}.optimizers: has 0 names; give 1 to 8."),
            (
                "domain=[[2, 1], [0, 1]]",
                f"{p}: domain is [2, 1]; give two finite numbers, the smaller first.",
            ),
            ("levels=0", f"{p}: levels is 0; give 1 to 100."),
            (
                ["f=saddle", "levels=log", "start=[1, 1]"],
                f"{p}.levels: is log, but f falls to -5.65; give a number of levels, or a list.",
            ),
            ("field=maybe", f"{p}: field is \"maybe\"; give true or false."),
        ],
        [(["lr=0.21"], "Gradient descent diverges: the loss grows from 19.3")],
    )


def optimizer_race():
    rates = {
        "gd": 0.01, "momentum": 0.0025, "nag": 0.0025, "adagrad": 0.4, "rmsprop": 0.03,
        "adam": 0.1,
    }
    default = {"target": 0.01}
    for method, eta in rates.items():
        points, losses = descend(beale, [1, 1.5], 200, method, eta)
        reached = np.flatnonzero(losses <= 0.01)
        default[f"{method}.arrival"] = int(reached[0]) if len(reached) else None
        default[f"{method}.x[200]"] = points[200, 0]
        default[f"{method}.y[200]"] = points[200, 1]
        default[f"{method}.loss[200]"] = losses[200]
    p = "optimizer-race"
    write(
        p,
        "NumPy: the update rules of Ruder 2016 step by step with the losses' own derivatives",
        [
            ([], default, 1e-6),
            (["steps=12"], path(beale, [1, 1.5], 12, rates), 1e-9),
            (
                ["f=quadratic", "start=[-4, 1.5]", "steps=10", "hyper={eta: 0.05}",
                 "optimizers=[momentum, adagrad]"],
                path(bowl, [-4, 1.5], 10, {"momentum": 0.05, "adagrad": 0.05}),
                1e-9,
            ),
        ],
        [
            ("f=beal", f'{p}.f: column 1: unknown name "beal"; did you mean "beale"?'),
            ("start=[1]", f"{p}: start is a list; give two numbers [x, y]."),
            ("optimizers=[adma]", f'{p}: optimizers is "adma"; did you mean "adam"?'),
            ("optimizers=[]", f"{p}.optimizers: is empty; give at least one."),
            ("optimizers=[gd, gd]", f"{p}.optimizers: names one twice; give each once."),
            ("hyper={eta: 0}", f"{p}: hyper has eta 0; give a number above 0."),
            ("hyper={beta1: 1}", f"{p}: hyper has beta1 1; give at least 0, below 1."),
            (
                "hyper={adam: {eps: -1}}",
                f"{p}: hyper has eps -1; give a number of at least 0.",
            ),
            (
                "hyper={adma: {eps: 1}}",
                f'{p}: hyper has no constant "adma"; did you mean "adam"?',
            ),
            (
                "hyper={adam: {gamma: 0.5}}",
                f"{p}.hyper: adam has no gamma; it has eta, beta1, beta2, eps.",
            ),
            ("steps=0", f"{p}: steps is 0; give 1 to 100000."),
            ("convention=keras", f'{p}: convention is "keras"; known: ruder, pytorch.'),
            ("view=[map]", f'{p}: view is "map"; known: contour, surface, loss.'),
            ("view=[]", f"{p}.view: is empty; give any of contour, surface, loss."),
            ("frames=0", f"{p}: frames is 0; give 1 to 300."),
            ("frames=301", f"{p}: frames is 301; give 1 to 300."),
        ],
        [(["hyper={gd: {eta: 1}}"], "Gradient descent diverges")],
    )


# Attention


def example_attention():
    """The weights of the example, [layers, heads, queries, keys]."""
    file = ROOT / "gallery/data/attention/animal.safetensors"
    data = file.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    (name,) = [key for key in header if key != "__metadata__"]
    entry = header[name]
    first, last = entry["data_offsets"]
    kind = {"F16": np.float16, "F32": np.float32, "F64": np.float64}[entry["dtype"]]
    values = np.frombuffer(data[8 + size + first : 8 + size + last], kind)
    return values.reshape(entry["shape"]).astype(float)


def attention_heatmap():
    weights = example_attention()
    mean = weights[0].mean(axis=0)
    rest = mean[:, 1:]
    one = weights[3, 7]
    p = "attention-heatmap"
    shape = (
        "give [queries, keys], [heads, queries, keys] or [layers, heads, queries, keys]."
    )
    write(
        p,
        "NumPy on the tensor of gallery/data/attention: means over heads, rows divided by their "
        "sums and largest weights",
        [
            (
                [],
                {
                    "weights[0]": mean[0],
                    "weights[9]": mean[9],
                    "received": mean.mean(axis=0),
                    "rowSums": mean.sum(axis=1),
                },
                1e-12,
            ),
            (["layer=3", "head=7"], {"weights[4]": one[4]}, 1e-12),
            (
                ["layer=mean", "head=mean"],
                {"weights[15]": weights.mean(axis=(0, 1))[15]},
                1e-12,
            ),
            (
                ["drop-first=true"],
                {"weights[2]": rest[2] / rest[2].sum(), "rowSums": np.ones(16)},
                1e-12,
            ),
            (
                ["scale=row-max"],
                {"weights[7]": mean[7] / mean[7].max(), "received": mean.mean(axis=0)},
                1e-12,
            ),
        ],
        [
            (
                "attention=[0.5, 0.5]",
                f"{p}: the tensor has the shape [2]; {shape}",
            ),
            (
                "attention=[[[[[1]]]]]",
                f"{p}: the tensor has the shape [1, 1, 1, 1, 1]; {shape}",
            ),
            (
                "attention=[[1.5, -0.5], [0, 1]]",
                f"{p}.attention: has the weight 1.5 at [0, 0]; "
                "give weights in 0…1, or set raw-scores.",
            ),
            (
                "attention=missing.npy",
                f'{p}.attention: there is no file "missing.npy"; check the path.',
            ),
            (
                "tensor=scores",
                f"{p}.tensor: is \"scores\", and only .safetensors files have names; leave it out.",
            ),
            ("layer=6", f"{p}.layer: is 6, and there are 6 layers; give 0 to 5, or mean."),
            ("head=12", f"{p}.head: is 12, and there are 12 heads; give 0 to 11, or mean."),
            (
                "tokens=[a, b]",
                f"{p}.tokens: has 2 tokens, and the matrix has 16; give one for each.",
            ),
            (
                "tokens-k=[a, b]",
                f"{p}.tokens-k: has 2 tokens, and the matrix has 16; give one for each.",
            ),
            ("annotate=some", f'{p}: annotate is "some"; known: auto, always, never.'),
            ("scale=sqrt", f'{p}: scale is "sqrt"; known: linear, log, row-max.'),
            ("highlight=16", f"{p}.highlight: is 16; give a query from 0 to 15."),
            ("highlight=-1", f"{p}: highlight is -1; give at least 0."),
            ("drop-first=2", f"{p}: drop-first is 2; give true or false."),
        ],
        [
            (
                ["attention=[[0.5, 0.3], [0.5, 0.5]]"],
                "attention: row 0 sums to 0.8, not to 1",
            ),
            (["attention=[[0.5, 0.5], [null, 1]]"], "1 weight is NaN and drawn hatched"),
        ],
    )


def attention_head_view():
    weights = example_attention()
    p = "attention-head-view"

    def links(layer, heads, threshold, queries):
        found = [
            (weights[layer, h, q, k], q, k)
            for h in heads
            for q in queries
            for k in range(16)
            if weights[layer, h, q, k] >= threshold
        ]
        return sorted(found)

    default = links(0, range(12), 0.05, range(16))
    focus = links(2, [3, 5], 0.1, [4])
    write(
        p,
        "NumPy on the tensor of gallery/data/attention: the weights at or above the threshold, "
        "the weakest first",
        [
            (
                [],
                {
                    "weight": [w for w, _, _ in default],
                    "threshold": 0.05,
                    "received[2]": weights[0, 2].mean(0),
                    "clearest head": 2,
                    "clearest pattern": "the token before",
                    "clearest share": weights[0, 2, range(1, 16), range(15)].mean(),
                },
                1e-12,
            ),
            (
                ["layer=2", "heads=[3, 5]", "threshold=0.1", "query=4"],
                {
                    "weight": [w for w, _, _ in focus],
                    "query": [q for _, q, _ in focus],
                    "key": [k for _, _, k in focus],
                },
                1e-12,
            ),
        ],
        [
            (
                "attention=[[0.5, 0.2, 0.3]]",
                f"{p}.attention: has 1 queries and 3 keys; "
                "give self-attention, or use attention-heatmap.",
            ),
            (
                "attention=[[1.5, -0.5], [0, 1]]",
                f"{p}.attention: has the weight 1.5 at [0, 0]; give weights in 0…1.",
            ),
            (
                "tokens=[a, b]",
                f"{p}.tokens: has 2 tokens, and the matrix has 16; give one for each.",
            ),
            ("layer=6", f"{p}.layer: is 6, and there are 6 layers; give 0 to 5."),
            ("heads=[12]", f"{p}.heads: names head 12; give heads from 0 to 11."),
            ("heads=[]", f"{p}.heads: has 0 heads; give 1 to 16 different ones."),
            ("threshold=2", f"{p}: threshold is 2; give 0 to 1."),
            (
                "query=cat",
                f'{p}.query: is "cat"; known: [CLS], the, animal, didn, \', t, cross, the, '
                "street, because, it, was, too, tired, ., [SEP].",
            ),
            ("query=16", f"{p}.query: is 16; give 0 to 15."),
            ("style=ring", f'{p}: style is "ring"; known: bipartite, arc.'),
            ("wrap=1", f"{p}: wrap is 1; give at least 2."),
            ("sentence-b=16", f"{p}.sentence-b: is 16; give 0 to 15."),
        ],
        [
            (["threshold=1", "layer=1"], "no link above 1"),
            (["attention=[[0.5, 0.3], [0.5, 0.5]]"], "row 0 sums to 0.8, not to 1"),
            (["attention=[[0.5, 0.5], [null, 1]]"], "1 weight is NaN and not drawn"),
        ],
    )


for make in (
    function_plot, activation_functions, discrete_distributions, gaussian_explorer,
    softmax_temperature, gradient_descent_contour, optimizer_race, attention_heatmap,
    attention_head_view,
):
    make()
