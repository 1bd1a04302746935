"""Writes the tables of the recipes of probabilistic models: Markov chains and diffusion by NumPy and SciPy."""
import json
import pathlib

import numpy as np
from scipy import optimize, stats

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def write(name, how, numbers, refused=(), warned=()):
    table = {"how": how, "numbers": numbers, "refused": list(refused), "warned": list(warned)}
    (FOLDER / f"{name}.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")


def refusal(sets, message):
    return {"set": sets, "message": message}


def markov_chain():
    two = np.array([[0.9, 0.1], [0.1, 0.9]])
    three = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.2, 0.3, 0.5]])
    values = sorted(np.abs(np.linalg.eigvals(three)), reverse=True)
    vector = np.linalg.solve((three.T - np.eye(3)) + np.ones((3, 3)), np.ones(3))
    ruin = np.array([[1, 0, 0, 0], [0.5, 0, 0.5, 0], [0, 0.5, 0, 0.5], [0, 0, 0, 1]])
    write(
        "markov-chain",
        "NumPy: powers by numpy.linalg.matrix_power, eigenvalues by numpy.linalg.eigvals, the stationary "
        "distribution as the solution of πP = π, Σπ = 1.",
        [
            {"set": [], "expect": {
                "stationary": [0.5, 0.5], "second_eigenvalue_size": 0.8, "period": 1, "classes": 1,
                "mixing_steps": int(np.ceil(np.log(0.01) / np.log(0.8))),
                "eigenvalues_real": [1, 0.8], "distribution[0]": [1, 0],
                "distribution[20]": list(np.linalg.matrix_power(two, 20)[0])}},
            {"set": ["P=[[0.7,0.2,0.1],[0.3,0.4,0.3],[0.2,0.3,0.5]]", "start=[0.2, 0.3, 0.5]", "steps=7"], "expect": {
                "stationary": list(vector), "second_eigenvalue_size": float(values[1]),
                "distribution[7]": list(np.array([0.2, 0.3, 0.5]) @ np.linalg.matrix_power(three, 7))}},
            {"set": ["P=[[0,1,0],[0,0,1],[1,0,0]]", "start=B"],
             "expect": {"period": 3, "stationary": [1 / 3] * 3, "mixing_steps": None, "distribution[1]": [0, 0, 1]}},
            {"set": ["P=[[1,0,0,0],[0.5,0,0.5,0],[0,0.5,0,0.5],[0,0,0,1]]", "start=B", "steps=5000"], "expect": {
                "stationary": None, "classes": 3, "closed_classes": 2, "t[1]": 3, "t[1666]": 4998,
                "distribution[1]": list(np.linalg.matrix_power(ruin, 3)[1]),
                "distribution[1666]": [2 / 3, 0, 0, 1 / 3]}},
        ],
        [
            refusal(["P=[[0.9, 0.1], [0.2, 0.7]]"],
                    "markov-chain.P: row 1 sums to 0.9; give rows that sum to 1."),
            refusal(["P=[[1.1, -0.1], [0, 1]]"],
                    "markov-chain.P: row 0, column 1 is -0.1; give probabilities of at least 0."),
            refusal(["P=[[0.5, 0.5]]"], "markov-chain.P: has 1 rows and 2 columns; give a square."),
            refusal(["states=[a]"], "markov-chain.states: has 1 names for 2 states; give one name for each."),
            refusal(["states=[a, a]"],
                    "markov-chain.states: names one twice; give each state a name of its own."),
            refusal(["start=C"], "markov-chain.start: is \"C\"; known: A, B."),
            refusal(["start=[0.5, 0.4]"],
                    "markov-chain.start: sums to 0.9; give probabilities that sum to 1."),
            refusal(["start=[1]"], "markov-chain.start: has 1 values for 2 states; give one for each."),
            refusal(["steps=0"], "markov-chain: steps is 0; give 1 to 100000."),
            refusal(["views=[]"], "markov-chain.views: is empty; give one or more."),
            refusal(["views=[tree]"],
                    "markov-chain: views is \"tree\"; known: graph, matrix, evolution, walk, eigen."),
        ])


def betas(name, steps, start=1e-4, end=0.02, s=0.008):
    u = np.linspace(0, 1, steps)
    if name == "cosine":
        f = np.cos((np.arange(steps + 1) / steps + s) / (1 + s) * np.pi / 2) ** 2
        return np.minimum(1 - f[1:] / f[:-1], 0.999)
    made = {
        "linear": np.linspace(start, end, steps),
        "quadratic": np.linspace(start**0.5, end**0.5, steps) ** 2,
        "scaled_linear": np.linspace(start**0.5, end**0.5, steps) ** 2,
        "sigmoid": start + (end - start) / (1 + np.exp(-np.linspace(-6, 6, steps))),
    }[name]
    return np.minimum(made * 1000 / steps, 0.999)


def expected(names, steps, at, **options):
    values = {}
    for name in names:
        b = betas(name, steps, **options)
        a = np.cumprod(1 - b)
        before = np.concatenate([[1], a[:-1]])
        half = np.nonzero(a <= 0.5)[0]
        values[f"half_life_{name}"] = int(half[0]) + 1 if len(half) else None
        for t in at:
            values[f"beta_{name}[{t - 1}]"] = b[t - 1]
            values[f"alpha_bar_{name}[{t - 1}]"] = a[t - 1]
            values[f"snr_{name}[{t - 1}]"] = a[t - 1] / (1 - a[t - 1])
            values[f"posterior_{name}[{t - 1}]"] = (1 - before[t - 1]) / (1 - a[t - 1]) * b[t - 1]
    return values


def noise_schedule():
    write(
        "noise-schedule",
        "NumPy: variances by numpy.linspace and their formulas, products by numpy.cumprod.",
        [
            {"set": [], "expect": expected(["linear", "cosine"], 1000, [1, 250, 500, 1000])},
            {"set": ["schedules=[scaled_linear, sigmoid, quadratic]", "T=200", "beta-end=0.01"],
             "expect": expected(["scaled_linear", "sigmoid", "quadratic"], 200, [1, 77, 200], end=0.01)},
            {"set": ["schedules=[cosine]", "T=37", "s=0.1"], "expect": expected(["cosine"], 37, [1, 20, 37], s=0.1)},
            {"set": ["T=4"], "expect": expected(["linear", "cosine"], 4, [1, 2, 3, 4])},
        ],
        [
            refusal(["schedules=[linea]"], "noise-schedule: schedules is \"linea\"; did you mean \"linear\"?"),
            refusal(["schedules=[]"], "noise-schedule.schedules: has 0 names; give 1 to 8."),
            refusal(["schedules=[linear, linear]"],
                    "noise-schedule.schedules: names one twice; give each once."),
            refusal(["T=0"], "noise-schedule: T is 0; give 1 to 100000."),
            refusal(["T=100001"], "noise-schedule: T is 100001; give 1 to 100000."),
            refusal(["beta-start=0"],
                    "noise-schedule: beta-start is 0; give between 0 and 1, both excluded."),
            refusal(["beta-end=1"],
                    "noise-schedule: beta-end is 1; give between 0 and 1, both excluded."),
            refusal(["beta-start=0.1"],
                    "noise-schedule.beta-start: is 0.1, and beta-end is 0.02; give the smaller one first."),
            refusal(["s=-1"], "noise-schedule: s is -1; give at least 0."),
            refusal(["curves=[gamma]"],
                    "noise-schedule: curves is \"gamma\"; known: beta, alpha_bar, sqrt, snr, posterior."),
            refusal(["curves=[]"], "noise-schedule.curves: is empty; give one or more."),
            refusal(["example=.inf"], "noise-schedule: example is inf; give a finite number."),
        ],
        [{"set": ["T=4"], "warning": "linear: β above 0.999 is cut off there"}])


def density(x, abar, parts):
    return sum(w * stats.norm.pdf(x, np.sqrt(abar) * m, np.sqrt(abar * s * s + 1 - abar)) for w, m, s in parts)


def melting(parts, schedule, at, places):
    """ᾱ, moments and densities at steps; the first step with one hump, by counting on a fine grid."""
    a = np.concatenate([[1], np.cumprod(1 - betas(schedule, 1000))])
    mean = sum(w * m for w, m, s in parts)
    var = sum(w * (s * s + (m - mean) ** 2) for w, m, s in parts)
    grid = np.linspace(-4, 4, 16001)
    def humps(t):
        v = density(grid, a[t], parts)
        return int(((v[1:-1] > v[:-2]) & (v[1:-1] >= v[2:])).sum())
    merge = next(t for t in range(1001) if humps(t) == 1)
    values = {
        "t": at, "alpha_bar": [a[t] for t in at], "mean": [np.sqrt(a[t]) * mean for t in at],
        "variance": [a[t] * var + 1 - a[t] for t in at],
    }
    x = np.linspace(*places)
    for i, t in enumerate(at):
        values[f"density[{i}]"] = list(density(x, a[t], parts))
    return values, merge


def flow(starts):
    """Where the probability flow takes noise of the default setting to: of one coordinate, it keeps quantiles."""
    keep = np.concatenate([[1.0], np.cumprod(1 - np.linspace(1e-4, 0.02, 1000))])

    def below(x, t):
        spread = np.sqrt(keep[t] * 0.09 + 1 - keep[t])
        return np.mean([stats.norm.cdf((x - m * np.sqrt(keep[t])) / spread) for m in (-2, 2)])

    steps = {0: 0, 50: 250, 100: 500}
    return {f"ode_paths[{i}][{k}]": optimize.brentq(lambda x: below(x, t) - below(start, 1000), -9, 9)
            for i, start in starts.items() for k, t in steps.items()}


def diffusion_forward():
    # The noise that the paths of seed 42 start from.
    starts = {0: 0.6462621844437871, 1: 1.5704438350260186, 3: -1.886034977504533}
    default, merge = melting([(0.5, -2, 0.3), (0.5, 2, 0.3)], "linear", [0, 100, 250, 500, 1000], (-3.4, 3.4, 140))
    other, _ = melting([(0.3, -3, 0.2), (0.7, 1, 0.8)], "cosine", [50, 800], (-3.7, 3.8, 140))
    write(
        "diffusion-forward",
        "SciPy: densities by scipy.stats.norm, the products of the schedule by numpy.cumprod; humps counted on a "
        "grid 20 times as fine; the flow without noise keeps each path's quantile, found by scipy.optimize.brentq.",
        [
            {"set": [], "expect": default | {"path_count": 30}},
            {"set": [], "expect": {"merge_step": merge}, "tolerance": 0.003},
            {"set": [], "expect": {f"ode_paths[{i}][200]": start for i, start in starts.items()}
             | {f"reverse_paths[{i}][200]": start for i, start in starts.items()}},
            {"set": [], "expect": flow(starts), "tolerance": 0.003},
            {"set": ["data=0.3 N(-3, 0.2) + 0.7 N(1, 0.8)", "schedule=cosine", "t=[800, 50]", "paths=7", "reverse=false"],
             "expect": other | {"path_count": 7, "reverse_paths": [], "ode_paths": []}},
            {"set": ["data=[[0, 0], [1, 2], [2, 1]]", "paths=0"],
             "expect": {"path_count": 0, "points[1]": [1, 2], "reverse_end": []}},
        ],
        [
            refusal(["data=[[1, 2, 3], [4, 5, 6]]"],
                    "diffusion-forward.data: has points of 3 coordinates; give 1 or 2."),
            refusal(["data=exponential(1)"],
                    "diffusion-forward.data: has the part exponential(1); give normal parts, N(mean, deviation)."),
            refusal(["data=[1]"], "diffusion-forward.data: has 1 points; give at least 2, of one kind."),
            refusal(["schedule=linea"],
                    "diffusion-forward: schedule is \"linea\"; did you mean \"linear\"?"),
            refusal(["t=[1001]"], "diffusion-forward.t: is 1001, and T is 1000; give 0 to 1000."),
            refusal(["t=[-1]"], "diffusion-forward: t is -1; give at least 0."),
            refusal(["t=[]"], "diffusion-forward.t: has 0 steps; give 1 to 8."),
            refusal(["paths=1001"], "diffusion-forward: paths is 1001; give 0 to 1000."),
            refusal(["reverse=maybe"], "diffusion-forward: reverse is \"maybe\"; give true or false."),
        ])


if __name__ == "__main__":
    markov_chain()
    noise_schedule()
    diffusion_forward()
