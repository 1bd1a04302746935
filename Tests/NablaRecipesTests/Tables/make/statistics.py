"""Tables of the recipes on data: one variable, two, and many.

Run it in its own folder; it needs NumPy, SciPy and pandas, and the repository's
gallery/figures/data.
"""
import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import optimize, signal, stats

HERE = Path(__file__).resolve()
DATA = HERE.parents[4] / "gallery/figures/data"
OUT = HERE.parents[1]


def write(recipe, how, numbers, refused=(), warned=()):
    table = {"how": how, "numbers": numbers, "refused": list(refused), "warned": list(warned)}
    (OUT / f"{recipe}.json").write_text(json.dumps(table, indent=1, default=float) + "\n")


faithful = pd.read_csv(DATA / "old_faithful.csv")
iris = pd.read_csv(DATA / "iris.csv")
anscombe = pd.read_csv(DATA / "anscombe.csv")


# histogram-bins: counts in exact fractions of the decimals as they are written.
def decimal_counts(texts, bins):
    values = [Fraction(t) for t in texts]
    low, high = min(values), max(values)
    edges = [low + (high - low) * i / bins for i in range(bins + 1)]
    counts = [0] * bins
    for v in values:
        counts[min(int((v - low) * bins / (high - low)), bins - 1)] += 1
    return [float(e) for e in edges], counts, sum(v in edges[1:-1] for v in values)


waiting = pd.read_csv(DATA / "old_faithful.csv", dtype=str)["waiting"]
eruptions = pd.read_csv(DATA / "old_faithful.csv", dtype=str)["eruptions"]
auto = len(np.histogram_bin_edges(faithful.waiting, "auto")) - 1
e10, c10, on10 = decimal_counts(waiting, auto)
e, c, on = decimal_counts(eruptions, 10)
expect = {"n": 272, "mean": faithful.waiting.mean(), "median": faithful.waiting.median(),
          "edges": e10, "counts": c10, "heights": c10, "on_edges": on10}

def hills(counts):
    return len(signal.find_peaks([0, *counts, 0])[0])


expect |= {"peaks": hills(c10), "iqr": stats.iqr(faithful.waiting),
           "fd_width": 2 * stats.iqr(faithful.waiting) / 272 ** (1 / 3)}
for i, rule in enumerate(("fd", "sturges", "sqrt")):
    bins = len(np.histogram_bin_edges(faithful.waiting, rule)) - 1
    expect[f"compare{i}_edges"], expect[f"compare{i}_counts"], _ = decimal_counts(waiting, bins)
    expect[f"compare{i}_peaks"] = hills(expect[f"compare{i}_counts"])
h = [x / 272 / 0.35 for x in c]
write(
    "histogram-bins",
    "NumPy 2.4: histogram_bin_edges for the number of bins; counts in exact fractions of the "
    "decimals in the file (44 and 37 in the first two of ten bins of the eruptions).",
    [{"expect": expect},
     {"set": ["column=eruptions", "bins=10", "stat=density", "compare=[3]"],
      "expect": {"edges": e, "counts": c, "heights": h, "on_edges": on,
                 "compare0_counts": decimal_counts(eruptions, 3)[1]}},
     {"set": ["data=[0, 0.1, 0.2, 0.3, 0.7, 1]", "bins=10"],
      "expect": {"counts": [1, 1, 1, 1, 0, 0, 0, 1, 0, 1], "on_edges": 4}}],
    [{"set": ["data=[]"], "message": "histogram-bins.data: is empty; give numbers."},
     {"set": ["data=[null]"], "message": "histogram-bins.data: holds no number; give at least 1."},
     {"set": ["column=foo"],
      "message": "histogram-bins.column: there is no column \"foo\"; known: eruptions, waiting."},
     {"set": ["bins=0"], "message": "histogram-bins: bins is 0; give 1 to 10000 bins."},
     {"set": ["bins=-3"], "message": "histogram-bins: bins is -3; give 1 to 10000 bins."},
     {"set": ["bins=[3, 2, 1]"],
      "message": "histogram-bins: bins holds edges that do not grow; give two or more finite "
                 "numbers in ascending order."},
     {"set": ["bins=freedman"],
      "message": "histogram-bins: bins is \"freedman\"; known: auto, fd, scott, sturges, rice, "
                 "doane, sqrt."},
     {"set": ["stat=percent"],
      "message": "histogram-bins: stat is \"percent\"; known: count, density, probability, "
                 "frequency."},
     {"set": ["compare=[1, 2, 3, 4, 5, 6, 7]"],
      "message": "histogram-bins.compare: has 7 bins; give 1 to 6."},
     {"set": ["kde=maybe"], "message": "histogram-bins: kde is \"maybe\"; give true or false."},
     {"set": ["group=waiting"],
      "message": "histogram-bins.group: has 51 groups; give a column of 1 to 12 different "
                 "values."}],
    [{"set": ["data=[1, 2, null, 4]"], "warning": "1 missing or infinite value left out"}])


# surface-contour-heatmap: the function on its grid, top row first.
def peaks(x, y):
    return (3 * (1 - x) ** 2 * np.exp(-x**2 - (y + 1) ** 2)
            - 10 * (x / 5 - x**3 - y**5) * np.exp(-x**2 - y**2)
            - np.exp(-(x + 1) ** 2 - y**2) / 3)


xs = np.linspace(-3, 3, 101)
z = peaks(*np.meshgrid(xs, xs[::-1]))
top = optimize.minimize(lambda p: -peaks(*p), [0, 1.56], method="BFGS", tol=1e-12).x
write(
    "surface-contour-heatmap",
    "NumPy: the formulas on linspace(-3, 3, 101), the row of the largest y first; SciPy: the highest "
    "point by BFGS, and the cut through it.",
    [{"expect": {"x": list(xs), "y": list(xs[::-1]), "z[0]": list(z[0]), "z[50]": list(z[50]),
                 "min": z.min()}},
     {"expect": {"max": [top[0], top[1], peaks(*top)], "section_z": list(peaks(xs, top[1]))},
      "tolerance": 1e-6},
     {"set": ["f=x^2-y^2", "x=[-2, 2]", "y=[-1, 1]", "grid=5", "section={axis: x, value: 1.5}"],
      "expect": {"z[0]": [3, 0, -1, 0, 3], "section_y": [-1, -0.5, 0, 0.5, 1],
                 "section_z": [1.25, 2, 2.25, 2, 1.25], "min": -1}}],
    [{"set": ["f=x+*y"], 
      "message": "surface-contour-heatmap.f: column 3: \"*\" cannot stand here; give a formula of "
                 "x and y."},
     {"set": ["f=sqrt(-1-x^2)"],
      "message": "surface-contour-heatmap.f: has no value anywhere in it; give another formula, or "
                 "other x and y."},
     {"set": ["x=[3, 1]"],
      "message": "surface-contour-heatmap: x is [3, 1]; give two finite numbers, the smaller "
                 "first."},
     {"set": ["y=[1, 1]"],
      "message": "surface-contour-heatmap: y is [1, 1]; give two finite numbers, the smaller "
                 "first."},
     {"set": ["levels=0"], "message": "surface-contour-heatmap: levels is 0; give 1 to 100."},
     {"set": ["grid=3"], "message": "surface-contour-heatmap: grid is 3; give 4 to 2000."},
     {"set": ["views=[]"],
      "message": "surface-contour-heatmap.views: has 0 names; give 1 to 4, each once."},
     {"set": ["views=[map]"],
      "message": "surface-contour-heatmap: views is \"map\"; known: surface, contour, filled, "
                 "heatmap."},
     {"set": ["elev=91"], "message": "surface-contour-heatmap: elev is 91 °; give -90 to 90."},
     {"set": ["section={axis: y, value: 4}"],
      "message": "surface-contour-heatmap.section: cuts at y = 4; give -3 to 3."}],
    [{"set": ["levels=[2, 1, 0]"], "warning": "the levels were sorted"}])


# box-plot: quartiles by linear interpolation, whiskers to the outermost values within the fences.
def box(values, low=None, high=None):
    values = np.sort(np.asarray(values, float))
    q1, median, q3 = np.percentile(values, [25, 50, 75])
    fences = (q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))
    if low is not None:
        fences = np.percentile(values, [low, high])
    inside = values[(values >= fences[0]) & (values <= fences[1])]
    return {"n": len(values), "min": values[0], "q1": q1, "median": median, "q3": q3,
            "max": values[-1], "whisker_low": inside[0], "whisker_high": inside[-1],
            "fence_low": fences[0], "fence_high": fences[1],
            "outliers": [v for v in values if not fences[0] <= v <= fences[1]]}


def boxes(groups, **options):
    summaries = [box(g, **options) for g in groups]
    result = {k: [s[k] for s in summaries] for k in summaries[0] if k != "outliers"}
    for i, s in enumerate(summaries):
        result[f"outliers[{i}]"] = s["outliers"]
    if options:
        del result["fence_low"], result["fence_high"]
    return result


penguins = pd.read_csv(DATA / "penguins.csv")
species = [n for n in penguins.species.unique()]
write(
    "box-plot",
    "NumPy: percentile (linear); whiskers and outliers by comparison with the fences.",
    [{"expect": {"groups": ["setosa", "versicolor", "virginica"],
                 **boxes([g.sepal_width for _, g in iris.groupby("species", sort=False)])}},
     {"set": ["data=penguins", "column=body_mass_g", "whis=[5, 95]"],
      "expect": boxes([penguins[penguins.species == s].body_mass_g.dropna() for s in species],
                      low=5, high=95)},
     {"set": ["data={a: [1, 2, 3, 4, 20], b: []}"],
      "expect": {"n": [5, 0], "median": [3, "undefined"], "outliers[0]": [20]}}],
    [{"set": ["data=[]"], "message": "box-plot.data: is empty; give numbers."},
     {"set": ["data={a: []}"],
      "message": "box-plot.data: holds no number; give at least one group with values."},
     {"set": ["whis=-1"],
      "message": "box-plot: whis is -1; give a number from 0 to 1000, or two percentiles such as "
                 "[5, 95]."},
     {"set": ["by=kind"],
      "message": "box-plot.by: there is no column \"kind\"; known: sepal_length, sepal_width, "
                 "petal_length, petal_width, species."},
     {"set": ["points=some"],
      "message": "box-plot: points is \"some\"; known: none, outliers, all."},
     {"set": ["orient=x"], "message": "box-plot: orient is \"x\"; known: h, v."}],
    [{"set": ["data={a: [1, 2], b: []}"], "warning": "group b has no values"}])


# ecdf-quantiles: NumPy's quantiles by all of its methods, SciPy's stairs and distances.
twenty = [2.1, 2.4, 2.5, 2.7, 2.8, 3, 3.1, 3.3, 3.6, 4.1, 5.2, 5.6, 5.9, 6, 6.2, 6.3, 6.5, 6.8,
          7.4, 9.7]
methods = ["linear", "lower", "higher", "midpoint", "nearest", "hazen", "weibull", "inverted_cdf",
           "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf",
           "median_unbiased", "normal_unbiased"]
shares = [0, 0.1, 0.25, 0.33, 0.5, 0.775, 0.9, 1]
fit = stats.norm(np.mean(twenty), np.std(twenty, ddof=1))
gaps = [(max(abs((i + 1) / 20 - fit.cdf(v)), abs(i / 20 - fit.cdf(v))), v)
        for i, v in enumerate(twenty)]
ecdf = stats.ecdf(faithful.waiting).cdf
write(
    "ecdf-quantiles",
    "NumPy 2.4: quantile with each method; SciPy 1.15: ecdf, kstest against the fitted "
    "distributions; the band is sqrt(ln(2 / 0.05) / 2n).",
    [{"expect": {"n": 20, "x": twenty, "F": [(i + 1) / 20 for i in range(20)],
                 "p": [0.25, 0.5, 0.9], "quantiles": list(np.quantile(twenty, [0.25, 0.5, 0.9])),
                 "at_or_below": 18}},
     {"set": ["compare=normal", "band=true"],
      "expect": {"D": stats.kstest(twenty, fit.cdf).statistic, "D_at": max(gaps)[1],
                 "band": np.sqrt(np.log(2 / 0.05) / 40)}},
     {"set": ["compare=exponential", "data=faithful", "column=waiting"],
      "expect": {"x": list(ecdf.quantiles), "F": list(ecdf.probabilities),
                 "D": stats.kstest(faithful.waiting,
                                   stats.expon(scale=faithful.waiting.mean()).cdf).statistic}}]
    + [{"set": [f"method={m}", f"p={shares}"],
        "expect": {"quantiles": list(np.quantile(twenty, shares, method=m))}} for m in methods],
    [{"set": ["data=[]"], "message": "ecdf-quantiles.data: is empty; give numbers."},
     {"set": ["p=[]"], "message": "ecdf-quantiles.p: is empty; give shares from 0 to 1."},
     {"set": ["p=[0.5, 1.5]"], "message": "ecdf-quantiles: p is 1.5; give 0 to 1."},
     {"set": ["method=cubic"],
      "message": "ecdf-quantiles: method is \"cubic\"; known: " + ", ".join(methods) + "."},
     {"set": ["band=x"], "message": "ecdf-quantiles: band is \"x\"; give true or false."},
     {"set": ["compare=gamma"],
      "message": "ecdf-quantiles: compare is \"gamma\"; known: normal, exponential."}],
    [{"set": ["data=[1, null]"], "warning": "1 missing or infinite value left out"}])


# correlation-gallery: made correlations are met whatever the seed; data by SciPy.
pairs = [[1, 2], [2, 1], [3, 5], [4, 4], [5, 9], [6, 6]]
a, b = np.array(pairs, float).T
parts = (a - a.mean()) * (b - b.mean()) / np.sqrt(((a - a.mean()) ** 2).sum()
                                                   * ((b - b.mean()) ** 2).sum())
three = ["method=[pearson, spearman, kendall]"]
write(
    "correlation-gallery",
    "The given correlations, which the clouds have by construction; SciPy 1.15: pearsonr, "
    "spearmanr, kendalltau of given pairs.",
    [{"expect": {"pearson": [-0.9, -0.5, 0, 0.3, 0.7, 0.95], "parabola_pearson": 0}},
     {"set": ["r=[-1, 0.123, 1]", "n=3", "seed=7"],
      "expect": {"pearson": [-1, 0.123, 1], "spearman[0]": -1, "spearman[2]": 1}},
     {"set": ["n=5000", "seed=1", "r=[0.25]"], "expect": {"pearson": [0.25]}},
     {"set": three + [f"data={pairs}"],
      "expect": {"pearson": [stats.pearsonr(a, b)[0]], "spearman": [stats.spearmanr(a, b)[0]],
                 "kendall": [stats.kendalltau(a, b)[0]], "positive": parts[parts > 0].sum(),
                 "negative": parts[parts < 0].sum()}},
     {"set": three + ["data=faithful"],
      "expect": {"pearson": [stats.pearsonr(faithful.eruptions, faithful.waiting)[0]],
                 "spearman": [stats.spearmanr(faithful.eruptions, faithful.waiting)[0]],
                 "kendall": [stats.kendalltau(faithful.eruptions, faithful.waiting)[0]]}},
     {"set": ["data=[[1, 2], [1, 3]]"], "expect": {"pearson": ["undefined"]}}],
    [{"set": ["r=[1.2]"], "message": "correlation-gallery: r is 1.2; give -1 to 1."},
     {"set": ["r=[]"], "message": "correlation-gallery.r: has 0 numbers; give 1 to 14."},
     {"set": ["n=2"], "message": "correlation-gallery: n is 2; give 3 to 5000."},
     {"set": ["data=[[1, 2]]"],
      "message": "correlation-gallery.data: has 1 pairs of numbers; give at least 2."},
     {"set": ["data=[1, 2, 3]"],
      "message": "correlation-gallery.data: has 1 columns of numbers; give two."},
     {"set": ["method=[]"],
      "message": "correlation-gallery.method: has 0 names; give one to three, each once."},
     {"set": ["method=[cosine]"],
      "message": "correlation-gallery: method is \"cosine\"; known: pearson, spearman, kendall."}],
    [{"set": ["data=[[1, 2], [2, null], [3, 1]]"],
      "warning": "1 pairs with a missing or infinite value left out"}])


# same-data-many-charts: NumPy's bins, SciPy's density with R's nrd0 bandwidth.
def nrd0(v):
    v = np.asarray(v, float)
    iqr = np.subtract(*np.percentile(v, [75, 25])) / 1.34
    return 0.9 * min(v.std(ddof=1), iqr) * len(v) ** -0.2


def charts(v):
    v = np.asarray(v, float)
    h = nrd0(v)
    x = np.linspace(v.min() - 2 * h, v.max() + 2 * h, 400)
    kde = stats.gaussian_kde(v, bw_method=h / v.std(ddof=1))
    density = kde(x)
    heaps = ((density[1:-1] > density[:-2]) & (density[1:-1] > density[2:])).sum()
    b = box(v)
    traced = v[np.abs(v - np.median(v)).argmax()]
    counts, edges = np.histogram(v, "auto")
    z = stats.norm.ppf((np.sort(v).searchsorted(traced) + 0.5) / len(v))
    bell = (b["q1"] + b["q3"]) / 2 + z * (b["q3"] - b["q1"]) / (2 * stats.norm.ppf(0.75))
    return {"bandwidth": h, "kde_x": list(x), "kde_density": list(density), "heaps": heaps,
            "box": [b["whisker_low"], b["q1"], b["median"], b["q3"], b["whisker_high"]],
            "outliers": b["outliers"], "traced": traced, "counts": list(counts),
            "traced_count": counts[min(edges.searchsorted(traced, "right") - 1, len(counts) - 1)],
            "traced_density": kde(traced)[0], "traced_bell": bell,
            "qq": list(stats.norm.ppf((np.arange(len(v)) + 0.5) / len(v)))}


write(
    "same-data-many-charts",
    "NumPy: histogram(auto), percentile; SciPy 1.15: gaussian_kde with 0.9 min(s, IQR / 1.34) "
    "n^(-1/5), norm.ppf.",
    [{"expect": charts(twenty)},
     {"set": ["data=[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 30]", "charts=[bar, qq]"],
      "expect": charts([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 30])}],
    [{"set": ["data=[1]"],
      "message": "same-data-many-charts.data: holds 1 numbers; give at least 2."},
     {"set": ["data=[2, 2]"],
      "message": "same-data-many-charts.data: does not vary; give at least two different numbers."},
     {"set": ["charts=[box]"],
      "message": "same-data-many-charts.charts: has 1 names; give 2 to 8, each once."},
     {"set": ["charts=[box, pie]"],
      "message": "same-data-many-charts: charts is \"pie\"; known: bar, strip, hist, kde, box, "
                 "violin, ecdf, qq."},
     {"set": ["shared-axis=x"],
      "message": "same-data-many-charts: shared-axis is \"x\"; give true or false."}],
    [{"set": ["data=[1, 2, null, 4]"], "warning": "1 missing or infinite value left out"}])


# colormap-comparison: CIE L* of sRGB colours in 8 bits.
def luminance(rgb):
    c = np.asarray(rgb, float) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4) @ [
        0.2126390058715103, 0.715168678767756, 0.0721923153607337]


def cie(rgb):
    y = luminance(rgb)
    return np.where(y > 216 / 24389, 116 * np.cbrt(y) - 16, y * 24389 / 27)


def ratio(a, b):
    light = sorted([float(luminance(a)), float(luminance(b))])
    return (light[1] + 0.05) / (light[0] + 0.05)


jet = [[round(255 * min(1, max(0, 1.5 - abs(4 * t - k)))) for k in (3, 2, 1)] for t in (0, 0.5, 1)]
viridis = [[0x44, 0x01, 0x54], [0xFD, 0xE7, 0x25]]
noisy = {"low": peaks(*np.meshgrid(xs, xs)).min(), "high": peaks(*np.meshgrid(xs, xs)).max()}
write(
    "colormap-comparison",
    "CIE 1976 L* and the contrast of WCAG 2 from the published end colours of viridis (#440154, "
    "#fde725), from the ramps of jet, and of black and white.",
    [{"tolerance": 1e-3,
      "expect": {**noisy, "viridis_L[0]": cie(viridis[0]), "viridis_L[100]": cie(viridis[1]),
                 "viridis_contrast": ratio(*viridis), "viridis_turns": [], "magma_turns": [],
                 "cividis_turns": [], "diverging_turns": [], "jet-bad_L[0]": cie(jet[0]),
                 "jet-bad_L[50]": cie(jet[1]), "jet-bad_L[100]": cie(jet[2]),
                 "jet-bad_contrast": ratio(jet[0], jet[2]),
                 "jet-bad_text_contrasts": [max(ratio(c, [0] * 3), ratio(c, [255] * 3))
                                            for c in jet]}},
     {"set": ["maps=[viridis_r]", "field=ramp", "cvd=none"], "tolerance": 1e-3,
      "expect": {"viridis_r_L[0]": cie(viridis[1]), "viridis_r_turns": []}}],
    [{"set": ["field=hills"],
      "message": "colormap-comparison: field is \"hills\"; known: ramp, peaks, noise."},
     {"set": ["maps=[rainbow]"],
      "message": "colormap-comparison.maps: names no colormap \"rainbow\"; known: viridis, magma, "
                 "inferno, plasma, cividis, turbo, blues, greys, twilight, coolwarm, rdbu, "
                 "light-low, dark-low, attention, blue-orange, diverging, jet-bad."},
     {"set": ["maps=[]"],
      "message": "colormap-comparison.maps: has 0 names; give 1 to 8, each once."},
     {"set": ["cvd=mono"],
      "message": "colormap-comparison: cvd is \"mono\"; known: none, deutan, protan, tritan."},
     {"set": ["center=99"],
      "message": "colormap-comparison.center: is 99; give -6.54961 to 8.09798."}])


# anscombe-quartet: moments, least squares, and the medians of slopes and of what is left.
def quartet(names, frame=anscombe):
    result = {k: [] for k in ("mean_x", "mean_y", "var_x", "var_y", "r", "intercept", "slope",
                              "r_squared", "robust_slope", "robust_intercept")}
    for name in names:
        s = frame[frame.dataset == name]
        x, y = s.x.to_numpy(float), s.y.to_numpy(float)
        fit = stats.linregress(x, y)
        robust = stats.theilslopes(y, x, method="joint")
        for key, value in zip(result, (x.mean(), y.mean(), x.var(ddof=1), y.var(ddof=1),
                                       fit.rvalue, fit.intercept, fit.slope, fit.rvalue ** 2,
                                       robust.slope, robust.intercept)):
            result[key].append(value)
        result[f"residuals_{name}"] = list(y - fit.intercept - fit.slope * x)
    return result


write(
    "anscombe-quartet",
    "NumPy: mean, var(ddof=1); SciPy 1.15: linregress, theilslopes(method=joint).",
    [{"expect": quartet(["I", "II", "III", "IV"])},
     {"set": ["sets=[III, I]", "reveal=robust", "stats=false"],
      "expect": {"sets": ["III", "I"], **quartet(["III", "I"])}}],
    [{"set": ["sets=[V]"],
      "message": "anscombe-quartet.sets: names no set \"V\"; known: I, II, III, IV."},
     {"set": ["sets=[]"], "message": "anscombe-quartet.sets: has 0 names; give 1 to 8, each once."},
     {"set": ["stats=no"], "message": "anscombe-quartet: stats is \"no\"; give true or false."},
     {"set": ["reveal=all"],
      "message": "anscombe-quartet: reveal is \"all\"; known: none, residuals, robust."},
     {"set": ["data=[1, 2]"],
      "message": "anscombe-quartet.data: has no column \"dataset\"; give dataset, x and y; known: "
                 "x."}])


# iris-pairplot: correlations of all rows and within groups.
def correlations(frame, columns, by):
    frame = frame.dropna(subset=columns)
    result = {"columns": columns, "n": len(frame), "groups": list(frame[by].unique()),
              "group_sizes": [int((frame[by] == g).sum()) for g in frame[by].unique()]}
    for j, b in enumerate(columns):
        for a in columns[:j]:
            result[f"r_{a}_{b}"] = frame[a].corr(frame[b])
            result[f"within_{a}_{b}"] = [frame[frame[by] == g][a].corr(frame[frame[by] == g][b])
                                         for g in frame[by].unique()]
    return result


write(
    "iris-pairplot",
    "pandas: corr of the whole rows, pooled and within each group.",
    [{"expect": correlations(iris, list(iris.columns[:4]), "species")},
     {"set": ["data=penguins", "columns=[bill_length_mm, bill_depth_mm, body_mass_g]", "hue=island"],
      "expect": correlations(penguins, ["bill_length_mm", "bill_depth_mm", "body_mass_g"],
                             "island")},
     {"set": ["data=[[1, 2], [2, 4], [3, 7]]"],
      "expect": {"columns": ["x", "y"], "groups": [""],
                 "r_x_y": stats.pearsonr([1, 2, 3], [2, 4, 7])[0]}}],
    [{"set": ["data=[[1, 2, 3, 4, 5, 6, 7, 8, 9], [2, 3, 4, 5, 6, 7, 8, 9, 10]]"],
      "message": "iris-pairplot.data: has 9 columns of numbers; choose 2 to 8 with columns."},
     {"set": ["columns=[sepal_length]"],
      "message": "iris-pairplot.columns: has 1 names; give 2 to 8, each once."},
     {"set": ["columns=[sepal_length, height]"],
      "message": "iris-pairplot.columns: there is no column \"height\"; known: sepal_length, "
                 "sepal_width, petal_length, petal_width, species."},
     {"set": ["columns=[sepal_length, species]"],
      "message": "iris-pairplot.columns: \"species\" holds no numbers; known: sepal_length, "
                 "sepal_width, petal_length, petal_width."},
     {"set": ["hue=sepal_length"],
      "message": "iris-pairplot.hue: has 35 groups; give a column of 1 to 10 different values."},
     {"set": ["diag=box"], "message": "iris-pairplot: diag is \"box\"; known: kde, hist, label."},
     {"set": ["lower=points"],
      "message": "iris-pairplot: lower is \"points\"; known: scatter, kde2d, corr, none."},
     {"set": ["upper=x"],
      "message": "iris-pairplot: upper is \"x\"; known: scatter, kde2d, corr, none."}],
    [{"set": ["data=penguins"], "warning": "2 rows with a missing value left out"}])


# old-faithful-kde: the kernel's covariance, densities on the grid, and the levels that enclose
# shares of what lies on it.
def plane(x, y, bw, shares):
    kde = stats.gaussian_kde([x, y], bw_method=bw)
    (xx, xy), (_, yy) = kde.covariance
    gx = np.linspace(x.min() - 3 * xx**0.5, x.max() + 3 * xx**0.5, 101)
    gy = np.linspace(y.min() - 3 * yy**0.5, y.max() + 3 * yy**0.5, 101)
    mesh = np.array(np.meshgrid(gx, gy))
    density = kde(mesh.reshape(2, -1)).reshape(101, 101)
    falling = np.sort(density.ravel())[::-1]
    sums = falling.cumsum() / falling.sum()
    fit = stats.linregress(x, y)
    return kde, {
        "n": len(x), "kernel": [xx, yy, xy], "shares": shares, "grid_x": list(gx),
        "grid_y": list(gy), "density[40]": list(density[40]), "density[70]": list(density[70]),
        "densities": [falling[np.searchsorted(sums, s)] for s in shares],
        "intercept": fit.intercept, "slope": fit.slope, "r_squared": fit.rvalue**2}


def summit(kde, start):
    best = optimize.minimize(lambda p: -kde(p)[0], start, method="Nelder-Mead",
                             options={"xatol": 1e-9, "fatol": 1e-16, "maxiter": 4000})
    return list(best.x)


fx, fy = faithful.eruptions.to_numpy(float), faithful.waiting.to_numpy(float)
kde, expect = plane(fx, fy, "scott", [0.25, 0.5, 0.75, 0.95])
e_edges, e_counts, _ = decimal_counts(eruptions, len(np.histogram_bin_edges(fx, "auto")) - 1)
expect.update({"peaks[0]": summit(kde, [4.4, 80]), "peaks[1]": summit(kde, [2, 55]),
               "x_edges": e_edges, "x_counts": e_counts})
_, wide = plane(fx, fy, 0.6, [0.9])
lx, ly = iris.sepal_length.to_numpy(float), iris.sepal_width.to_numpy(float)
write(
    "old-faithful-kde",
    "SciPy 1.15: gaussian_kde (its covariance and densities on a grid of 101 x 101 that reaches "
    "three kernels beyond the data), Nelder-Mead for the peaks, linregress; levels by sorting the "
    "grid; edges and counts in exact fractions.",
    [{"tolerance": 1e-6, "expect": expect},
     {"set": ["bw=0.6", "levels=[0.9]", "marginals=none"], "tolerance": 1e-6, "expect": wide},
     {"set": ["data=iris", "bw=silverman", "levels=[0.5]"], "tolerance": 1e-6,
      "expect": plane(lx, ly, "silverman", [0.5])[1]}],
    [{"set": ["data=[[1, 2], [2, 4], [3, 6]]"],
      "message": "old-faithful-kde.data: lies on a line; give pairs that spread in two "
                 "directions."},
     {"set": ["data=[[1, 2], [2, 4]]"],
      "message": "old-faithful-kde.data: has 2 pairs of numbers; give at least 3."},
     {"set": ["bw=0"], "message": "old-faithful-kde: bw is 0; give above 0."},
     {"set": ["bw=-0.5"], "message": "old-faithful-kde: bw is -0.5; give above 0."},
     {"set": ["bw=sj"],
      "message": "old-faithful-kde: bw is \"sj\"; known: scott, silverman, nrd0."},
     {"set": ["levels=[1]"],
      "message": "old-faithful-kde: levels is 1; give between 0 and 1, both excluded."},
     {"set": ["levels=[]"], "message": "old-faithful-kde.levels: has 0 shares; give 1 to 8."},
     {"set": ["marginals=box"],
      "message": "old-faithful-kde: marginals is \"box\"; known: hist+kde, hist, kde, none."},
     {"set": ["regression=1.5"],
      "message": "old-faithful-kde: regression is 1.5; give true or false."}],
    [{"set": ["data=[[1, 2], [2, 1], [3, 5], [4, null]]"],
      "warning": "1 pair with a missing value left out"}])
