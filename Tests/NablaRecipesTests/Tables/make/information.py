"""Writes the tables of the recipes of information theory: entropies and divergences by NumPy and SciPy."""
import json
import pathlib

import numpy as np
from scipy import integrate, optimize, special, stats

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def write(name, how, numbers, refused=(), warned=()):
    table = {"how": how, "numbers": numbers, "refused": list(refused), "warned": list(warned)}
    text = json.dumps(table, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n")


def refusal(sets, message):
    return {"set": sets, "message": message}


def signed(p, q, edges):
    """The positive and the negative area of p log(p/q) between places where p = q."""
    def f(x):
        return p.pdf(x) * (p.logpdf(x) - q.logpdf(x))

    parts = [integrate.quad(f, a, b, epsabs=1e-13, epsrel=1e-13)[0] for a, b in zip(edges, edges[1:])]
    return sum(v for v in parts if v > 0), sum(v for v in parts if v < 0)


def kl_divergence():
    p, q = stats.norm(0, 1), stats.norm(1, 2)
    roots = [optimize.brentq(lambda x: p.logpdf(x) - q.logpdf(x), a, b, xtol=1e-15) for a, b in [(-4, 0), (0, 4)]]
    edges = [-40, *roots, 40]
    (a, b), (c, d) = signed(p, q, edges), signed(q, p, edges)
    forward = np.log(2) + (1 + 1) / 8 - 0.5
    backward = np.log(0.5) + (4 + 1) / 2 - 0.5
    normal = {
        "kl_pq": forward, "kl_pq_positive": a, "kl_pq_negative": b, "kl_pq_closed_form": forward,
        "kl_qp": backward, "kl_qp_positive": c, "kl_qp_negative": d, "kl_qp_closed_form": backward,
    }
    u, v = np.array([0.5, 0.25, 0.25]), np.array([0.25, 0.5, 0.25])
    poisson = sum(
        stats.poisson(3).pmf(k) * (stats.poisson(3).logpmf(k) - stats.poisson(4).logpmf(k)) for k in range(200))
    # A mixture: mean 0, variance 0.36 + 4; the nearest normal has both.
    mix = lambda x: 0.5 * stats.norm.pdf(x, -2, 0.6) + 0.5 * stats.norm.pdf(x, 2, 0.6)
    h = -integrate.quad(lambda x: mix(x) * np.log(mix(x)), -8, 8, epsabs=1e-12, limit=400, points=[-2, 0, 2])[0]
    def cost(mu, s):
        return -h + 0.5 * np.log(2 * np.pi * s * s) + (4.36 + mu * mu) / (2 * s * s)
    write(
        "kl-divergence",
        "SciPy: scipy.integrate.quad of p log(p/q) between the places where p = q; closed forms of two normals "
        "and of two Poisson distributions; the cost of a normal belief from the entropy of the mixture.",
        [
            {"set": [], "expect": normal},
            {"set": ["base=bits", "direction=pq"],
             "expect": {"kl_pq": forward / np.log(2), "kl_pq_positive": a / np.log(2)}},
            {"set": ["p=[0.5, 0.25, 0.25]", "q=[0.25, 0.5, 0.25]"],
             "expect": {"kl_pq": float(stats.entropy(u, v)), "kl_pq_positive": 0.5 * np.log(2),
                        "kl_pq_negative": -0.25 * np.log(2), "kl_qp": float(stats.entropy(v, u))}},
            {"set": ["p=poisson(3)", "q=poisson(4)", "direction=pq"],
             "expect": {"kl_pq": 4 - 3 + 3 * np.log(3 / 4)}, "tolerance": 1e-12},
            {"set": ["q=exponential(1)"],
             "expect": {"kl_pq": "inf", "kl_qp": -1 + 0.5 * np.log(2 * np.pi) + 1}},
            {"set": ["p=0.5 N(-2, 0.6) + 0.5 N(2, 0.6)", "view=heatmap", "direction=pq"],
             "expect": {"kl_pq": cost(1, 2)}, "tolerance": 1e-7},
        ],
        [
            refusal(["base=dits"], "kl-divergence: base is \"dits\"; did you mean \"bits\"?"),
            refusal(["direction=qq"], "kl-divergence: direction is \"qq\"; did you mean \"pq\"?"),
            refusal(["view=map"], "kl-divergence: view is \"map\"; known: integrand, bars, heatmap."),
            refusal(["p=[0.5, 0.4]", "q=[0.5, 0.5]"],
                    "kl-divergence.p: sums to 0.9; give probabilities that sum to 1."),
            refusal(["p=[1.5, -0.5]", "q=[0.5, 0.5]"],
                    "kl-divergence.p: probability 1 is -0.5; give numbers of at least 0."),
            refusal(["p=0.5 N(0, 1) + 0.4 N(1, 1)"],
                    "kl-divergence: p has weights that sum to 0.9; give weights that sum to 1."),
            refusal(["q=[0.5, 0.5]"],
                    "kl-divergence.q: gives probabilities, and p is a density; give two of the same kind."),
            refusal(["p=gallery/figures/data/old_faithful.csv"],
                    "kl-divergence.p: row 1 has x = 1.8, and x must rise; sort the rows by x."),
            refusal(["view=bars"],
                    "kl-divergence.view: is bars, and p is a density; give view=integrand or view=heatmap."),
        ])


def entropy_bars():
    weather = np.array([0.35, 0.35, 0.1, 0.1, 0.04, 0.04, 0.01, 0.01])
    counts = np.array([3, 0, 1, 4])
    p = counts / counts.sum()
    write(
        "entropy-bars",
        "SciPy: scipy.stats.entropy in the base; surprisals by numpy.log2.",
        [
            {"set": [], "expect": {
                "entropy": float(stats.entropy(weather, base=2)), "max_entropy": 3, "compare_entropy": 3,
                "surprisal": list(-np.log2(weather)), "contribution": list(-weather * np.log2(weather)),
                "perplexity": float(np.exp(stats.entropy(weather)))}},
            {"set": ["p=[3, 0, 1, 4]", "base=10", "compare=[0.1, 0.2, 0.3, 0.4]"], "expect": {
                "p": list(p), "entropy": float(stats.entropy(p, base=10)), "surprisal[1]": "inf",
                "contribution[1]": 0, "compare_entropy": float(stats.entropy([0.1, 0.2, 0.3, 0.4], base=10)),
                "max_entropy": float(np.log10(4))}},
            {"set": ["p=[0.3, 0.6]", "normalize=true", "sort=true", "base=e"],
             "expect": {"p": [2 / 3, 1 / 3], "labels": ["2", "1"], "entropy": float(stats.entropy([1, 2]))}},
        ],
        [
            refusal(["p=[0.5, 0.4]"],
                    "entropy-bars.p: sums to 0.9; give probabilities that sum to 1, or counts."),
            refusal(["p=[1.2, -0.2]"],
                    "entropy-bars.p: value 1 is -0.2; give numbers of at least 0."),
            refusal(["p=[]"], "entropy-bars.p: is empty; give numbers."),
            refusal(["p=[0, 0]"], "entropy-bars.p: sums to 0; give a number above 0."),
            refusal(["labels=[a]"],
                    "entropy-bars.labels: has 1 names for 8 outcomes; give one for each."),
            refusal(["base=3"], "entropy-bars: base is 3; known: 2, e, 10."),
            refusal(["compare=[0.5, 0.5]"],
                    "entropy-bars.compare: has 2 values, and p has 8; give one for each."),
            refusal(["sort=perhaps"], "entropy-bars: sort is \"perhaps\"; give true or false."),
        ])


def softmax_loss(logits, label, smoothing=0.0):
    z = np.array(logits, dtype=float)
    p = special.softmax(z)
    y = np.full(len(z), smoothing / len(z))
    y[label] += 1 - smoothing
    return p, y, float(-(y * special.log_softmax(z)).sum())


def cross_entropy_loss():
    p, y, loss = softmax_loss([2, 1, 0.1], 0)
    p2, y2, loss2 = softmax_loss([-3, 2, 1, 0.5], 1, 0.2)
    p3, y3, loss3 = softmax_loss([1000, -1000], 1)
    write(
        "cross-entropy-loss",
        "SciPy: scipy.special.softmax and log_softmax; the other losses by their formulas.",
        [
            {"set": [], "expect": {"p": list(p), "loss": loss, "gradient": list(p - y), "target": list(y)}},
            {"set": ["logits=[-3, 2, 1, 0.5]", "label=1", "smoothing=0.2", "base=bits", "compare=[mse, focal, hinge]"],
             "expect": {
                 "p": list(p2), "target": list(y2), "loss": loss2 / np.log(2),
                 "gradient": list((p2 - y2) / np.log(2)), "p_minus_y": list(p2 - y2),
                 "mse": (1 - p2[1]) ** 2, "focal": -((1 - p2[1]) ** 2) * np.log2(p2[1]),
                 "hinge": max(0, 1 - special.logit(p2[1]))}},
            {"set": ["logits=[1000, -1000]", "label=1"], "expect": {"loss": loss3, "p": list(p3)}},
        ],
        [
            refusal(["logits=[1]"], "cross-entropy-loss.logits: has 1 scores; give 2 to 1000."),
            refusal(["logits=[1, .inf]"], "cross-entropy-loss: logits is inf; give a finite number."),
            refusal(["label=3"],
                    "cross-entropy-loss.label: is 3, and there are 3 classes; give 0 to 2."),
            refusal(["label=-1"], "cross-entropy-loss: label is -1; give at least 0."),
            refusal(["smoothing=1"], "cross-entropy-loss: smoothing is 1; give at least 0, below 1."),
            refusal(["compare=[mae]"],
                    "cross-entropy-loss: compare is \"mae\"; did you mean \"mse\"?"),
            refusal(["base=2"], "cross-entropy-loss: base is 2; known: nats, bits."),
        ])


def huffman_lengths(p):
    """Code lengths by joining the two rarest sets again and again."""
    sets = [(v, [i]) for i, v in enumerate(p) if v > 0]
    lengths = [0] * len(p)
    while len(sets) > 1:
        sets.sort(key=lambda pair: pair[0])
        (a, left), (b, right) = sets[:2]
        for i in left + right:
            lengths[i] += 1
        sets = sets[2:] + [(a + b, left + right)]
    return lengths


def cross_entropy_decomposition():
    p = np.array([0.35, 0.35, 0.1, 0.1, 0.04, 0.04, 0.01, 0.01])
    lengths = np.array([2, 2, 3, 3, 4, 4, 5, 5])
    u, v = np.array([0.5, 0.3, 0.2]), np.array([0.2, 0.3, 0.5])
    h = float(stats.entropy(p, base=2))
    write(
        "cross-entropy-decomposition",
        "SciPy: scipy.stats.entropy; Huffman's lengths by joining the rarest sets. The weather station's "
        "2.23, 2.42 and 4.58 bits are those of A. Géron's video.",
        [
            {"set": [], "expect": {
                "entropy": h, "cross_entropy": float(p @ lengths), "kl": float(p @ lengths) - h,
                "reversed_cross_entropy": float(p @ lengths[::-1]),
                "huffman_average": float(p @ huffman_lengths(p))}},
            {"set": [], "expect": {
                "entropy": 2.23, "cross_entropy": 2.42, "reversed_cross_entropy": 4.58, "huffman_average": 2.33},
             "tolerance": 0.002},
            {"set": ["p=[0.5, 0.3, 0.2]", "q=[0.2, 0.3, 0.5]", "base=e"], "expect": {
                "entropy": float(stats.entropy(u)), "kl": float(stats.entropy(u, v)),
                "cross_entropy": float(stats.entropy(u) + stats.entropy(u, v)), "huffman_lengths": [1, 2, 2],
                "cross_entropy_parts": list(-u * np.log(v)), "huffman_average": 1.5 * np.log(2)}},
            {"set": ["p=[0.5, 0.5, 0]", "q=[1, 0, 0]"],
             "expect": {"cross_entropy": "inf", "entropy": 1, "huffman_lengths": [1, 1, 0]}},
        ],
        [
            refusal(["p=[0.5, 0.4]", "q=[1, 1]"],
                    "cross-entropy-decomposition.p: sums to 0.9; give probabilities that sum to 1."),
            refusal(["p=[1.5, -0.5]", "q=[1, 1]"],
                    "cross-entropy-decomposition.p: value 1 is -0.5; give numbers of at least 0."),
            refusal(["q=[0.5, 0.5]"],
                    "cross-entropy-decomposition.q: has 2 values, and p has 8; give one for each."),
            refusal(["p=[0.5, 0.5]", "q=[0.5, 0.4]"],
                    "cross-entropy-decomposition.q: sums to 0.9, and no code has such lengths: the sum of "
                    "2^-length is 1.465; give probabilities that sum to 1, or longer code words."),
            refusal(["p=[0.5, 0.5]", "q=[2, -1]"],
                    "cross-entropy-decomposition.q: value 1 is -1; give numbers of at least 0."),
            refusal(["base=10"], "cross-entropy-decomposition: base is 10; known: 2, e."),
            refusal(["huffman=maybe"],
                    "cross-entropy-decomposition: huffman is \"maybe\"; give true or false."),
        ])


def shares(table, log=np.log2):
    table = np.array(table, dtype=float)
    px, py = table.sum(1), table.sum(0)
    def h(v):
        v = v[v > 0]
        return float(-(v * log(v)).sum())
    with np.errstate(divide="ignore"):
        pmi = log(table / np.outer(px, py))
    return {
        "h_x": h(px), "h_y": h(py), "h_xy": h(table.ravel()), "p_x": list(px), "p_y": list(py),
        "mutual_information": h(px) + h(py) - h(table.ravel()), "h_y_given_x": h(table.ravel()) - h(px),
        **{f"pmi[{i}]": ["-inf" if v == -np.inf else float(v) for v in row] for i, row in enumerate(pmi)},
    }


def ring(width=0.06, count=1201):
    """What the coordinates of a noisy ring share, on a finer grid than the figure's."""
    x = np.linspace(-1.5, 1.5, count)
    r = np.hypot(*np.meshgrid(x, x))
    table = np.exp(-(((r - 1) / width) ** 2) / 2) / np.maximum(r, 1e-9)
    table /= table.sum()
    product = np.outer(table.sum(1), table.sum(0))
    kept = table > 0
    return float((table[kept] * np.log2(table[kept] / product[kept])).sum())


def mutual_information():
    cover = [[1 / 8, 1 / 16, 1 / 32, 1 / 32], [1 / 16, 1 / 8, 1 / 32, 1 / 32], [1 / 16] * 4, [1 / 4, 0, 0, 0]]
    write(
        "mutual-information",
        "NumPy: entropies by their sums; the example of Cover & Thomas (2.2.1), 3/8 bits; the ring on a grid "
        "25 times as fine.",
        [
            {"set": [], "expect": shares([[0.4, 0.1], [0.1, 0.4]])},
            {"set": [], "expect": {"ring_information": ring()}, "tolerance": 2e-3},
            {"set": [f"joint={json.dumps(cover)}", "view=venn"], "expect": shares(cover) | {"mutual_information": 0.375}},
            {"set": ["joint=[[3, 1], [0, 4]]", "normalize=true", "base=e"],
             "expect": shares(np.array([[3, 1], [0, 4]]) / 8, np.log)},
            {"set": ["gaussian=-0.8"], "expect": {"mutual_information": -0.5 * np.log2(1 - 0.64)}},
            {"set": ["gaussian=1"], "expect": {"mutual_information": "inf"}},
        ],
        [
            refusal(["joint=[[0.5, 0.4]]"],
                    "mutual-information.joint: sums to 0.9; give probabilities that sum to 1, or normalize=true."),
            refusal(["joint=[[1.2, -0.2]]"],
                    "mutual-information.joint: row 0, column 1 is -0.2; give numbers of at least 0."),
            refusal(["gaussian=1.5"], "mutual-information: gaussian is 1.5; give -1 to 1."),
            refusal(["base=10"], "mutual-information: base is 10; known: 2, e."),
            refusal(["view=pie"],
                    "mutual-information: view is \"pie\"; known: bars+heatmap, bars, venn, heatmap."),
        ],
        [{"set": ["joint=[[3, 1], [0, 4]]", "normalize=true"],
          "warning": "the table summed to 8 and was divided by it"}])


if __name__ == "__main__":
    kl_divergence()
    entropy_bars()
    cross_entropy_loss()
    cross_entropy_decomposition()
    mutual_information()
