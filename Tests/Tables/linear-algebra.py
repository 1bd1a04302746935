"""Makes linear-algebra.json: decompositions from NumPy.

    pip install numpy==2.4.6 && python linear-algebra.py

Matrices are small ones that are known from books, and random ones of a fixed seed. Eigenvalues are
sorted by falling real, then imaginary part; PCA's loadings have their largest component positive.
"""

import json
import numpy as np

random = np.random.default_rng(20260101)
hilbert = np.array([[1 / (i + j + 1) for j in range(6)] for i in range(6)])
matrices = {
    "two": [[1, 2], [8, 1]],
    "rotation": [[0.6, -0.8], [0.8, 0.6]],
    "symmetric": [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 5]],
    "hilbert": hilbert.tolist(),
    "companion": [[0, 0, 0, -4], [1, 0, 0, 3], [0, 1, 0, -2], [0, 0, 1, 1]],
    "pivots": [[1e-20, 1, 2], [1, 1, 0], [3, -1, 4]],
    "tiny": [[3e-200, 1e-200], [1e-200, 2e-200]],
    "huge": [[3e200, 1e200], [1e200, 2e200]],
    "random": random.standard_normal((20, 20)).tolist(),
    "spd": (lambda a: (a @ a.T + np.eye(12)).tolist())(random.standard_normal((12, 12))),
}
square = []
for name, rows in matrices.items():
    a = np.array(rows, float)
    n = len(a)
    b = np.arange(1.0, n + 1) * (1e-200 if name == "tiny" else 1e200 if name == "huge" else 1)
    values = sorted(np.linalg.eigvals(a), key=lambda z: (-round(z.real, 9), -z.imag)) if name not in (
        "tiny", "huge") else sorted(np.linalg.eigvals(a), key=lambda z: -z.real)
    sign, log = np.linalg.slogdet(a)
    entry = {
        "name": name, "rows": rows, "right": b.tolist(),
        "solution": np.linalg.solve(a, b).tolist(),
        "sign": sign, "logDeterminant": log,
        "singular": np.linalg.svd(a, compute_uv=False).tolist(),
        "eigenReal": [z.real for z in values], "eigenImaginary": [z.imag for z in values],
        "rank": int(np.linalg.matrix_rank(a)),
    }
    if np.array_equal(a, a.T):
        entry["symmetricEigen"] = np.linalg.eigvalsh(a)[::-1].tolist()
        entry["cholesky"] = np.linalg.cholesky(a).ravel().tolist()
    if name not in ("tiny", "huge"):
        entry["norms"] = {
            "frobenius": np.linalg.norm(a), "one": np.linalg.norm(a, 1),
            "infinity": np.linalg.norm(a, np.inf), "spectral": np.linalg.norm(a, 2),
            "nuclear": np.linalg.norm(a, "nuc"), "max": np.abs(a).max(),
        }
    square.append(entry)

shapes = []
for rows, columns, rank in [(8, 3, 3), (3, 8, 3), (6, 6, 2), (30, 12, 12), (5, 1, 1), (1, 4, 1)]:
    a = random.standard_normal((rows, rank)) @ random.standard_normal((rank, columns))
    b = random.standard_normal(rows)
    x, _, found, values = np.linalg.lstsq(a, b)
    shapes.append({
        "rows": a.tolist(), "right": b.tolist(), "solution": x.tolist(), "rank": int(found),
        "singular": values.tolist(), "pseudoInverse": np.linalg.pinv(a).ravel().tolist(),
    })

table = random.standard_normal((15, 4)) @ random.standard_normal((4, 4)) + [10, -3, 0, 100]
pca = []
for scaled in (False, True):
    centred = table - table.mean(0)
    if scaled:
        centred = centred / table.std(0, ddof=1)
    u, s, vt = np.linalg.svd(centred, full_matrices=False)
    signs = np.sign(vt[np.arange(len(vt)), np.abs(vt).argmax(1)])
    pca.append({
        "isScaled": scaled, "explained": (s**2 / (len(table) - 1)).tolist(),
        "loadings": (vt.T * signs).ravel().tolist(), "scores": (u * s * signs).ravel().tolist(),
    })

with open("linear-algebra.json", "w") as file:
    json.dump({
        "source": __doc__.strip(), "square": square, "shapes": shapes,
        "table": table.tolist(), "pca": pca,
    }, file, ensure_ascii=False, indent=0, separators=(",", ":"))
    file.write("\n")
