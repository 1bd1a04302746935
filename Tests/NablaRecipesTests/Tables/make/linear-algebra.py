"""Writes the tables of the recipes of linear algebra and matrix factorisation.

Run in the folder of the tables: python3 make/linear-algebra.py (NumPy 2.4, SciPy 1.17).
"""
import json
import pathlib

import numpy as np

here = pathlib.Path(__file__).resolve().parent.parent


def plain(value):
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, np.generic):
        return value.item()
    return value


def flat(expect):
    """Lists of lists one by one, so that each is compared within the tolerance."""
    result = {}
    for key, value in expect.items():
        value = plain(value)
        if isinstance(value, list) and value and isinstance(value[0], list):
            result.update(flat({f"{key}[{i}]": v for i, v in enumerate(value)}))
        else:
            result[key] = value
    return result


def write(name, how, numbers, refused=(), warned=()):
    table = {"how": how, "numbers": [], "refused": [], "warned": []}
    for settings, expect, *tolerance in numbers:
        case = {"set": settings, "expect": flat(expect)}
        if tolerance:
            case["tolerance"] = tolerance[0]
        table["numbers"].append(case)
    table["refused"] = [{"set": s, "message": m} for s, m in refused]
    table["warned"] = [{"set": s, "warning": w} for s, w in warned]
    path = here / f"{name}.json"
    path.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")


def matrix_transformation():
    def case(a, settings, t=1.0, vectors=((-1, 2),), then=()):
        product = np.array(a, float)
        for b in then:
            product = np.array(b, float) @ product
        moved = (1 - t) * np.eye(2) + t * product
        return settings, {
            "A": np.array(a, float), "product": product, "moved": moved,
            "determinant": np.linalg.det(product), "rank": np.linalg.matrix_rank(product),
            "images": [moved @ np.array(v, float) for v in vectors],
        }

    singular = case([[1, 2], [2, 4]], ["A=[[1, 2], [2, 4]]"])
    singular[1].update({"line": np.array([1, 2]) / np.sqrt(5), "lost[0]": -1 / np.sqrt(5) * -2})
    write(
        "matrix-transformation", "NumPy: products, numpy.linalg.det and matrix_rank.",
        [
            case([[1, 3], [-2, 0]], []),
            case([[2, 1], [1, 1]], ["A=[[2, 1], [1, 1]]", "t=0.25", "vectors=[[3, 1], [0, -2]]"],
                 0.25, [(3, 1), (0, -2)]),
            case([[1, 3], [-2, 0]], ["then=[[[0, -1], [1, 0]], [[1, 1], [0, 1]]]"],
                 then=[[[0, -1], [1, 0]], [[1, 1], [0, 1]]]),
            singular,
            (["A=[[0, 1, 2], [1, 0.5, 0], [0, 0, -1]]"],
             {"determinant": np.linalg.det([[0, 1, 2], [1, .5, 0], [0, 0, -1]]), "rank": 3}),
        ],
        [
            (["A=[[1, 2, 3], [4, 5, 6]]"],
             "matrix-transformation.A: is 2 by 3; give 2 by 2 or 3 by 3."),
            (["A=[[1, nan], [0, 1]]"],
             'matrix-transformation: A is "nan"; give a number.'),
            (["t=1.5"], "matrix-transformation: t is 1.5; give 0 to 1."),
            (["shapes=[]"], "matrix-transformation.shapes: is empty; name at least one shape."),
            (["shapes=[grd]"],
             'matrix-transformation: shapes is "grd"; did you mean "grid"?'),
            (["vectors=[[1, inf]]"],
             "matrix-transformation: vectors is a list; give two numbers [x, y]."),
            (["then=[[[1, 2, 3], [4, 5, 6]]]"],
             "matrix-transformation.then: number 0 is 2 by 3; give 2 by 2 matrices."),
            (["frames=0"], "matrix-transformation: frames is 0; give 1 to 240."),
            (["frames=241"], "matrix-transformation: frames is 241; give 1 to 240."),
        ])


def eigenvectors():
    def unit(v):
        v = np.real(v) / np.linalg.norm(v)
        return v * np.sign(v[np.argmax(np.abs(v))])

    def case(a, settings, **more):
        a = np.array(a, float)
        values, vectors = np.linalg.eig(a)
        order = sorted(range(len(values)), key=lambda i: (-values[i].real, -values[i].imag))
        values = values[order]
        expect = {
            "eigenvalues": values.real, "imaginary": values.imag, "magnitudes": np.abs(values),
            "trace": np.trace(a),
        }
        if np.all(values.imag == 0) and len(a) == 2:
            expect["vectors"] = [unit(vectors[:, i]) for i in order]
            expect["direction_degrees"] = [
                np.degrees(np.arctan2(*unit(vectors[:, i])[::-1])) % 180 for i in order]
        return settings, {**expect, **more}

    a = np.array([[1, 2], [8, 1]], float)
    points = [np.array([1, 0.0])]
    for _ in range(6):
        points.append(a @ points[-1])
    shear = np.array([[1, 1], [0, 1]], float)
    turns = []
    for degrees in range(181):
        v = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        image = a @ v
        turn = np.degrees(np.arctan2(image[1], image[0])) - degrees
        turns.append((turn + 90) % 180 - 90)
    v = np.array([1.0, 0])
    rayleigh = []
    for _ in range(7):
        v = v / np.linalg.norm(v)
        rayleigh.append(v @ a @ v)
        v = a @ v
    big = [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0.5, 0, 0]]
    write(
        "eigenvectors", "NumPy: numpy.linalg.eig, powers by multiplication, angles by arctan2.",
        [
            (*case(a, [], turn_degrees=turns), 1e-7),
            case([[1, -1], [1, 1]], ["A=[[1, -1], [1, 1]]"]),
            case(a, ["view=trajectory"], points=points),
            case(a, ["view=power"], rayleigh=rayleigh),
            case(big, ["view=spectrum", f"A={big}"]),
            (["A=[[1, 1], [0, 1]]"],
             {"eigenvalues": [1.0, 1.0], "vectors": [[1.0, 0.0]], "determinant": 1.0}),
            (["A=[[3, 1], [-1, 1]]"],
             {"eigenvalues": [2.0, 2.0], "vectors": [np.array([1, -1]) / np.sqrt(2)]}),
        ],
        [
            (["A=[[1, 2, 3], [4, 5, 6]]"],
             "eigenvectors.A: is 2 by 3; give as many rows as columns."),
            (["A=[[1, 0, 0], [0, 1, 0], [0, 0, 1]]"],
             "eigenvectors.view: is fan, and A is 3 by 3; give view=spectrum or view=power."),
            (["view=fans"], 'eigenvectors: view is "fans"; did you mean "fan"?'),
            (["start=[0, 0]"], "eigenvectors.start: is the zero vector; give another vector."),
            (["steps=0"], "eigenvectors: steps is 0; give 1 to 100."),
            (["steps=101"], "eigenvectors: steps is 101; give 1 to 100."),
        ])


def svd_low_rank():
    folder = here.parents[2] / "gallery" / "data" / "tables"
    flower = np.load(folder / "flower_gray_212x212.npy")[10:202, 10:202] / 255
    flower = flower.reshape(48, 4, 48, 4).mean((1, 3))
    hilbert = 1 / (np.arange(5)[:, None] + np.arange(5)[None] + 1)

    def case(a, settings, ranks):
        u, s, v = np.linalg.svd(a)
        m, n = a.shape
        errors = [np.linalg.norm(a - u[:, :k] * s[:k] @ v[:k]) for k in ranks]
        return settings, {
            "shape": [float(m), float(n)], "singular_values": s,
            "cumulative_energy": np.cumsum(s**2) / np.sum(s**2), "error": errors,
            "relative_error": np.array(errors) / np.linalg.norm(a),
            "storage": [k * (m + n + 1) / (m * n) for k in ranks],
            "rank": np.linalg.matrix_rank(a),
        }

    write(
        "svd-low-rank",
        "NumPy: numpy.linalg.svd of blocks of 4 by 4 pixels of the photograph, norms of differences.",
        [
            case(flower, [], [1, 5, 20]),
            case(hilbert, ["matrix=hilbert5", "ranks=[1, 3]"], [1, 3]),
            case(np.array([[3, 0], [4, 5.0]]), ["matrix=[[3, 0], [4, 5]]", "ranks=[1]"], [1]),
        ],
        [
            (["matrix=[[1, 2, 3]]", "ranks=[1]"],
             "svd-low-rank.matrix: is 1 by 3; give 2 by 2 or more."),
            (["matrix=hilbert6"],
             'svd-low-rank.matrix: is "hilbert6"; did you mean "hilbert5"?'),
            (["matrix=nowhere.npy"],
             'svd-low-rank.matrix: there is no file "nowhere.npy"; check the path.'),
            (["ranks=[49]"], "svd-low-rank.ranks: holds 49; give 1 to 48."),
            (["ranks=[0]"], "svd-low-rank: ranks is 0; give at least 1."),
            (["ranks=[]"], "svd-low-rank.ranks: has 0 values; give 1 to 6."),
            (["panels=[]"], "svd-low-rank.panels: is empty; name at least one panel."),
            (["panels=[aprox]"], 'svd-low-rank: panels is "aprox"; did you mean "approx"?'),
            (["matrix=[[1, null], [2, 3]]", "ranks=[1]"],
             "svd-low-rank.matrix: has nan in row 0, column 1; give finite numbers."),
        ])


def pca_biplot():
    import csv

    def signed(v):
        return v * np.sign(v[np.argmax(np.abs(v))])

    def case(x, settings, scale=False):
        other = np.linalg.eigvalsh(np.cov(x.T) if scale else np.corrcoef(x.T))[::-1]
        x = (x - x.mean(0)) / (x.std(0, ddof=1) if scale else 1)
        values, vectors = np.linalg.eigh(np.cov(x.T))
        order = np.argsort(-values)[: min(len(x), x.shape[1])]
        kept = min(2, len(order))
        loadings = np.array([signed(vectors[:, i]) for i in order[:kept]])
        return settings, {
            "explained_variance": values[order], "explained_ratio": values[order] / values.sum(),
            "loadings[0]": loadings[0], "loadings[1]": loadings[1],
            "scores[0][0]": (x @ loadings[0])[0], "scores[0][1]": (x @ loadings[1])[0],
            "rows": len(x), "other_scaling_ratio": other[: len(order)] / other.sum(),
        }, 1e-8

    iris = here.parents[2] / "gallery" / "figures" / "data" / "iris.csv"
    rows = list(csv.reader(iris.open()))[1:]
    x = np.array([row[:4] for row in rows], float)
    foods = np.array([
        [105, 245, 685, 147, 193, 156, 720, 253, 488, 198, 360, 1102, 1472, 57, 1374, 375, 54],
        [103, 227, 803, 160, 235, 175, 874, 265, 570, 203, 365, 1137, 1582, 73, 1256, 475, 64],
        [103, 242, 750, 122, 184, 147, 566, 171, 418, 220, 337, 957, 1462, 53, 1572, 458, 62],
        [66, 267, 586, 93, 209, 139, 1033, 143, 355, 187, 334, 674, 1494, 47, 1506, 135, 41.0]])
    small = "data=[[1, 2, 0], [2, 1, 1], [3, 5, 1], [4, 3, 3]]"
    write(
        "pca-biplot",
        "NumPy: numpy.linalg.eigh of numpy.cov, signs by the loading of largest size.",
        [
            case(x, []),
            case(x, ["scale=true"], True),
            case(foods, ["data=uk-foods"]),
            case(np.array([[1, 2, 0], [2, 1, 1], [3, 5, 1], [4, 3, 3.0]]), [small]),
        ],
        [
            (["data=irises"], 'pca-biplot.data: is "irises"; did you mean "iris"?'),
            (["data=[[1], [2]]"], "pca-biplot.data: has 1 columns of numbers; give at least two."),
            (["data=[[1, 2]]"], "pca-biplot.data: has 1 rows; give at least two."),
            (["data=[[1, 2], [1, 2]]"], "pca-biplot.data: does not vary; give other rows."),
            (["data=[[1, 2], [1, 3], [1, 5]]", "scale=true"],
             "pca-biplot.data: does not vary in column 1; leave the column out, or scale=false."),
            (["data=[[1, 2], [null, 3], [1, 5]]"],
             "pca-biplot.data: has no column 1 in row 1; give complete rows, or set drop-missing."),
            (["components=[1, 1]"],
             "pca-biplot.components: is [1, 1]; give two different numbers from 1 to 4."),
            (["components=[1, 5]"],
             "pca-biplot.components: is [1, 5]; give two different numbers from 1 to 4."),
            (["color=specie"],
             'pca-biplot.color: unknown column "specie"; did you mean "species"?'),
            (["panels=[]"], "pca-biplot.panels: is empty; name at least one panel."),
            (["panels=[score]"], 'pca-biplot: panels is "score"; did you mean "scores"?'),
            (["arrows=maybe"], 'pca-biplot: arrows is "maybe"; give true or false.'),
        ],
        [
            (["data=[[1, 2], [null, 3], [1, 5], [2, 2]]", "drop-missing=true"],
             "1 rows with missing values are left out"),
            (["data=gallery/figures/data/penguins.csv", "drop-missing=true"],
             "left out, as they hold no numbers: island, sex"),
        ])


def determinant_area():
    from scipy.spatial import ConvexHull

    def case(a, settings, shape=((0, 0), (1, 0), (1, 1), (0, 1))):
        a, shape = np.array(a, float), np.array(shape, float)
        image = shape @ a.T
        rank = int(np.linalg.matrix_rank(a))
        before = ConvexHull(shape).volume
        after = ConvexHull(image).volume if rank == 2 else 0.0
        (x, y), (z, w) = a
        pieces = {} if rank < 2 else {
            "box_area": (x + y) * (z + w),
            # The triangles on the column that comes first turning left, then on the other.
            "corner_areas": [x * z, y * w, 2 * y * z] if x * w > y * z else [y * w, x * z, 2 * x * w],
        } if np.all(a >= 0) else {"rectangle": [abs(x), abs(np.linalg.det(a) / x)]}
        return settings, {
            "determinant": np.linalg.det(a) if rank == 2 else 0.0, "rank": rank,
            "area_before": before, "area_after": after, "ratio": after / before, "images": image,
            **pieces,
        }

    box = np.array([[2, 1, 0], [0, 1, 1], [1, 0, 1.0]])
    write(
        "determinant-area",
        "NumPy's determinant and the areas of SciPy's ConvexHull of the corners.",
        [
            case([[3, 2], [0, 2]], []),
            case([[1, 2], [3, 1]], ["A=[[1, 2], [3, 1]]", "shape=triangle"],
                 [(0, 0), (1, 0), (0, 1)]),
            case([[2, 1], [4, 2]], ["A=[[2, 1], [4, 2]]"]),
            case([[2, -1], [1, 2]], ["A=[[2, -1], [1, 2]]", "shape=[[0, 0], [3, 1], [2, 4]]"],
                 [(0, 0), (3, 1), (2, 4)]),
            (["A=[[2, 1, 0], [0, 1, 1], [1, 0, 1]]"],
             {"determinant": np.linalg.det(box), "rank": 3}),
        ],
        [
            (["A=[[1, 2, 3]]"], "determinant-area.A: is 1 by 3; give 2 by 2 or 3 by 3."),
            (["shape=[[0, 0], [1, 1]]"], "determinant-area.shape: has 2 points; give 3 to 1000."),
            (["shape=squares"], 'determinant-area: shape is "squares"; did you mean "square"?'),
            (["dissect=perhaps"], 'determinant-area: dissect is "perhaps"; give true or false.'),
        ],
        [(["shape=[[0, 0], [1, 1], [1, 0], [0, 1]]"], "shape: its sides cross")])


def dot_product_projection():
    def case(a, b, settings):
        a, b = np.array(a, float), np.array(b, float)
        cosine = a @ b / np.linalg.norm(a) / np.linalg.norm(b)
        return settings, {
            "dot": a @ b, "products": a * b, "length_a": np.linalg.norm(a),
            "length_b": np.linalg.norm(b), "cosine": cosine,
            "degrees": np.degrees(np.arccos(cosine)), "share": a @ b / (b @ b),
            "projection": a @ b / (b @ b) * b, "shadow_length": a @ b / np.linalg.norm(b),
        }

    write(
        "dot-product-projection", "NumPy: dot products, norms and arccos.",
        [
            case([3, 4], [5, 0], []),
            case([-3, 2], [4, 1], ["a=[-3, 2]", "b=[4, 1]", "view=sweep"]),
            case([1, -2, 0.5, 3], [2, 1, 4, -0.5],
                 ["a=[1, -2, 0.5, 3]", "b=[2, 1, 4, -0.5]", "view=bars"]),
            (["a=[0, 0]"], {"dot": 0.0, "share": 0.0, "length_a": 0.0}),
        ],
        [
            (["a=[1, 2, 3]"],
             "dot-product-projection.b: has 2 numbers and a has 3; give as many."),
            (["a=[]"], "dot-product-projection.a: has 0 numbers; give 1 to 100000."),
            (["view=shadows"],
             'dot-product-projection: view is "shadows"; did you mean "shadow"?'),
        ])


def matrix_heatmap():
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.special import softmax

    m = np.array([[1.2, -0.5, 0.3, 2.1], [-1.1, 0.8, 0, -0.4], [0.6, -2, 1.5, 0.9]])

    def case(m, settings, **more):
        reach = np.abs(m).max()
        limits = [-reach, reach] if m.min() < 0 < m.max() else [m.min(), m.max()]
        return settings, {
            "shape": [float(m.shape[0]), float(m.shape[1])], "missing": 0, "min": m.min(),
            "max": m.max(), "mean": m.mean(), "frobenius": np.linalg.norm(m), "limits": limits,
            "row_sums": m.sum(1), "column_sums": m.sum(0), "values": m, **more,
        }

    z = (m - m.mean(1, keepdims=True)) / m.std(1, ddof=1, keepdims=True)
    rows, columns = (leaves_list(linkage(x, "average")) for x in (m, m.T))
    big = "matrix=gallery/data/attention/animal.npy"
    attention = np.load(here.parents[2] / "gallery" / "data" / "attention" / "animal.npy")
    flat = "matrix=[[1, 1, 1], [1, 2, 3]]"
    write(
        "matrix-heatmap", "NumPy; SciPy: special.softmax and cluster.hierarchy.linkage by average.",
        [
            case(m, []),
            case(m / np.abs(m).max(1, keepdims=True), ["norm=row"]),
            case(m / np.abs(m).max(0), ["norm=col"]),
            (*case(z, ["norm=zscore"]), 1e-12),
            case(softmax(m, 1), ["norm=softmax-row"]),
            case(m[rows][:, columns], ["sort=cluster"], row_order=rows.astype(float),
                 column_order=columns.astype(float)),
            (["limits=robust"], {"limits": np.quantile(m, [0.02, 0.98])}),
            (*case(attention[5, 3].astype(float), [big, "slice=5,3"]), 1e-7),
            (["matrix=[[1, null], [2, 3]]"], {"missing": 1, "mean": 2.0}),
        ],
        [
            (["matrix=[]"], "matrix-heatmap.matrix: is empty; give at least one number."),
            ([big], "matrix-heatmap.matrix: has the shape [6, 12, 16, 16]; "
                    "choose a matrix with slice, such as 0,0."),
            ([big, "slice=6,0"], "matrix-heatmap.slice: has the index 6 on axis 0 of the shape "
                                 "[6, 12, 16, 16]; use 0 to 5."),
            ([big, "slice=1"], "matrix-heatmap.slice: leaves 3 axes of the shape "
                               "[6, 12, 16, 16]; fix all axes but two, such as 0,0."),
            (["norm=rows"], 'matrix-heatmap: norm is "rows"; did you mean "row"?'),
            (["limits=[2, 1]"],
             "matrix-heatmap: limits is [2, 1]; give two finite numbers, the smaller first."),
            (["limits=robst"], 'matrix-heatmap: limits is "robst"; did you mean "robust"?'),
            (["annotate=ever"],
             'matrix-heatmap: annotate is "ever"; did you mean "never"?'),
            (["labels=[a, b]"], "matrix-heatmap.labels: has 2 names, and there are 3 rows and "
                                "4 columns; give one for each row or column."),
            (["sort=sums"], 'matrix-heatmap: sort is "sums"; did you mean "sum"?'),
            (["matrix=[[1, null], [2, 3]]", "sort=cluster"],
             "matrix-heatmap.sort: cannot compare rows with missing values; give sort=sum or none."),
        ],
        [
            ([flat, "norm=zscore"], "row 0 does not vary: zeros instead of z-scores"),
            (["matrix=[[1, null], [2, 3]]"], "hatched: 1 of 4 cells without a finite number"),
        ])


def svd_geometry():
    def case(a, settings, **more):
        a = np.array(a, float)
        values = np.linalg.svd(a, compute_uv=False)
        expect = {"singular_values": values, "rank": np.linalg.matrix_rank(a), **more}
        if a.shape == (2, 2):
            # Directions from the eigenvectors of AᵀA, turned so that v₁'s largest part is positive.
            _, vectors = np.linalg.eigh(a.T @ a)
            first = vectors[:, 1]
            first = first * np.sign(first[np.argmax(np.abs(first) > np.abs(first).max() - 1e-9)])
            image = a @ first
            if image[np.argmax(np.abs(image) > np.abs(image).max() - 1e-9)] < 0:
                first, image = -first, -image
            expect.update({
                "determinant": np.linalg.det(a), "condition": values[0] / values[1],
                "turn_v_degrees": -np.degrees(np.arctan2(first[1], first[0])),
                "turn_u_degrees": np.degrees(np.arctan2(image[1], image[0])),
            })
        return settings, expect

    write(
        "svd-geometry", "NumPy: numpy.linalg.svd, and angles from the eigenvectors of AᵀA.",
        [
            case([[3, 0], [4, 5]], []),
            case([[2, 1], [-1, 3]], ["A=[[2, 1], [-1, 3]]", "stages=3", "frames=24"]),
            case([[1, 2, 3], [2, 4, 9]], ["A=[[1, 2, 3], [2, 4, 9]]"]),
        ],
        [
            (["A=[[1, null], [2, 3]]"],
             "svd-geometry.A: has nan in row 0, column 1; give finite numbers."),
            (["stages=1"], "svd-geometry: stages is 1; give 2 to 4."),
            (["stages=5"], "svd-geometry: stages is 5; give 2 to 4."),
            (["shape=[]"], "svd-geometry.shape: is empty; name at least one shape."),
            (["shape=[circel]"], 'svd-geometry: shape is "circel"; did you mean "circle"?'),
            (["frames=0"], "svd-geometry: frames is 0; give 1 to 240."),
        ])


def embedding_similarity():
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import cdist

    toy = np.array(
        [[0.9, 0.8, 0.1], [0.9, -0.8, 0.1], [0.1, 0.9, 0.2], [0.1, -0.9, 0.2], [-0.2, 0, 0.9]])
    unit = toy / np.linalg.norm(toy, axis=1, keepdims=True)
    values = np.linalg.svd(toy - toy.mean(0), compute_uv=False) ** 2
    names = np.array(["king", "queen", "man", "woman", "apple"])
    target = toy[0] - toy[2] + toy[3]
    cosines = unit @ target / np.linalg.norm(target)
    nearest = np.argsort(-cosines)
    words = np.load(here.parents[2] / "gallery" / "data" / "embeddings" / "words.npy").astype(float)
    real = words / np.linalg.norm(words, axis=1, keepdims=True)
    kept = np.linalg.svd(words - words.mean(0), compute_uv=False) ** 2
    write(
        "embedding-similarity",
        "NumPy: products of unit vectors, singular values; SciPy: linkage by average, cdist.",
        [
            ([], {"similarity": unit @ unit.T, "variance_kept": values[:2] / values.sum(),
                  "order": leaves_list(linkage(unit, "average")).astype(float)}),
            (["metric=dot"], {"similarity": toy @ toy.T,
                              "order": leaves_list(linkage(toy, "average")).astype(float)}),
            (["metric=euclidean", "order=given"],
             {"similarity": cdist(toy, toy), "order": np.arange(5.0)}, 1e-12),
            (["analogy=[king, man, woman]"],
             {"target": target, "neighbours": names[nearest].tolist(),
              "neighbour_cosines": cosines[nearest]}),
            (["vectors=words"],
             {"similarity[0]": (real @ real.T)[0], "similarity[77]": (real @ real.T)[77],
              "variance_kept": kept[:2] / kept.sum()}, 1e-6),
        ],
        [
            (["vectors=[[1, 2]]"], "embedding-similarity.vectors: has 1 rows; give 2 to 2000 vectors."),
            (["vectors=[[1, 2], [3, 4], [5, 6]]"],
             "embedding-similarity.labels: is missing, and there are 3 vectors; give 3 labels."),
            (["vectors=[[1, 2], [3]]"],
             "embedding-similarity: vectors has 1 values in row 1 and 2 in row 0; "
             "give rows of the same length."),
            (["labels=[a, b]"],
             "embedding-similarity.labels: has 2 labels, and there are 5 vectors; give one for each."),
            (["analogy=[king, man, womn]"],
             'embedding-similarity.analogy: unknown label "womn"; did you mean "woman"?'),
            (["analogy=[king, man]"],
             "embedding-similarity.analogy: has 2 labels; give three, a, b and c."),
            (["metric=cosin"], 'embedding-similarity: metric is "cosin"; did you mean "cosine"?'),
            (["order=clusters"],
             'embedding-similarity: order is "clusters"; did you mean "cluster"?'),
            (["project=pcs"], 'embedding-similarity: project is "pcs"; did you mean "pca"?'),
        ],
        [(["vectors=[[1, 0], [0, 0], [1, 1]]", "labels=[a, b, c]"], "hatched: b has the length 0")])


if __name__ == "__main__":
    embedding_similarity()
    svd_geometry()
    matrix_heatmap()
    dot_product_projection()
    determinant_area()
    pca_biplot()
    svd_low_rank()
    eigenvectors()
    matrix_transformation()
