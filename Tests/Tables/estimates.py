"""Writes estimates.json beside itself: what NablaMath's statistics for marks must equal.

Made with NumPy 2.4.6, SciPy 1.17.1, matplotlib 3.11.2, statsmodels 0.15.0 and seaborn 0.13.2 in
Python 3.11: `python estimates.py`. Values are those of the named functions, printed in full.
"""

import json
import os

import numpy as np
import scipy.stats
import statsmodels.api
from matplotlib import cbook

SMALL = [2.5, 0.1, 3.7, 3.7, -1.25, 8, 11.5, 0.33, 4.5, 2.2]
SKEWED = [0.1, 0.2, 0.25, 0.31, 0.4, 0.44, 0.5, 0.52, 0.6, 0.71, 0.9, 1.2, 1.7, 2.4, 4.1, 9.9]
TIES = [1, 1, 1, 2, 2, 3, 5, 5, 5, 5]
EQUAL = [4, 4, 4, 4]
# No value within the reach of the upper whisker but the quartile's neighbours.
GAP = [0, 0, 0, 10, 10, 100]
PAIR = [1, 2]


def numbers(values):
    return [float(value) for value in np.asarray(values).ravel()]


def boxes():
    """matplotlib.cbook.boxplot_stats(values, whis=whis)."""
    for values in (SMALL, SKEWED, TIES, EQUAL, GAP, PAIR, [7.0]):
        for whis in (1.5, 3.0, 0.0, [5, 95], [0, 100]):
            stats = cbook.boxplot_stats(values, whis=whis)[0]
            yield {
                "values": numbers(values), "whis": numbers(whis),
                "box": [float(stats[key]) for key in ("q1", "med", "q3", "whislo", "whishi")],
                "mean": float(stats["mean"]), "notch": [float(stats["cilo"]), float(stats["cihi"])],
                "fliers": sorted(numbers(stats["fliers"])),
            }


def distributions():
    """scipy.stats.ecdf(values).cdf; with weights, cumulated shares as seaborn.ecdfplot's."""
    for values in (SMALL, TIES, [3.0]):
        cdf = scipy.stats.ecdf(values).cdf
        yield {
            "values": numbers(values), "weights": None, "quantiles": numbers(cdf.quantiles),
            "shares": numbers(cdf.probabilities),
        }
    weights = np.arange(1, len(SMALL) + 1)
    order = np.argsort(SMALL, kind="stable")
    shares = np.cumsum(weights[order]) / weights.sum()
    quantiles, last = np.unique(np.array(SMALL)[order][::-1], return_index=True)
    yield {
        "values": SMALL, "weights": numbers(weights), "quantiles": numbers(quantiles),
        "shares": numbers(shares[len(SMALL) - 1 - last]),
    }


def curves():
    """statsmodels.api.nonparametric.lowess(y, x, frac=frac, it=it, delta=delta)."""
    i = np.arange(60)
    x = (i * 37 % 60) / 6 + 0.01 * (i % 3)
    y = np.sin(x) + 0.3 * np.cos(11 * i) + np.where(i % 17 == 0, 4, 0)
    for frac, it, delta in [(2 / 3, 3, 0), (0.3, 0, 0), (0.3, 5, 0), (0.5, 2, 0.7), (0.01, 1, 0)]:
        fitted = statsmodels.api.nonparametric.lowess(y, x, frac=frac, it=it, delta=delta)
        yield {
            "x": numbers(x), "y": numbers(y), "frac": frac, "it": it, "delta": delta,
            "sorted": numbers(fitted[:, 0]), "fitted": numbers(fitted[:, 1]),
        }
    x, y = [1, 1, 1, 2, 3, 3, 4, 6], [1, 2, 4, 3, 5, 2, 8, 1]
    fitted = statsmodels.api.nonparametric.lowess(y, x, frac=0.6)
    yield {
        "x": numbers(x), "y": numbers(y), "frac": 0.6, "it": 3, "delta": 0,
        "sorted": numbers(fitted[:, 0]), "fitted": numbers(fitted[:, 1]),
    }


def densities():
    """scipy.stats.gaussian_kde of 6000 values i * 7919 % 6007 / 500, with a far one, at places."""
    values = np.arange(6000) * 7919 % 6007 / 500
    values = np.where(np.arange(6000) % 3 == 0, values * 0.2 + 9, values)
    places = np.linspace(-3, 14, 12)
    for far in (None, 1e7):
        data = values if far is None else np.append(values, far)
        for factor in ("scott", 0.004):
            kde = scipy.stats.gaussian_kde(values, factor)
            width = float(kde.covariance[0, 0] ** 0.5)
            density = scipy.stats.gaussian_kde(data, width / np.std(data, ddof=1))(places)
            yield {
                "far": far, "width": width, "places": numbers(places),
                "density": numbers(density),
            }


def plane():
    """scipy.stats.gaussian_kde of points, with its covariance, at the nodes of a grid; levels by
    seaborn.distributions._DistributionPlotter._quantile_to_level."""
    import seaborn.distributions

    i = np.arange(80)
    x = np.cos(i) * (1 + i / 40) + 3
    y = 0.6 * x + np.sin(3 * i)
    weights = 1 + i % 5
    for weighted in (False, True):
        kde = scipy.stats.gaussian_kde([x, y], weights=weights if weighted else None)
        columns, rows = np.linspace(-2, 8, 11), np.linspace(-3, 7, 9)
        grid = np.array([kde([columns, np.full(11, row)]) for row in rows])
        shares = np.array([0.05, 0.25, 0.5, 0.8, 0.99])
        levels = seaborn.distributions._DistributionPlotter._quantile_to_level(None, grid, 1 - shares)
        yield {
            "x": numbers(x), "y": numbers(y), "weights": numbers(weights) if weighted else None,
            "covariance": numbers(kde.covariance), "columns": numbers(columns),
            "rows": numbers(rows), "density": numbers(grid), "shares": numbers(shares),
            "levels": numbers(levels),
        }


def main():
    table = {
        "boxes": list(boxes()), "distributions": list(distributions()), "curves": list(curves()),
        "densities": list(densities()), "planes": list(plane()),
    }
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "estimates.json"), "w") as file:
        json.dump(table, file)
        file.write("\n")


main()
