"""Writes the data that all programs draw into a folder: python data.py FOLDER [NAME]...

The names: long, points, heatmap, contour, statistics, csv, pictures.
"""

import sys

import numpy as np


def main():
    folder, wanted = sys.argv[1], sys.argv[2:]
    t = np.linspace(0, 12, 400)
    a = np.exp(-t / 4) * np.cos(2 * t)
    b = np.exp(-t / 6) * np.sin(3 * t)
    for name, values in [("wave-x", t), ("wave-a", a), ("wave-b", b)]:
        values.tofile(f"{folder}/{name}.f64")
    table = np.column_stack([t, a, b])
    np.savetxt(f"{folder}/waves.csv", table, "%.10g", ",", header="time,first,second", comments="")

    random = np.random.default_rng(7)
    if "long" in wanted:
        x = np.arange(10_000_000, dtype=np.float64)
        smooth = np.sin(x * 2e-6) + 0.3 * np.sin(x * 1.1e-5)
        x.tofile(f"{folder}/x.f64")
        smooth.tofile(f"{folder}/smooth.f64")
        (smooth + random.normal(0, 0.3, x.size)).tofile(f"{folder}/noisy.f64")
    if "points" in wanted:
        x = random.normal(0, 1, 10_000_000)
        x.tofile(f"{folder}/points-x.f64")
        (0.6 * x + random.normal(0, 0.8, x.size)).tofile(f"{folder}/points-y.f64")
    if "contour" in wanted:
        v = np.linspace(-3, 3, 512)
        x, y = v[None, :], v[::-1][:, None]
        (3 * (1 - x) ** 2 * np.exp(-x**2 - (y + 1) ** 2)
         - 10 * (x / 5 - x**3 - y**5) * np.exp(-x**2 - y**2)
         - np.exp(-(x + 1) ** 2 - y**2) / 3).tofile(f"{folder}/field.f64")
    if "heatmap" in wanted:
        v = np.linspace(-3, 3, 4096, dtype=np.float32)
        field = np.sin(3 * v)[:, None] * np.cos(2 * v)[None, :]
        field += random.normal(0, 0.1, field.shape).astype(np.float32)
        field.astype(np.float32).tofile(f"{folder}/heatmap.f32")
    if "csv" in wanted:
        x = np.arange(10_000_000) / 1000
        y = np.sin(x / 700) + random.normal(0, 0.1, x.size)
        with open(f"{folder}/long.csv", "w") as file:
            file.write("time,value\n")
            for start in range(0, x.size, 100_000):
                part = zip(x[start:start + 100_000].tolist(), y[start:start + 100_000].tolist())
                file.write("".join(f"{a:.3f},{b!r}\n" for a, b in part))
    if "pictures" in wanted:
        # A noisy field with sharp edges, as a scanned page has; then with a shape moved and a level
        # of noise, as another machine would draw it.
        from PIL import Image

        y, x = np.mgrid[:3000, :4000].astype(np.float32)
        field = 128 + 60 * np.sin(x / 90) * np.cos(y / 70) + random.normal(0, 4, x.shape)
        before = np.stack([field, field * 0.8 + 20, 255 - field], -1).clip(0, 255).astype(np.uint8)
        after = before.copy()
        for picture, shift in [(before, 0), (after, 3)]:
            ring = np.abs(np.hypot(x - 2000 - shift, y - 1500) - 900) < 25
            picture[ring] = [20, 40, 90]
        after[:, ::5] ^= 1
        for name, picture in [("before", before), ("after", after)]:
            Image.fromarray(picture).save(f"{folder}/{name}.png", compress_level=3)
    if "statistics" in wanted:
        random = np.random.default_rng(11)
        random.normal(0, 1, 10_000_000).tofile(f"{folder}/histogram.f64")
        both = np.where(np.arange(100_000) % 3 == 0, 4.0, 0.0)
        (both + random.normal(0, 1, both.size)).tofile(f"{folder}/density.f64")
        groups = np.repeat(np.arange(6.0), 100_000)
        (groups + random.normal(0, 1, groups.size) * (1 + groups / 5)).tofile(f"{folder}/violins.f64")


main()
