"""The tables of the recipes about transformers, with NumPy and SciPy. Run it in this folder."""
import numpy as np
from scipy.special import softmax

from table import number, refuse, write

# positional-encoding

def encoding(length, d, base=10000, layout="interleaved", timescales="paper"):
    i = np.arange(d // 2)
    rates = base ** (-2 * i / d) if timescales == "paper" else base ** (-i / (d / 2 - 1))
    angles = np.outer(np.arange(length), rates)
    if layout == "concatenated":
        return np.hstack([np.sin(angles), np.cos(angles)])
    result = np.empty((length, d))
    result[:, 0::2], result[:, 1::2] = np.sin(angles), np.cos(angles)
    return result


full = encoding(100, 128)
blog = encoding(2, 4, layout="concatenated", timescales="t2t")
write(
    "positional-encoding",
    "NumPy: sines and cosines written out; similarity as products of the rows. The last case is "
    "the picture of The Illustrated Transformer (0.84, 0.0001, 0.54, 1).",
    [
        number([], {"encoding[1]": full[1], "encoding[99]": full[99],
                    "similarity": full @ full[0],
                    "wavelengths[10]": 2 * np.pi * 10000 ** (20 / 128)}),
        number(["d=4", "length=3", "dims=[0]"], {
            "encoding[1]": [0.8414709848078965, 0.5403023058681398, 0.009999833334166664,
                            0.9999500004166653]}),
        number(["d=4", "length=2", "dims=[0]", "layout=concatenated", "timescales=t2t"],
               {"encoding[1]": blog[1], "encoding[1][1]": 1e-4}),
        number(["d=16", "base=100", "length=20"],
               {"encoding[19]": encoding(20, 16, 100)[19]}) | {
                   "set": ["d=16", "base=100", "length=20", "dims=[15]"]},
    ],
    [
        refuse(["d=5"], "positional-encoding.d: is 5; give an even number."),
        refuse(["d=0"], "positional-encoding: d is 0; give 2 to 8192."),
        refuse(["length=0"], "positional-encoding: length is 0; give 1 to 100000."),
        refuse(["base=1"], "positional-encoding: base is 1; give above 1."),
        refuse(["layout=interleave"], "positional-encoding: layout is \"interleave\"; did you mean \"interleaved\"?"),
        refuse(["timescales=t3t"], "positional-encoding: timescales is \"t3t\"; did you mean \"t2t\"?"),
        refuse(["panels=[clok]"], "positional-encoding: panels is \"clok\"; did you mean \"clock\"?"),
        refuse(["panels=[]"], "positional-encoding.panels: is empty; name at least one."),
        refuse(["dims=[128]"], "positional-encoding.dims: names dimension 128 of 128; give 0 to 127."),
        refuse(["dims=[-1]"], "positional-encoding: dims is -1; give at least 0."),
        refuse(["dims=[]"], "positional-encoding.dims: is empty; give 1 to 8 dimensions."),
    ])


# causal-mask

def splitmix(seed):
    mask = (1 << 64) - 1
    z = (seed + 0x9E3779B97F4A7C15) & mask
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
    return z ^ (z >> 31)


post = np.array([[0.11, 0, 0.81, 0.79], [0.19, 0.5, 0.3, 0.48], [0.53, 0.98, 0.95, 0.14],
                 [0.81, 0.86, 0.38, 0.9]])


def masked(kind, scores, window=3, prefix=2, valid=None):
    n = len(scores)
    i, j = np.mgrid[:n, :n]
    allowed = {"none": i == i, "padding": i == i, "causal": j <= i, "alibi": j <= i,
               "window": (j <= i) & (i - j < window), "prefix": (j <= i) | (j < prefix),
               "block": i // window == j // window}[kind]
    if valid is not None:
        allowed = allowed & (np.array(valid)[j] == 1)
    bias = -0.5 * (i - j) if kind == "alibi" else 0.0 * i
    with np.errstate(all="ignore"):
        rows = [softmax(np.where(a, s, -np.inf)) if a.any() else np.zeros(n)
                for a, s in zip(allowed, scores + bias)]
    return allowed, np.array(rows)


def mask_case(kind, settings, scores=post, **options):
    allowed, weights = masked(kind, scores, **options)
    return number([f"kind={kind}", f"n={len(scores)}"] + settings,
                  {"allowed": int(allowed.sum()),
                   **{f"weights[{r}]": row for r, row in enumerate(weights)}})


six = np.array([[post[i, j] if i < 4 and j < 4 else splitmix(512 * i + j) % 100 / 100
                 for j in range(6)] for i in range(6)])
write(
    "causal-mask",
    "NumPy masks and scipy.special.softmax; the second row is 0.4231, 0.5769 (the picture in The "
    "Illustrated GPT-2 divides by 4 before).",
    [
        number([], {"allowed": 21, "pairs": 36, "weights[5]": masked("causal", six)[1][5]}),
        number([], {"weights[1]": [0.4231, 0.5769, 0, 0, 0, 0]}, 1e-4),
        mask_case("causal", []), mask_case("none", []), mask_case("alibi", []),
        mask_case("window", ["window=2"], window=2),
        mask_case("prefix", ["prefix=3"], prefix=3),
        mask_case("block", ["window=2"], window=2),
        mask_case("padding", ["valid=[1, 1, 0, 1]"], valid=[1, 1, 0, 1]),
        mask_case("causal", ["valid=[0, 1, 1, 1]"], valid=[0, 1, 1, 1]),
    ],
    [
        refuse(["n=0"], "causal-mask: n is 0; give 1 to 512."),
        refuse(["n=513"], "causal-mask: n is 513; give 1 to 512."),
        refuse(["kind=casual"], "causal-mask: kind is \"casual\"; did you mean \"causal\"?"),
        refuse(["kind=window", "window=7"], "causal-mask.window: is 7; give 1 to 6."),
        refuse(["window=0"], "causal-mask: window is 0; give at least 1."),
        refuse(["kind=prefix", "prefix=7"], "causal-mask.prefix: is 7; give 0 to 6."),
        refuse(["valid=[1, 0]"], "causal-mask.valid: has 2 values; give 6, one for each key."),
        refuse(["n=2", "valid=[1, 2]"], "causal-mask.valid: has the value 2; give 0 or 1."),
        refuse(["scores=[[1, 2], [3, 4]]"], "causal-mask.scores: is 2 × 2; give 6 × 6, or set n."),
        refuse(["tokens=[a, b]"], "causal-mask.tokens: has 2 names; give 6, one for each token."),
    ],
    [{"set": ["valid=[0, 0, 0, 0, 0, 0]"], "warning": "6 queries have no key to look at; the weights are zeros"}])


# attention-pipeline

def attention(q, k, v, scale=None, allowed=None):
    q, k, v = (np.array(m, float) for m in (q, k, v))
    scores = q @ k.T * (1 / np.sqrt(q.shape[1]) if scale is None else scale)
    if allowed is not None:
        scores = np.where(allowed, scores, -np.inf)
    weights = softmax(scores, axis=1)
    return weights, weights @ v


def attention_case(settings, q, k, v, **options):
    weights, output = attention(q, k, v, **options)
    return number(settings, {
        **{f"weights[{i}]": row for i, row in enumerate(weights)},
        **{f"output[{i}]": row for i, row in enumerate(output)}})


Q, K, V = ([[1, 0, 2], [0, 2, 1], [2, 1, 0]], [[1, 1, 1], [0, 2, 0], [2, 1, 0]],
           [[3, 0, 1], [0, 4, 2], [1, 2, -3]])
thinking = ["Q=[[4, 8], [1, 2]]", "K=[[8, 10], [4, 10]]", "V=[[1, 0], [0, 1]]", "scale=0.125",
            "tokens=[Thinking, Machines]"]
X, W = np.array([[1, 2], [3, -1]]), np.array([[1, 0.5], [-0.5, 2]])
write(
    "attention-pipeline",
    "NumPy products and scipy.special.softmax; the second case is Thinking Machines of The "
    "Illustrated Transformer: 112, 96, 14, 12, 0.88, 0.12.",
    [
        attention_case([], Q, K, V),
        number(thinking, {"products": [112, 96], "scores[0]": [14, 12],
                          "weights[0]": [0.8807970779778823, 0.11920292202211755]}),
        attention_case(["mask=causal"], Q, K, V, allowed=np.tril(np.ones((3, 3), bool))),
        attention_case(["mask=[[1, 0, 1], [0, 1, 1], [1, 1, 1]]", "scale=2"], Q, K, V, scale=2,
                       allowed=np.array([[1, 0, 1], [0, 1, 1], [1, 1, 1]], bool)),
        attention_case(["X=[[1, 2], [3, -1]]", "WQ=[[1, 0.5], [-0.5, 2]]",
                        "WK=[[1, 0], [0, 1]]", "WV=[[1, 0.5], [-0.5, 2]]", "row=null"],
                       X @ W, X, X @ W),
        number(["mask=[[0, 0, 0], [0, 1, 1], [1, 1, 1]]"],
               {"weights[0]": [0, 0, 0], "output[0]": [0, 0, 0]}),
    ],
    [
        refuse(["Q=[[1, 2], [3, 4]]"], "attention-pipeline.K: is 3 × 3, and Q is 2 × 2; give queries and keys of as many columns."),
        refuse(["V=[[1, 2], [3, 4]]"], "attention-pipeline.V: is 2 × 2, and K is 3 × 3; give a value for each key."),
        refuse(["X=[[1]]", "Q=[[1]]"], "attention-pipeline.X: is given beside Q, K or V; give X with its weights, or Q, K and V."),
        refuse(["X=[[1]]"], "attention-pipeline.WQ: is missing beside X; give X, WQ, WK and WV."),
        refuse(["WQ=[[1]]"], "attention-pipeline.X: is missing beside weights; give X, WQ, WK and WV."),
        refuse(["X=[[1, 2]]", "WQ=[[1]]", "WK=[[1]]", "WV=[[1]]"], "attention-pipeline.WQ: is 1 × 1, and X is 1 × 2; give a row for each column of X."),
        refuse(["scale=0"], "attention-pipeline: scale is 0; give above 0."),
        refuse(["mask=casual"], "attention-pipeline: mask is \"casual\"; did you mean \"causal\"?"),
        refuse(["mask=[[1, 0]]"], "attention-pipeline.mask: has 1 rows of 2; give 3 × 3 cells."),
        refuse(["row=3"], "attention-pipeline.row: is 3; give 0 to 2."),
        refuse(["tokens=[a]"], "attention-pipeline.tokens: has 1 names; give 3, one for each query."),
        refuse(["decimals=11"], "attention-pipeline: decimals is 11; give 0 to 10."),
    ],
    [{"set": ["mask=[[0, 0, 0], [0, 1, 1], [1, 1, 1]]"],
      "warning": "t1 may look at no key; its weights are zeros"}])


# token-sampling

z = np.array([2.77, 2.71, 1.39, 0.88, 0.47, 0])


def nucleus(p, share):
    order = np.argsort(-p, kind="stable")
    keep = order[: np.searchsorted(np.cumsum(p[order]), share) + 1]
    return renormal(p, np.isin(np.arange(len(p)), keep))


def renormal(p, kept):
    return np.where(kept, p, 0) / p[kept].sum()


def entropy(p):
    return float(-(p[p > 0] * np.log(p[p > 0])).sum())


p, cool = softmax(z), softmax(z / 0.8)
top = renormal(cool, np.arange(6) < 5)
second = softmax(np.log([0.958, 0.03, 0.012]))
write(
    "token-sampling",
    "scipy.special.softmax with sorting in NumPy; the tree by hand: 0.40 * 0.75 = 0.30 against "
    "0.38 * 0.96 = 0.36.",
    [
        number([], {"softmax": p, "probabilities": p, "entropy": entropy(p),
                    "added up": np.cumsum(p), "possible top-k": 3,
                    "possible top-k removes": p[3:].sum(), "possible top-p": 0.9,
                    "possible top-p removes": p[4:].sum()}),
        number(["T=0.8", "top-k=5", "top-p=0.9"], {
            "top-k kept": top, "top-k removed": cool[5], "probabilities": nucleus(top, 0.9),
            "top-p removed": 1 - top[:3].sum()}),
        number(["min-p=0.2"], {"probabilities": renormal(p, p >= 0.2 * p.max())}),
        number(["repetition-penalty=1.5"], {
            "softmax": softmax(np.array([2.77 / 1.5, 2.71, 1.39, 0.88, 0.47, 0]))}),
        number(["repetition-penalty=2", "logits=[-1, -2, -3]"], {
            "logits": [-2, -2, -3], "softmax": softmax([-2, -2, -3])}),
        number(["T=0"], {"probabilities": [1, 0, 0, 0, 0, 0], "entropy": 0}),
        number(["logits=[1, 2, -inf]", "top-p=1"], {"probabilities": [*softmax([1, 2]), 0]}),
        number(["steps=2"], {"greedy words": ["the", "cat"], "beam words": ["a", "dog"],
                             "greedy probability": p[0] * 0.75,
                             "beam probability": p[1] * second[0]}),
        number(["steps=2"], {"greedy probability": 0.30, "beam probability": 0.36}, 0.005),
        number(["logits=[0, 0]", "draws=100000"], {"counts": [50000, 50000]}, 0.02),
    ],
    [
        refuse(["logits=[1]"], "token-sampling.logits: has 1 scores; give 2 to 200000."),
        refuse(["logits=[1, nan]"], "token-sampling: logits is \"nan\"; give a number."),
        refuse(["tokens=[a]"], "token-sampling.tokens: has 1 names for 6 logits; give one name for each."),
        refuse(["T=-1"], "token-sampling: T is -1; give at least 0."),
        refuse(["top-k=0"], "token-sampling: top-k is 0; give at least 1."),
        refuse(["top-p=0"], "token-sampling: top-p is 0; give above 0, at most 1."),
        refuse(["top-p=1.1"], "token-sampling: top-p is 1.1; give above 0, at most 1."),
        refuse(["min-p=-0.1"], "token-sampling: min-p is -0.1; give 0 to 1."),
        refuse(["repetition-penalty=0"], "token-sampling: repetition-penalty is 0; give above 0."),
        refuse(["draws=-1"], "token-sampling: draws is -1; give 0 to 1000000."),
        refuse(["steps=7"], "token-sampling: steps is 7; give 1 to 6."),
    ],
    [{"set": ["top-k=9"], "warning": "top-k is 9, and there are 6 tokens: all are kept"}])


# attention-model-grid

with open("../../../../gallery/data/attention/animal.safetensors", "rb") as file:
    blob = file.read()
start = 8 + int.from_bytes(blob[:8], "little")
model = np.frombuffer(blob[start:], "<f4").astype(float).reshape(6, 12, 16, 16)


def measures(a):
    q, k = a.shape[-2:]
    i, j = np.mgrid[:q, :k]
    logs = np.where(a > 0, np.log(np.where(a > 0, a, 1)), 0)
    return {
        "entropy": -(a * logs).sum(-1).mean(-1),
        "distance": (a * abs(i - j)).sum(-1).mean(-1),
        "diagonal": a[..., range(q), range(q)].mean(-1),
        "previous": a[..., range(1, q), range(q - 1)].mean(-1),
        "sink": a[..., 0].mean(-1),
    }


def rows(values):
    return {f"{name}[{l}]": row for name, matrix in values.items() for l, row in enumerate(matrix)}


tiny = np.array([[[[1, 0], [0.5, 0.5]], [[0.2, 0.8], [0.9, 0.1]]]])
sharp = measures(model)["entropy"]
order = [f"{i // 12}.{i % 12}" for i in np.argsort(sharp.ravel(), kind="stable")]
write(
    "attention-model-grid",
    "NumPy over the tensor of gallery/data/attention/animal.safetensors: mean entropy, distance "
    "and weights of the queries.",
    [
        number([], rows(measures(model))),
        number(["sort=entropy"], {"order": order}),
        number(["attention=[[[[1, 0], [0.5, 0.5]], [[0.2, 0.8], [0.9, 0.1]]]]", "metric=sink"],
               rows(measures(tiny))),
        number(["layers=1-2", "heads=[3, 0]"], {
            "sink[0]": model[1, [3, 0], :, 0].mean(-1), "layers": [1, 2], "heads": [3, 0]}),
    ],
    [
        refuse(["attention=[[[[[1]]]]]"], "attention-model-grid: the tensor has the shape [1, 1, 1, 1, 1]; give [queries, keys], [heads, queries, keys] or [layers, heads, queries, keys]."),
        refuse(["layers=[6]"], "attention-model-grid.layers: has the number 6; give 0 to 5."),
        refuse(["heads=0-12"], "attention-model-grid.heads: has the number 12; give 0 to 11."),
        refuse(["heads=[1, 1]"], "attention-model-grid.heads: names one twice; give each once."),
        refuse(["layers=[]"], "attention-model-grid: layers is a list; give all, numbers from 0, or a range such as 0-3."),
        refuse(["sort=entropie"], "attention-model-grid: sort is \"entropie\"; did you mean \"entropy\"?"),
        refuse(["metric=sing"], "attention-model-grid: metric is \"sing\"; did you mean \"sink\"?"),
    ])


# rope-rotation

def rope(v, m, rates, pairing="interleaved"):
    v = np.array(v, float)
    c = v[0::2] + 1j * v[1::2] if pairing == "interleaved" else v[: len(v) // 2] + 1j * v[len(v) // 2:]
    c = c * np.exp(1j * m * rates)
    if pairing == "half":
        return np.concatenate([c.real, c.imag])
    return np.stack([c.real, c.imag], 1).ravel()


def rates(d, base=10000.0):
    return base ** (-2 * np.arange(d // 2) / d)


def rope_case(settings, q, k, positions, theta, pairing="interleaved", reach=12):
    scores = [rope(q, 50 + s, theta, pairing) @ rope(k, 50, theta, pairing)
              for s in range(-reach, reach + 1)]
    return number(settings, {
        "frequencies": theta, "scores": scores,
        **{f"rotated[{i}]": rope(q, m, theta, pairing) for i, m in enumerate(positions)}})


wide = rates(128)
bounds = [abs(np.cumsum(np.exp(1j * s * wide))).mean() for s in range(251)]
q, k = [1, 2, 3, 4], [0.5, -1, 2, 1]
write(
    "rope-rotation",
    "NumPy: pairs as complex numbers times e^(i m theta), products of turned vectors; the bound "
    "is the mean of the absolute partial sums.",
    [
        rope_case([], q, k, [0, 1, 2, 5], rates(4)),
        rope_case(["pairing=half"], q, k, [0, 1, 2, 5], rates(4), "half"),
        rope_case(["scaling=linear"], q, k, [0, 1, 2, 5], rates(4) / 4),
        rope_case(["scaling=ntk", "base=100", "positions=[-3, 20]"], q, k, [-3, 20],
                  rates(4, 100 * 4.0 ** 2), reach=20),
        number([], {"bounds": bounds, "scores of the other pairing": [
            rope(q, 50 + s, rates(4), "half") @ rope(k, 50, rates(4), "half")
            for s in range(-12, 13)]}),
    ],
    [
        refuse(["q=[1, 2, 3]"], "rope-rotation.q: has 3 components; give an even number of them, at least 2."),
        refuse(["k=[1, 2, 3]"], "rope-rotation.k: has 3 components; give an even number of them, at least 2."),
        refuse(["q=[1, 2]"], "rope-rotation.k: has 4 components, and q has 2; give as many."),
        refuse(["positions=[0.5]"], "rope-rotation: positions is 0.5; give a whole number."),
        refuse(["positions=[]"], "rope-rotation.positions: has 0 positions; give 1 to 16."),
        refuse(["base=1"], "rope-rotation: base is 1; give above 1."),
        refuse(["pairing=halves"], "rope-rotation: pairing is \"halves\"; known: interleaved, half."),
        refuse(["scaling=ntkk"], "rope-rotation: scaling is \"ntkk\"; did you mean \"ntk\"?"),
        refuse(["panels=[plane]"], "rope-rotation: panels is \"plane\"; did you mean \"planes\"?"),
        refuse(["panels=[]"], "rope-rotation.panels: is empty; name at least one."),
    ])
