"""Makes generative.json: attention, encodings, diffusion and networks, from NumPy and mpmath.

    pip install numpy==2.4.6 mpmath==1.4.1 && python generative.py

Everything is computed from the equations of the papers; a network's gradients are central
differences of its loss in mpmath at 50 digits.
"""

import json
import numpy as np
import mpmath
from mpmath import mp, mpf

random = np.random.default_rng(7)


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attention(q, k, v, mask):
    scores = q @ k.T / np.sqrt(q.shape[1])
    weights = softmax(np.where(mask, scores, -np.inf))
    return weights, weights @ v


q, k, v = (random.standard_normal(s) for s in ((4, 6), (5, 6), (5, 3)))
heads = []
for name, mask in {
    "none": np.ones((4, 5), bool),
    "causal": np.tril(np.ones((4, 5), bool), 1),
    "padding": np.arange(5)[None, :].repeat(4, 0) < 3,
    "window": np.tril(np.ones((4, 5), bool), 1) & ~np.tril(np.ones((4, 5), bool), -1),
}.items():
    weights, output = attention(q, k, v, mask)
    heads.append({"mask": name, "weights": weights.tolist(), "output": output.tolist()})

x = random.standard_normal((5, 8))
wq, wk, wv, wo = (random.standard_normal((8, 8)) for _ in range(4))
causal = np.tril(np.ones((5, 5), bool))
parts = []
for h in range(2):
    c = slice(4 * h, 4 * h + 4)
    parts.append(attention((x @ wq)[:, c], (x @ wk)[:, c], (x @ wv)[:, c], causal)[1])
multi = {
    "tokens": x.tolist(), "queryWeights": wq.tolist(), "keyWeights": wk.tolist(),
    "valueWeights": wv.tolist(), "outputWeights": wo.tolist(),
    "output": (np.concatenate(parts, 1) @ wo).tolist(),
}

mp.dps = 40
position = [3, 50]
sinusoidal = [
    [float(mpmath.sin(mpf(p) / mpf(10000) ** (mpf(c) / 6)) if c % 2 == 0
           else mpmath.cos(mpf(p) / mpf(10000) ** (mpf(c - 1) / 6))) for c in range(6)]
    for p in position
]
vector = [1.0, 2.0, 3.0, 4.0, -0.5, 0.25]
rotary = {}
for pairing in ("interleaved", "half"):
    out = [mpf(0)] * 6
    for i in range(3):
        a, b = (2 * i, 2 * i + 1) if pairing == "interleaved" else (i, i + 3)
        angle = 7 * mpf(10000) ** (-mpf(2 * i) / 6)
        out[a] = vector[a] * mpmath.cos(angle) - vector[b] * mpmath.sin(angle)
        out[b] = vector[a] * mpmath.sin(angle) + vector[b] * mpmath.cos(angle)
    rotary[pairing] = [float(c) for c in out]

schedules = {}
for name in ("linear", "cosine", "scaledLinear"):
    if name == "linear":
        betas = [mpf("1e-4") + (mpf("0.02") - mpf("1e-4")) * i / 999 for i in range(1000)]
    elif name == "scaledLinear":
        a, b = mpmath.sqrt(mpf("0.00085")), mpmath.sqrt(mpf("0.012"))
        betas = [(a + (b - a) * i / 999) ** 2 for i in range(1000)]
    else:
        f = lambda t: mpmath.cos((mpf(t) / 1000 + mpf("0.008")) / mpf("1.008") * mpmath.pi / 2) ** 2
        betas = [min(1 - f(t) / f(t - 1), mpf("0.999")) for t in range(1, 1001)]
    bars, product = [], mpf(1)
    for beta in betas:
        product *= 1 - beta
        bars.append(product)
    schedules[name] = {
        str(t): [float(betas[t - 1]), float(bars[t - 1]), float(bars[t - 1] / (1 - bars[t - 1])),
                 float((1 - (bars[t - 2] if t > 1 else 1)) / (1 - bars[t - 1]) * betas[t - 1])]
        for t in (1, 2, 10, 250, 500, 999, 1000)
    }

means = [[-2.0, 0.5], [1.0, 1.5], [0.0, -2.0]]
covariances = [[[0.5, 0.1], [0.1, 0.3]], [[0.2, 0.0], [0.0, 0.2]], [[1.0, -0.4], [-0.4, 0.6]]]
shares = [0.5, 0.3, 0.2]


def log_density(a, b, bar):
    total = mpf(0)
    for w, m, c in zip(shares, means, covariances):
        s = mpmath.matrix([[bar * mpf(c[i][j]) + (1 - bar if i == j else 0) for j in range(2)]
                           for i in range(2)])
        d = mpmath.matrix([a - mpmath.sqrt(bar) * m[0], b - mpmath.sqrt(bar) * m[1]])
        quadratic = (d.T * mpmath.inverse(s) * d)[0]
        total += mpf(w) * mpmath.exp(-quadratic / 2) / (2 * mpmath.pi * mpmath.sqrt(mpmath.det(s)))
    return mpmath.log(total)


scores = []
for bar in (1.0, 0.6, 0.01):
    for point in ([0.0, 0.0], [-2.5, 1.0], [6.0, -7.0]):
        a, b = mpf(point[0]), mpf(point[1])
        scores.append({
            "alphaBar": bar, "point": point,
            "logDensity": float(log_density(a, b, mpf(bar))),
            "score": [float(mpmath.diff(lambda t: log_density(t, b, mpf(bar)), a)),
                      float(mpmath.diff(lambda t: log_density(a, t, mpf(bar)), b))],
        })

z = random.standard_normal(6) * 3 + 1
gain, bias, upstream = random.standard_normal(6), random.standard_normal(6), random.standard_normal(6)
normal = {
    "x": z.tolist(), "gain": gain.tolist(), "bias": bias.tolist(), "upstream": upstream.tolist(),
}
for kind in ("layer", "rms"):
    def normalised(x):
        n = len(x)
        mu = sum(x) / n if kind == "layer" else mpf(0)
        var = sum((c - mu) ** 2 for c in x) / n
        return [(c - mu) / mpmath.sqrt(var + mpf(1e-5)) * mpf(g) + mpf(b)
                for c, g, b in zip(x, gain, bias)]
    exact = [mpf(c) for c in z]
    loss = lambda x: sum(u * y for u, y in zip(upstream, normalised(x)))
    normal[kind] = {
        "output": [float(c) for c in normalised(exact)],
        "gradient": [float(mpmath.diff(lambda t: loss(exact[:i] + [t] + exact[i + 1:]), exact[i]))
                     for i in range(6)],
    }

sizes = [3, 4, 2]
weights = [random.standard_normal((4, 3)), random.standard_normal((2, 4))]
biases = [random.standard_normal(4), random.standard_normal(2)]
inputs, target = [0.5, -1.0, 2.0], [0.25, 0.75]


def run(flat, loss):
    at = iter(flat)
    w1 = [[next(at) for _ in range(3)] for _ in range(4)]
    b1 = [next(at) for _ in range(4)]
    w2 = [[next(at) for _ in range(4)] for _ in range(2)]
    b2 = [next(at) for _ in range(2)]
    hidden = [mpmath.tanh(sum(w * mpf(x) for w, x in zip(row, inputs)) + b) for row, b in zip(w1, b1)]
    out = [sum(w * h for w, h in zip(row, hidden)) + b for row, b in zip(w2, b2)]
    if loss == "halfSquares":
        out = [1 / (1 + mpmath.exp(-o)) for o in out]
        return sum((o - mpf(t)) ** 2 for o, t in zip(out, target)) / 2
    total = mpmath.log(sum(mpmath.exp(o) for o in out))
    return sum(mpf(t) * (total - o) for o, t in zip(out, target))


flat = [mpf(float(c)) for part in (weights[0].ravel(), biases[0], weights[1].ravel(), biases[1])
        for c in part]
network = {
    "weights": [w.tolist() for w in weights], "biases": [b.tolist() for b in biases],
    "inputs": inputs, "target": target,
}
for loss in ("halfSquares", "crossEntropy"):
    network[loss] = {
        "loss": float(run(flat, loss)),
        "gradient": [
            float(mpmath.diff(lambda t: run(flat[:i] + [t] + flat[i + 1:], loss), flat[i]))
            for i in range(len(flat))],
    }

with open("generative.json", "w") as file:
    json.dump({
        "source": __doc__.strip(), "queries": q.tolist(), "keys": k.tolist(), "values": v.tolist(),
        "attention": heads, "multiHead": multi, "positions": position, "sinusoidal": sinusoidal,
        "rotaryVector": vector, "rotary": rotary, "schedules": schedules, "scores": scores,
        "normalization": normal, "network": network,
    }, file, ensure_ascii=False, indent=0, separators=(",", ":"))
    file.write("\n")
